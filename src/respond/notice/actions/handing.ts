// A notice on paper, and that somebody handed it over: by post, by fax, on the telephone, in a form of the recipient (S0-24, S3-135).
import { contactLine } from '#src/core/contact.ts'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { contactById } from '#src/prepare/contact/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { noticeApi } from '../api.ts'
import type { NoticeWay } from '../notice.ts'
import { insertDelivery } from '../store/delivery.ts'
import { noticeOf, type StoredNotice, setState } from '../store.ts'
import { noticeWords } from '../words.ts'
import { letterOf } from './composing.ts'
import { detailOf, numberOf } from './shown.ts'
import { informed } from './told.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** A clock that is a little ahead is no lie. */
const aheadMs = 5 * 60_000

export const handingActions = {
  async paper(context: Context, { incident, notice, way }: In<'paper'>): Promise<Download> {
    const { db } = context.desk.state
    const head = await reading(context, incident)
    const one = await noticeOf(db, head.id, notice)
    const { body, name } = await paperOf(context, head.number, one, await contactById(db, one.contactId), way)
    return { name, mediaType: 'application/pdf', body, bytes: body.byteLength }
  },

  async deliver(context: Context, { incident, notice, ...input }: In<'deliver'>): Out<'deliver'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    if (Date.parse(input.at) > desk.now().getTime() + aheadMs) refuse('notice.delivery.future')
    const one = await noticeOf(desk.state.db, head.id, notice)
    refuseUnapproved(one)
    if (one.approvedAt !== null && Date.parse(input.at) < Date.parse(one.approvedAt) - 60_000)
      refuse('notice.delivery.before')
    const to = await contactById(desk.state.db, one.contactId)
    // What was typed into a form of theirs is kept as the letter that says the same.
    const paper = await paperOf(context, head.number, one, to, input.way === 'form' ? 'letter' : input.way)
    await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const was = await noticeOf(tx, within.incident.id, notice)
      refuseUnapproved(was)
      if (was.version !== one.version) refuse('notice.changed-since')
      const kept = await desk.vault.put(paper.body)
      const number = numberOf(within.incident.number, was)
      const { id: entryId } = within.append({
        kind: 'contact',
        code: `notice.delivered.${input.way}`,
        about: [{ type: 'notice', id: was.id }],
        when: { from: input.at, to: input.at, precision: 'minute', zone: desk.zone },
        facts: { number, to: to.name, subject: was.composed.subject, reached: input.reached, said: input.said },
        files: [{ name: paper.name, mediaType: 'application/pdf', ...kept }],
        searchText: `${number} ${to.name} ${was.composed.subject} ${input.reached} ${input.said}`,
      })
      const delivery = { ...input, byName: viewer.name, sha256: kept.sha256, entryId }
      await insertDelivery(tx, { ...delivery, id: desk.newId(), noticeId: was.id, bytes: kept.bytes, now })
      if (was.state === 'by-hand') await setState(tx, was.id, 'delivered', was.remark ?? '', now)
      await informed(within, to.id, letterOf(context, was.template), was.lang, input.at)
    })
    return await detailOf(context, incident, notice)
  },
}

/** What nobody approved leaves in no way at all. */
function refuseUnapproved({ state }: StoredNotice): void {
  if (state !== 'queued' && state !== 'by-hand' && state !== 'delivered') refuse('notice.delivery.not-approved')
}

async function paperOf(
  { desk, viewer }: Context,
  incident: string,
  one: StoredNotice,
  to: Contact,
  way: Exclude<NoticeWay, 'form'>,
): Promise<{ body: Uint8Array; name: string }> {
  const { lang, composed } = one
  const t = speaker(noticeWords, lang)
  const number = numberOf(incident, one)
  const values = (kind: 'phone' | 'fax' | 'post') =>
    to.channels
      .filter((channel) => channel.kind === kind)
      .map((channel) => [channel.value, channel.hours, channel.note].filter(Boolean).join(' '))
  const isApproved = one.approvedAt !== null
  const body = await desk.paper.render('notice-paper', {
    lang,
    zone: desk.zone,
    tlp: composed.tlp,
    organisation: desk.organisation || t('desk'),
    generated: { at: desk.now().toISOString(), by: viewer.name },
    way,
    isDraft: !isApproved,
    number,
    at: one.approvedAt ?? one.changedAt,
    to: { name: to.name, organisation: to.organisation, person: to.person },
    reach: values(way === 'letter' ? 'post' : way),
    others: way === 'phone' ? to.deputies.map((deputy) => deputy.name) : [],
    from: { name: desk.organisation || t('desk'), contact: contactLine(desk.contact, lang) || desk.mail.from.address },
    subject: composed.subject,
    body: composed.body,
    annexes: composed.attachments
      .filter((file) => file.mediaType === 'text/plain')
      .map(({ name, text }) => ({ name, text })),
    machineParts: composed.attachments.filter((file) => file.mediaType !== 'text/plain').map((file) => file.name),
    withheld: way === 'phone' ? withheldOf(composed.withheld, t) : [],
  })
  return { body, name: `${number}-${way}.${lang}.pdf` }
}

/** Kinds alone: the sheet lies on a desk, and what is withheld does not stand on it. */
const withheldOf = (
  rows: StoredNotice['composed']['withheld'],
  t: ReturnType<typeof speaker<typeof noticeWords>>,
): string[] => [...new Set(rows.map((row) => `${row.source} ${t(`item.${row.kind}`)}`))]
