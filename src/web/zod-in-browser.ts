// Takes the place of zod in the browser (see vite.config.ts). Pages need the routes of the tables, the choices of an enum and
// the fields of an object; schemas run on the desk alone. That is 30 kB less on the first page, and no code made at run time,
// which the content policy forbids. Parsing here is a mistake and says so.
type Schema = { readonly shape?: Record<string, unknown>; readonly options?: readonly string[] }

const refused = /^(safe)?parse(Async)?$/

/** A schema that only remembers its choices and fields; every other method gives the schema itself. */
function schema(known: Schema): unknown {
  const own: Record<string, unknown> = { ...known }
  if (known.options) {
    const { options } = known
    own.enum = Object.fromEntries(options.map((option) => [option, option]))
    own.exclude = (out: readonly string[]) => schema({ options: options.filter((option) => !out.includes(option)) })
    own.extract = (kept: readonly string[]) => schema({ options: kept })
    own.safeParse = (value: string) =>
      options.includes(value) ? { success: true, data: value } : { success: false, error: null }
    // What a list of choices gives back is one of them.
    own.parse = (value: string) => {
      if (!options.includes(value)) throw new Error(`${value} is none of ${options.join(', ')}`)
      return value
    }
  }
  if (known.shape) {
    own.extend = (more: Record<string, unknown>) => schema({ shape: { ...known.shape, ...more } })
    own.safeExtend = own.extend
  }
  const self: unknown = new Proxy(() => self, {
    get(_, key) {
      if (typeof key === 'symbol' || key === 'then') return undefined
      if (key in own) return own[key]
      if (refused.test(key)) throw new Error('Schemas run on the desk, not in the browser.')
      return () => self
    },
  })
  return self
}

const makers: Record<string, unknown> = {
  enum: (options: readonly string[]) => schema({ options }),
  object: (shape: Record<string, unknown> = {}) => schema({ shape }),
  strictObject: (shape: Record<string, unknown> = {}) => schema({ shape }),
  looseObject: (shape: Record<string, unknown> = {}) => schema({ shape }),
}
/** `z.iso.datetime()`, `z.coerce.number()`: names that hold makers. */
const groups = new Set(['iso', 'coerce'])
const group = new Proxy({}, { get: () => () => schema({}) })

export const z = new Proxy(makers, {
  get: (own, name: string) => own[name] ?? (groups.has(name) ? group : () => schema({})),
})
