// YAML whose every field knows its line, so that whoever wrote it finds what is wrong.
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'

export type YamlDocument = { readonly value: unknown; lineOf(path: readonly PropertyKey[]): number | null }

/** One document, or the lines at which it is no YAML. */
export function readYamlDocument(text: string): YamlDocument | { readonly errors: readonly (number | null)[] } {
  const lines = new LineCounter()
  const lineAt = (offset: number | undefined) => (offset === undefined ? null : lines.linePos(offset).line)
  let document: ReturnType<typeof parseDocument>
  let value: unknown
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    if (document.errors.length > 0) return { errors: document.errors.slice(0, 5).map((error) => lineAt(error.pos[0])) }
    value = document.toJS({ maxAliasCount: 50 })
  } catch {
    // Too many aliases, or deeper than can be read.
    return { errors: [null] }
  }
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const keys = path.slice(0, length)
        const above = document.getIn(keys.slice(0, -1), true)
        const pair = isMap(above)
          ? above.items.find((one) => isScalar(one.key) && one.key.value === keys.at(-1))
          : undefined
        const node = length === 0 ? document.contents : document.getIn(keys, true)
        const offset =
          (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ??
          (node as { range?: [number] | null } | undefined)?.range?.[0]
        if (offset !== undefined) return lineAt(offset)
      }
      return null
    },
  }
}
