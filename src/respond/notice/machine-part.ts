// What programs of the recipient read: XARF 4 for each address, one IODEF document for all; nothing that does not stand in the notice itself.
import type { Language } from '#src/core/language.ts'
import type { Tlp } from '#src/core/tlp.ts'
import { iodefOf } from './iodef.ts'
import type { Sighting } from './item.ts'
import type { Excerpt } from './log-excerpt.ts'
import type { Masker } from './mask.ts'
import { xarfOf } from './xarf.ts'

export type Attached = { readonly name: string; readonly mediaType: string; readonly text: string }

/** What of the case stands in them. */
type Facts = {
  readonly id: string
  readonly now: string
  readonly lang: Language
  readonly desk: { readonly name: string; readonly email: string }
  readonly incident: { readonly number: string; readonly title: string; readonly kinds: readonly string[] }
  readonly sha256: (text: string) => string
}

export function machineParts({
  world,
  addresses,
  excerpts,
  evidence,
  tlp,
  masker,
}: {
  readonly world: Facts
  /** Of the recipient, as a source. */
  readonly addresses: readonly Sighting[]
  /** Judged and masked. */
  readonly excerpts: readonly Excerpt[]
  readonly evidence: string
  readonly tlp: Tlp
  readonly masker: Masker
}): Attached[] {
  const { incident, now, lang } = world
  const desk = { name: world.desk.name, email: world.desk.email, domain: world.desk.email.split('@')[1] ?? '' }
  const lines = excerpts.flatMap((one) => one.lines)
  const seen = lines
    .filter((line) => line.isTheirs && line.at !== null)
    .map((line) => new Date(line.at!).toISOString())
    .sort()
  const facts = {
    now,
    desk,
    kinds: incident.kinds,
    firstSeen: seen[0] ?? null,
    lastSeen: seen.at(-1) ?? null,
    description: masker.loose(incident.title),
  }
  const parts: Attached[] = addresses.flatMap((source, i) => {
    const xarf = xarfOf({ ...facts, id: world.id, source, evidence, evidenceSha256: world.sha256(evidence) })
    const text = `${JSON.stringify(xarf, null, 2)}\n`
    return xarf ? [{ name: `xarf-${i + 1}.json`, mediaType: 'application/json', text }] : []
  })
  const iodef = iodefOf({ ...facts, number: incident.number, lang, tlp, sources: addresses, lines })
  return iodef === null
    ? parts
    : [...parts, { name: `iodef-${incident.number}.xml`, mediaType: 'application/xml', text: iodef }]
}
