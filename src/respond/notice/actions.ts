import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { approvingActions } from './actions/approving.ts'
import { checklistActions } from './actions/checklist.ts'
import { caseOf, composeFor, contactFor, contactsFor, letterOf, previewOf } from './actions/composing.ts'
import { consentActions } from './actions/consent.ts'
import { contactQuestionActions } from './actions/contact-question.ts'
import { handingActions } from './actions/handing.ts'
import { note } from './actions/leaving.ts'
import { partyActions } from './actions/party.ts'
import { sealPlanOf, sealShown } from './actions/seal.ts'
import { detailOf, numberOf, rowOf } from './actions/shown.ts'
import { telephoneTreeActions } from './actions/telephone-tree.ts'
import type { noticeApi } from './api.ts'
import type { Composed } from './compose.ts'
import { insertNotice, insertVersion, nextNumber, noticeOf, noticesOf, setState, setVersion } from './store.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const none = '00000000-0000-0000-0000-000000000000'

export const noticeActions = {
  ...consentActions,
  ...partyActions,
  ...checklistActions,
  ...contactQuestionActions,
  ...telephoneTreeActions,
  ...approvingActions,
  ...handingActions,

  async preview(context: Context, input: In<'preview'>): Out<'preview'> {
    const { desk, lang } = context
    const { db } = desk.state
    const head = await reading(context, input.incident)
    const letter = letterOf(context, input.template)
    const to = input.to === null ? null : await contactFor(db, input.to)
    const letterLang = input.lang ?? to?.lang ?? lang
    const composed = composeFor(context, await caseOf(db, head, desk.zone), {
      id: none,
      at: desk.now().toISOString(),
      letter,
      to,
      lang: letterLang,
      given: input.given,
      responder: await nameOf(context),
    })
    const seal = to === null ? null : sealShown(context, await sealPlanOf(context, db, to))
    return previewOf(composed, to, letterLang, lang, seal)
  },

  async write(context: Context, input: In<'write'>): Out<'write'> {
    const { desk, viewer } = context
    const letter = letterOf(context, input.template)
    const responder = await nameOf(context)
    const ids = await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const found = await caseOf(tx, incident, desk.zone)
      const corrects = input.corrects === undefined ? null : (await noticeOf(tx, incident.id, input.corrects)).id
      const made: string[] = []
      let number = await nextNumber(tx, incident.id)
      const contactOf = await contactsFor(tx, input.to)
      for (const contactId of new Set(input.to)) {
        const to = contactOf(contactId)
        const letterLang = input.lang ?? to.lang
        const id = desk.newId()
        const composed = composeFor(context, found, {
          id,
          at: now,
          letter,
          to,
          lang: letterLang,
          given: input.given,
          responder,
        })
        whole(composed, letterLang)
        await insertNotice(tx, {
          id,
          incidentId: incident.id,
          number,
          contactId,
          template: letter.id,
          lang: letterLang,
          madeBy: viewer.id,
          madeByName: responder,
          corrects,
          at: now,
        })
        await insertVersion(tx, { id, version: 1, given: input.given, composed, byName: viewer.name, at: now })
        note(within, 'notice.written', id, `${incident.number}-N${number}`, to, composed)
        made.push(id)
        number++
      }
      return made
    })
    const { rows } = await noticeActions.list(context, { incident: input.incident })
    return { rows: rows.filter((row) => ids.includes(row.id)).reverse() }
  },

  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const head = await reading(context, incident)
    const rows = await noticesOf(context.desk.state.db, head.id)
    return {
      rows: rows.map((one) => rowOf(context, head.number, one)),
      can: {
        write: may(context.viewer, 'notice:write') && head.phase !== 'closed',
        approve: may(context.viewer, 'notice:approve'),
      },
    }
  },

  async show(context: Context, { incident, notice }: In<'show'>): Out<'show'> {
    return await detailOf(context, incident, notice)
  },

  async revise(context: Context, { incident, notice, given }: In<'revise'>): Out<'revise'> {
    const { desk, viewer } = context
    const responder = await nameOf(context)
    await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const was = await noticeOf(tx, within.incident.id, notice)
      if (was.state !== 'review' && was.state !== 'returned') refuse('notice.gone')
      const to = await contactFor(tx, was.contactId)
      const composed = composeFor(context, await caseOf(tx, within.incident, desk.zone), {
        ...was,
        at: now,
        letter: letterOf(context, was.template),
        to,
        given,
        responder,
      })
      whole(composed, was.lang)
      await setVersion(tx, was.id, { id: viewer.id, name: responder }, was.version + 1, now)
      await insertVersion(tx, { id: was.id, version: was.version + 1, given, composed, byName: viewer.name, at: now })
      note(within, 'notice.revised', was.id, numberOf(within.incident.number, was), to, composed)
    })
    return await detailOf(context, incident, notice)
  },

  async giveBack(context: Context, { incident, notice, reason, isWithdrawn }: In<'giveBack'>): Out<'giveBack'> {
    await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const was = await noticeOf(tx, within.incident.id, notice)
      if (was.state !== 'review' && was.state !== 'returned') refuse('notice.gone')
      await setState(tx, was.id, isWithdrawn ? 'withdrawn' : 'returned', reason, now)
      within.append({
        kind: 'change',
        code: isWithdrawn ? 'notice.withdrawn' : 'notice.returned',
        about: [{ type: 'notice', id: was.id }],
        facts: { number: numberOf(within.incident.number, was), reason },
      })
    })
    return await detailOf(context, incident, notice)
  },
}

/** As whom they write: their own name, also from the command line. */
const nameOf = async ({ desk, viewer }: Context): Promise<string> =>
  (viewer.id === null ? null : await personById(desk.state.db, viewer.id))?.name ?? viewer.name

/** A letter with blanks does not go into review. */
function whole(composed: Composed, lang: Language): void {
  const fact = speaker(knowledgeWords, lang)
  if (composed.missing.length > 0)
    refuse('notice.missing', { facts: composed.missing.map((name) => `${fact(`fact.${name}`)} (${name})`).join(', ') })
}
