// A publication as it is shown at the desk, and what the record says of its versions.
import type { Context } from '#src/platform/context.ts'
import { plainOf } from '#src/prepare/knowledge/plain-letter.ts'
import { reading, type Within } from '#src/respond/incident/actions/within.ts'
import { siteLinks } from '../links.ts'
import type { Publication, PublicText, Stage } from '../publication.ts'
import { languagesOf, publicationOf, type StoredPublication } from '../store.ts'

export const numberOf = (incident: string, { number }: { readonly number: number }): string => `${incident}-P${number}`

export async function shown(context: Context, incident: string, ref: string): Promise<Publication> {
  const head = await reading(context, incident)
  return viewOf(context, head.number, await publicationOf(context.desk.state.db, head.id, ref))
}

export function viewOf(
  { desk, viewer }: Context,
  incident: string,
  { versions, slug, ...one }: StoredPublication,
): Publication {
  const published = versions.filter((version) => version.publishedAt !== null)
  return {
    id: one.id,
    number: numberOf(incident, one),
    url: slug === null || published.length === 0 ? null : siteLinks(desk.publicUrl).permanent(slug),
    versions: versions.map(({ composed, madeBy, madeByName, approvedById: _, approvedByName, ...version }) => ({
      ...version,
      text: composed.text,
      madeBy: madeByName,
      isMine: madeBy === viewer.id,
      approvedBy: approvedByName,
      publicUntil:
        published.find((next) => version.issue !== null && next.issue === version.issue + 1)?.publishedAt ?? null,
    })),
  }
}

/** Of a text in each language, in an entry of the record. */
const mostRecorded = 100_000

/** What the record says of a version: enough to prove later what stood on the page, and that it did. */
export function note(
  within: Within,
  code: string,
  { id, number }: Pick<StoredPublication, 'id' | 'number'>,
  is: { version: number; stage: Stage; text: PublicText; more?: Record<string, unknown> },
) {
  const named = numberOf(within.incident.number, { number })
  const langs = languagesOf(is.text)
  const subject = is.text[langs[0]!]!.subject
  return within.append({
    kind: code === 'publication.written' || code === 'publication.scheduled' ? 'change' : 'contact',
    code,
    about: [{ type: 'publication', id }],
    facts: {
      number: named,
      version: is.version,
      stage: { word: `publication.stage.${is.stage}` },
      subject,
      text: Object.fromEntries(langs.map((lang) => [lang, plainOf(is.text[lang]!).slice(0, mostRecorded)])),
      ...is.more,
    },
    searchText: [named, ...langs.map((lang) => is.text[lang]!.subject)].join(' '),
  })
}
