// What a registry of addresses or names answers (RDAP, RFC 9083), read as somebody to be reached. Nothing of it is kept until a person says so.
import { z } from 'zod'
import { holdingsOf, networksBetween } from './asked.ts'
import type { ContactChannel, ContactHolding } from './contact.ts'

const text = z.string().max(2_000)
const VcardLine = z.tuple([text, z.unknown(), text]).rest(z.unknown())
type Entity = {
  readonly handle?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly vcardArray?: readonly unknown[] | undefined
  readonly entities?: readonly Entity[] | undefined
}
const Entity: z.ZodType<Entity> = z.lazy(() =>
  z.object({
    handle: text.optional(),
    roles: z.array(text).max(50).optional(),
    vcardArray: z.array(z.unknown()).max(2).optional(),
    entities: z.array(Entity).max(50).optional(),
  }),
)
const Answer = z.object({
  objectClassName: text.optional(),
  handle: text.optional(),
  name: text.optional(),
  ldhName: text.optional(),
  country: text.optional(),
  startAddress: text.optional(),
  endAddress: text.optional(),
  startAutnum: z.number().optional(),
  endAutnum: z.number().optional(),
  entities: z.array(Entity).max(100).optional(),
})

export const RegistryFound = z.object({
  name: z.string(),
  organisation: z.string(),
  country: z.string(),
  /** In which role it stands in the registry: abuse before technical before registrant. */
  role: z.string(),
  channels: z.array(
    z.object({
      kind: z.enum(['email', 'phone', 'fax', 'web', 'post']),
      value: z.string(),
      hours: z.string(),
      note: z.string(),
    }),
  ),
  holdings: z.array(z.object({ type: z.enum(['cidr', 'domain', 'asn']), value: z.string() })),
})
export type RegistryFound = z.infer<typeof RegistryFound>

const order = ['abuse', 'technical', 'noc', 'administrative', 'registrant']

/** The one to write to, and what the registry says they hold; null when it names nobody who can be reached. */
export function readRegistry(document: unknown): RegistryFound | null {
  const read = Answer.safeParse(document)
  if (!read.success) return null
  const answer = read.data
  const entities = everyEntity(answer.entities ?? [])
  const cards = entities.flatMap((entity) => {
    const channels = channelsOf(entity)
    const best = order.findIndex((role) => entity.roles?.includes(role))
    return channels.some((one) => one.kind === 'email')
      ? [{ entity, channels, rank: best < 0 ? order.length : best }]
      : []
  })
  const chosen = cards.sort((a, b) => a.rank - b.rank)[0]
  if (!chosen) return null
  const registrant = entities.find((one) => one.roles?.includes('registrant'))
  const organisation = nameOf(registrant) || answer.name || ''
  return {
    name: nameOf(chosen.entity) || organisation || answer.handle || chosen.channels[0]!.value,
    organisation,
    country: /^[A-Za-z]{2}$/.test(answer.country ?? '') ? answer.country!.toUpperCase() : '',
    role: order[chosen.rank] ?? '',
    channels: chosen.channels,
    holdings: heldBy(answer),
  }
}

function heldBy({
  startAddress,
  endAddress,
  ldhName,
  startAutnum,
  endAutnum,
}: z.infer<typeof Answer>): ContactHolding[] {
  if (startAddress && endAddress)
    return (networksBetween(startAddress, endAddress) ?? []).map((value) => ({ type: 'cidr', value }))
  if (ldhName) return holdingsOf({ type: 'domain', value: ldhName }) ?? []
  return startAutnum && startAutnum === (endAutnum ?? startAutnum) ? [{ type: 'asn', value: `AS${startAutnum}` }] : []
}

const mostEntities = 200
function everyEntity(list: readonly Entity[], depth = 0): Entity[] {
  return depth > 3
    ? []
    : list.flatMap((one) => [one, ...everyEntity(one.entities ?? [], depth + 1)]).slice(0, mostEntities)
}

const linesOf = (entity: Entity | undefined) =>
  (Array.isArray(entity?.vcardArray?.[1]) ? (entity.vcardArray[1] as unknown[]).slice(0, 100) : []).flatMap((line) => {
    const read = VcardLine.safeParse(line)
    return read.success && typeof read.data[3] === 'string'
      ? [{ name: read.data[0], about: read.data[1], value: read.data[3].trim().slice(0, 300) }]
      : []
  })
const nameOf = (entity: Entity | undefined): string => linesOf(entity).find((line) => line.name === 'fn')?.value ?? ''

function channelsOf(entity: Entity): ContactChannel[] {
  return linesOf(entity)
    .flatMap(({ name, about, value }): ContactChannel[] => {
      const bare = { hours: '', note: '' }
      if (name === 'email' && /^[^@\s]+@[^@\s]+$/.test(value)) return [{ kind: 'email', value, ...bare }]
      if (name !== 'tel' || value === '') return []
      return [
        {
          kind: JSON.stringify(about ?? '').includes('fax') ? 'fax' : 'phone',
          value: value.replace(/^tel:/, ''),
          ...bare,
        },
      ]
    })
    .slice(0, 10)
}
