// A notice is approved: judged once more against what its sources say now, then it goes, or waits for whoever hands it over.
import { canonical, type Json } from '#src/core/canonical.ts'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { Refusal, refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { noticeApi } from '../api.ts'
import type { Composed } from '../compose.ts'
import { noticeOf, noticesByRef, type StoredNotice, setApproved } from '../store.ts'
import { noticeRefusals } from '../words.ts'
import { type Case, caseOf, composeFor, contactsFor, letterOf } from './composing.ts'
import { note, noteSeal, queue } from './leaving.ts'
import { mailboxOf, refuseUnsealed, sealPlanOf } from './seal.ts'
import { detailOf, numberOf, rowOf } from './shown.ts'
import { informed } from './told.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const approvingActions = {
  async approve(context: Context, input: In<'approve'>): Out<'approve'> {
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident } = within
      const found = await caseOf(tx, incident, context.desk.zone)
      const was = await noticeOf(tx, incident.id, input.notice)
      await approveOne(context, within, found, was, await contactsFor(tx, [was.contactId]), input)
    })
    return await detailOf(context, input.incident, input.notice)
  },

  /** In one transaction: after a fault nothing has gone, after success everything that was not refused has. */
  async approveMany(context: Context, { notices, ...input }: In<'approveMany'>): Out<'approveMany'> {
    const said = speaker(noticeRefusals, context.lang)
    return await inIncident(context, input.incident, async (within) => {
      const { tx, incident } = within
      const found = await caseOf(tx, incident, context.desk.zone)
      const refs = notices.map((one) => one.notice)
      const known = await noticesByRef(tx, incident.id, refs)
      const contactOf = await contactsFor(tx, [...new Set([...known.values()].map((one) => one.contactId))])
      const outcomes: OutputOf<Api['approveMany']>['outcomes'] = []
      for (const { notice, version } of new Map(notices.map((one) => [one.notice, one])).values()) {
        try {
          const was = known.get(notice) ?? refuse('notice.not-found')
          await approveOne(context, within, found, was, contactOf, { ...input, version })
          outcomes.push({ notice, isApproved: true, reason: '' })
        } catch (error) {
          // Whoever is refused was refused before anything of theirs was written.
          if (!(error instanceof Refusal) || !(error.code in noticeRefusals)) throw error
          outcomes.push({ notice, isApproved: false, reason: said(error.code as never, error.facts as never) })
        }
      }
      const rows = [...(await noticesByRef(tx, incident.id, refs)).values()]
      return { outcomes, rows: rows.map((one) => rowOf(context, incident.number, one)) }
    })
  },
}

type Approving = Omit<In<'approve'>, 'incident' | 'notice'>

async function approveOne(
  context: Context,
  within: Within,
  found: Case,
  was: StoredNotice,
  contactOf: (id: string) => Contact,
  input: Approving,
): Promise<void> {
  const { viewer } = context
  const { tx, incident, now } = within
  if (was.state !== 'review') refuse('notice.not-in-review')
  if (input.version !== undefined && input.version !== was.version) refuse('notice.changed-since')
  const isOwn = was.madeBy === viewer.id
  if (isOwn && input.alone === '') refuse('notice.own')
  const to = contactOf(was.contactId)
  const letter = letterOf(context, was.template)
  const again = composeFor(context, found, { ...was, at: was.composedAt, letter, to, responder: was.madeByName })
  // What a source has taken back since it was written, or anything else that is not what was read.
  if (canonicalOf(again) !== canonicalOf(was.composed)) refuse('notice.changed-since')
  const number = numberOf(incident.number, was)
  const alone = isOwn ? input.alone : null
  const approved = { by: viewer.id, byName: viewer.name, at: now, alone }
  if (input.isByHand) {
    await setApproved(tx, was.id, { ...approved, state: 'by-hand', notBefore: null, mail: null })
    const code = alone === null ? 'notice.approved-by-hand' : 'notice.approved-by-hand-alone'
    return note(within, code, was.id, number, to, again, { alone: alone ?? '', author: was.madeByName })
  }
  if (mailboxOf(to) === null) refuse('notice.no-mailbox', { name: to.name })
  const plan = await sealPlanOf(context, tx, to)
  refuseUnsealed(plan, to, input.inClear)
  const mail = await queue(context, within, to, again, plan.seal, input.notBefore)
  await setApproved(tx, was.id, { ...approved, state: 'queued', notBefore: input.notBefore ?? null, mail })
  await informed(within, to.id, letter, was.lang, input.notBefore ?? now)
  note(within, alone === null ? 'notice.sent' : 'notice.sent-alone', was.id, number, to, again, {
    alone: alone ?? '',
    author: was.madeByName,
    ...(input.notBefore === undefined ? {} : { notBefore: input.notBefore }),
  })
  noteSeal(within, was.id, number, plan, input.inClear)
}

const canonicalOf = ({ subject, body, attachments, included, withheld, tlp, pap }: Composed): string =>
  canonical([subject, body, attachments, included, withheld, tlp, pap] as unknown as Json)
