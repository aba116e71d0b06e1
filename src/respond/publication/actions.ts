import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { placesOf } from '#src/prepare/knowledge/print-letter.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import { allowed, composedOf, letterFor, whole } from './actions/composing.ts'
import { publishActions } from './actions/publish.ts'
import { note, numberOf, shown, viewOf } from './actions/shown.ts'
import type { publicationApi } from './api.ts'
import { siteLinks } from './links.ts'
import { Stage } from './publication.ts'
import { siteFiles } from './site.ts'
import { countOn } from './store/announce.ts'
import { insertPublication, insertVersion, publicationOf, publicationsOf, publicNotices, setState } from './store.ts'
import { faultText } from './words.ts'

type Api = typeof publicationApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const publicationActions = {
  ...publishActions,

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

  async giveBack(context: Context, input: In<'giveBack'>): Out<'giveBack'> {
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident } = within
      const was = await publicationOf(tx, incident.id, input.publication)
      const draft = was.versions[0]
      if (!draft || !['review', 'returned', 'scheduled'].includes(draft.state)) return refuse('publication.gone')
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

const nameOf = async ({ desk, viewer }: Context): Promise<string> =>
  (viewer.id === null ? null : await personById(desk.state.db, viewer.id))?.name ?? viewer.name
