import { createHash } from 'node:crypto'
import { canonical, type Json } from '#src/core/canonical.ts'
import { contactLine } from '#src/core/contact.ts'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { type PrintLetter, placesOf } from '#src/prepare/knowledge/print-letter.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import type { Db, IncidentHead } from '#src/respond/incident/store.ts'
import { sightingsOf, sourcesOf } from '#src/respond/notice/store/source.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import type { publicationApi } from './api.ts'
import { siteLinks } from './links.ts'
import { plainOf } from './plain-text.ts'
import { type Composed, composePublic, dayIn } from './public-text.ts'
import { type Given, letterOfStage, type Publication, type PublicText, Stage, stageRefused } from './publication.ts'
import { siteFiles } from './site.ts'
import { countOn } from './store/announce.ts'
import {
  insertPublication,
  insertVersion,
  languagesOf,
  nameSlug,
  publicationOf,
  publicationsOf,
  publicNotices,
  type StoredPublication,
  setPublished,
  setState,
} from './store.ts'
import { faultText } from './words.ts'

type Api = typeof publicationApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Of a text in each language, in an entry of the record. */
const mostRecorded = 100_000

export const publicationActions = {
  async stages({ desk }: Context): Out<'stages'> {
    return {
      rows: Stage.options.map((stage) => {
        const letter = letterFor(desk.dataDir, stage)
        const places = placesOf(letter)
          .filter(({ id }) => !filledByDesk.has(id))
          .map(({ columns = [], ...place }) => ({ ...place, columns: [...columns] }))
        return { stage, name: letter.name, when: letter.when, places }
      }),
    }
  },

  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    const rows = await publicationsOf(desk.state.db, head.id)
    return {
      rows: rows.map((one) => viewOf(context, head.number, one)),
      subscribers: await countOn(desk.state.db),
      can: { write: may(viewer, 'notice:write') && head.phase !== 'closed', approve: may(viewer, 'notice:approve') },
    }
  },

  async preview(context: Context, input: In<'preview'>): Out<'preview'> {
    const { desk, lang } = context
    const { db } = desk.state
    const head = await reading(context, input.incident)
    const before = input.publication === undefined ? null : await publicationOf(db, head.id, input.publication)
    const composed = await composedOf(context, db, head, before, {
      ...input,
      asOf: input.asOf ?? desk.now().toISOString(),
    })
    const t = speaker(noticeWords, lang)
    return {
      text: composed.text,
      isMasked: composed.isMasked,
      withheld: composed.withheld.map((row) => ({ ...row, text: t(`not.${row.reason}`) })),
      faults: composed.faults.map((fault) => ({ lang: fault.lang, place: fault.place, text: faultText(fault, lang) })),
    }
  },

  async write(context: Context, input: In<'write'>): Out<'write'> {
    const { desk, viewer } = context
    const name = await nameOf(context)
    const ref = await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const id =
        input.publication === undefined ? desk.newId() : (await publicationOf(tx, incident.id, input.publication)).id
      if (input.publication === undefined) await insertPublication(tx, id, incident.id, now)
      const before = await publicationOf(tx, incident.id, id)
      allowed(input.stage, before)
      const asOf = input.asOf ?? now
      const composed = await composedOf(context, tx, incident, before, { ...input, asOf })
      whole(composed, context.lang)
      const version = (before.versions[0]?.version ?? 0) + 1
      await insertVersion(tx, id, {
        version,
        stage: input.stage,
        given: input.given,
        composed: { text: composed.text, withheld: composed.withheld },
        asOf,
        hidesEarlier: input.stage === 'correction' && input.hidesEarlier,
        madeBy: viewer.id,
        madeByName: name,
        madeAt: now,
      })
      note(within, 'publication.written', before, { version, stage: input.stage, text: composed.text })
      return id
    })
    return await shown(context, input.incident, ref)
  },

  async approve(context: Context, input: In<'approve'>): Out<'approve'> {
    const { desk, viewer } = context
    const name = await nameOf(context)
    await inIncident(
      context,
      input.incident,
      async (within) => {
        const { tx, incident, now } = within
        const was = await publicationOf(tx, incident.id, input.publication)
        const draft = was.versions[0]
        if (draft?.state !== 'review') return refuse('publication.not-in-review')
        if (draft.version !== input.version) refuse('publication.changed-since')
        const isOwn = draft.madeBy === viewer.id
        if (isOwn && input.alone === '') refuse('publication.own')
        allowed(draft.stage, was)
        const again = await composedOf(context, tx, incident, { ...was, versions: was.versions.slice(1) }, draft)
        // What a source has taken back since it was written, or anything else that is not what was read.
        if (textOf(again.text) !== textOf(draft.composed.text)) refuse('publication.changed-since')
        const slug = await nameSlug(tx, was.id, dayIn(now, desk.zone).replaceAll('-', ''))
        const issue = Math.max(0, ...was.versions.map((one) => one.issue ?? 0)) + 1
        const sha256 = createHash('sha256').update(textOf(draft.composed.text)).digest('hex')
        const alone = isOwn ? input.alone : null
        const { id: entry } = note(
          within,
          alone === null ? 'publication.published' : 'publication.published-alone',
          was,
          {
            ...draft,
            text: draft.composed.text,
            more: {
              issue,
              url: siteLinks(desk.publicUrl).permanent(slug),
              asOf: { at: draft.asOf },
              sha256,
              author: draft.madeByName,
              alone: alone ?? '',
            },
          },
        )
        await setPublished(tx, was.id, draft.version, {
          by: viewer.id,
          byName: name,
          alone,
          issue,
          at: now,
          sha256,
          entry,
        })
      },
      { whenClosed: true },
    )
    return await shown(context, input.incident, input.publication)
  },

  async giveBack(context: Context, input: In<'giveBack'>): Out<'giveBack'> {
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident } = within
      const was = await publicationOf(tx, incident.id, input.publication)
      const draft = was.versions[0]
      if (draft?.state !== 'review' && draft?.state !== 'returned') return refuse('publication.gone')
      await setState(tx, was.id, draft.version, input.isWithdrawn ? 'withdrawn' : 'returned', input.reason)
      within.append({
        kind: 'change',
        code: input.isWithdrawn ? 'publication.withdrawn' : 'publication.returned',
        about: [{ type: 'publication', id: was.id }],
        facts: { number: numberOf(incident.number, was), version: draft.version, reason: input.reason },
      })
    })
    return await shown(context, input.incident, input.publication)
  },

  async paper(context: Context, { incident, publication, version, lang }: In<'paper'>) {
    const { desk } = context
    const head = await reading(context, incident)
    const found = await publicationOf(desk.state.db, head.id, publication)
    const text = found.versions.find((one) => one.version === version)?.composed.text[lang]
    if (!text) return refuse('publication.not-found')
    const body = await desk.paper.render('letter', text)
    return { name: `${numberOf(head.number, found)}-v${version}-${lang}.pdf`, mediaType: 'application/pdf', body }
  },

  async site({ desk }: Context, { base }: In<'site'>): Out<'site'> {
    const notices = await publicNotices(desk.state.db)
    const files = siteFiles(notices, {
      organisation: desk.organisation,
      contact: desk.contact,
      zone: desk.zone,
      base: base ?? siteLinks(desk.publicUrl).base,
      now: desk.now().toISOString(),
    })
    return { files: [...files] }
  },
}

