// What the public page would say, from what stands in the incident at this moment.
import { canonical, type Json } from '#src/core/canonical.ts'
import { contactLine } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import type { PrintLetter } from '#src/prepare/knowledge/print-letter.ts'
import type { Db, IncidentHead } from '#src/respond/incident/store.ts'
import { sightingsOf, sourcesOf } from '#src/respond/notice/store/source.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import { type Composed, composePublic, dayIn } from '../public-text.ts'
import { type Given, letterOfStage, type PublicText, type Stage, stageRefused } from '../publication.ts'
import type { StoredPublication } from '../store.ts'
import { faultText } from '../words.ts'

export const letterFor = (dataDir: string, stage: Stage): PrintLetter =>
  knowledge(dataDir).printLetters.find((one) => one.id === letterOfStage[stage]) ??
  refuse('publication.letter.not-found', { id: letterOfStage[stage] })

export function allowed(stage: Stage, { versions }: Pick<StoredPublication, 'versions'>): void {
  const refused = stageRefused(
    stage,
    versions.flatMap((one) => (one.state === 'published' ? [one.stage] : [])),
  )
  if (refused === 'first-again') refuse('publication.first-again')
  if (refused === 'nothing-yet') refuse('publication.nothing-yet')
}

type Writing = { readonly stage: Stage; readonly given: Given; readonly asOf: string }
export async function composedOf(
  { desk }: Context,
  db: Db,
  incident: IncidentHead,
  before: Pick<StoredPublication, 'versions'> | null,
  { stage, given, asOf }: Writing,
): Promise<Composed> {
  if (!given.ja && !given.en) refuse('publication.language.missing')
  const { zone, contact, publicUrl } = desk
  const own = (lang: Language) => ({
    name: desk.organisation || speaker(noticeWords, lang)('desk'),
    contact: contactLine(contact, lang) || desk.mail.from.address,
    link: publicUrl,
  })
  const published = before?.versions.filter((one) => one.publishedAt !== null) ?? []
  const last = published[0]?.publishedAt
  return composePublic({
    letter: letterFor(desk.dataDir, stage),
    incident,
    sources: await sourcesOf(db, incident.id, zone),
    sightings: await sightingsOf(db, incident.id),
    given,
    asOf,
    zone,
    own: { ja: own('ja'), en: own('en') },
    follows: { issue: String(published.length + 1), ...(last ? { before_on: dayIn(last, zone) } : {}) },
  })
}

/** A page with blanks does not go into review. */
export function whole({ faults }: Composed, lang: Language): void {
  if (faults.length > 0)
    refuse('publication.missing', { faults: faults.map((one) => `${one.lang}: ${faultText(one, lang)}`).join(' / ') })
}

export const textOf = (text: PublicText): string => canonical(text as unknown as Json)