/** What the desk states itself: who publishes, and when. */
const filledByDesk = new Set(['date', 'as_of', 'from_organisation', 'from_address', 'from_person', 'contact'])

const letterFor = (dataDir: string, stage: Stage): PrintLetter =>
  knowledge(dataDir).printLetters.find((one) => one.id === letterOfStage[stage]) ??
  refuse('publication.letter.not-found', { id: letterOfStage[stage] })

function allowed(stage: Stage, { versions }: Pick<StoredPublication, 'versions'>): void {
  const refused = stageRefused(
    stage,
    versions.flatMap((one) => (one.state === 'published' ? [one.stage] : [])),
  )
  if (refused === 'first-again') refuse('publication.first-again')
  if (refused === 'nothing-yet') refuse('publication.nothing-yet')
}

type Writing = { readonly stage: Stage; readonly given: Given; readonly asOf: string }
async function composedOf(
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
function whole({ faults }: Composed, lang: Language): void {
  if (faults.length > 0)
    refuse('publication.missing', { faults: faults.map((one) => `${one.lang}: ${faultText(one, lang)}`).join(' / ') })
}

const nameOf = async ({ desk, viewer }: Context): Promise<string> =>
  (viewer.id === null ? null : await personById(desk.state.db, viewer.id))?.name ?? viewer.name
const textOf = (text: PublicText): string => canonical(text as unknown as Json)
const numberOf = (incident: string, { number }: { readonly number: number }): string => `${incident}-P${number}`

async function shown(context: Context, incident: string, ref: string): Promise<Publication> {
  const head = await reading(context, incident)
  return viewOf(context, head.number, await publicationOf(context.desk.state.db, head.id, ref))
}

function viewOf(
  { desk, viewer }: Context,
  incident: string,
  { versions, slug, ...one }: StoredPublication,
): Publication {
  const published = versions.filter((version) => version.publishedAt !== null)
  return {
    id: one.id,
    number: numberOf(incident, one),
    url: slug === null || published.length === 0 ? null : siteLinks(desk.publicUrl).permanent(slug),
    versions: versions.map(({ composed, madeBy, madeByName, approvedByName, ...version }) => ({
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

/** What the record says of a version: enough to prove later what stood on the page, and that it did. */
function note(
  within: Within,
  code: string,
  { id, number }: Pick<StoredPublication, 'id' | 'number'>,
  is: { version: number; stage: Stage; text: PublicText; more?: Record<string, unknown> },
) {
  const named = numberOf(within.incident.number, { number })
  const langs = languagesOf(is.text)
  const subject = is.text[langs[0]!]!.subject
  return within.append({
    kind: code === 'publication.written' ? 'change' : 'contact',
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
