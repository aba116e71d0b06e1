import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Pap } from '#src/core/pap.ts'
import { languageOf } from '#src/core/reader-language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Tlp } from '#src/core/tlp.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, linkSecret } from '#src/detect/report/actions/link.ts'
import { isWider } from '#src/detect/report/consent-level.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import type { Consent } from '#src/detect/report/report.ts'
import { reportDetail } from '#src/detect/report/store/detail.ts'
import { correctReport, lockReports } from '#src/detect/report/store.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { contactsById } from '#src/prepare/contact/store.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { noticeApi } from '../api.ts'
import { consentPageWords } from '../consent-page-words.ts'
import { itemKinds } from '../item.ts'
import type { ReportConsent } from '../notice.ts'
import { askedLast, setAsked } from '../store/asked.ts'
import { type ConsentRow, consentOf, consentsOf, ownLabel, setConsent } from '../store/source.ts'
import { noticeWords } from '../words.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const viewOf = ({ reportId, number, subject, named, ...row }: ConsentRow): ReportConsent => ({
  report: { id: reportId, number, subject },
  ...row,
  named: [...named],
})

export const consentActions = {
  async consents(context: Context, { incident }: In<'consents'>): Out<'consents'> {
    const { id } = await reading(context, incident)
    return { rows: (await consentsOf(context.desk.state.db, id)).map(viewOf) }
  },

  async consent(context: Context, { report }: In<'consent'>): Out<'consent'> {
    return viewOf(await consentOf(context.desk.state.db, await idOf(context, report)))
  },

  /** Changed only by the source, or by a decision with a ground; what was before stays on the record. */
  async setConsent(context: Context, { report: ref, ...input }: In<'setConsent'>): Out<'setConsent'> {
    const { viewer } = context
    const id = await idOf(context, ref)
    return await inRecord(context, async (tx, journal) => {
      const [report] = await lockReports(tx, [id], mayKnowReport(viewer, 'r.id'))
      if (!report) refuse('report.not-found')
      if (input.by === 'decision' && !may(viewer, 'notice:approve') && (await isWidened(tx, id, input)))
        refuse('notice.decide.not-allowed')
      return viewOf(await changeConsent(context, tx, journal, report, input, viewer.name))
    })
  },

  /** A mail to the source with a page of its own; asked again at the earliest after an hour. */
  async askConsent(context: Context, { report: ref }: In<'askConsent'>): Out<'askConsent'> {
    const { desk, viewer, lang } = context
    const detail = (await reportDetail(desk.state.db, viewer, ref, lang)) ?? refuse('report.not-found')
    const email = detail.reporter.email
    if (!email) return refuse('notice.consent.no-mailbox', { number: detail.number })
    const { id, number } = detail
    const secret = await linkSecret(desk, 'consent', id)
    return await inRecord(context, async (tx, journal) => {
      const [report] = await lockReports(tx, [id], mayKnowReport(viewer, 'r.id'))
      if (!report) refuse('report.not-found')
      const at = desk.now()
      const last = await askedLast(tx, id)
      if (last !== null && at.getTime() - last < askAgainMs) refuse('notice.consent.asked-already')
      const t = speaker(consentPageWords, languageOf(report.lang))
      const url = `${desk.publicUrl.replace(/\/+$/, '')}/consent/${secret}`
      const name = desk.organisation || speaker(noticeWords, languageOf(report.lang))('desk')
      await enqueueMail(context, tx, {
        to: [{ address: email, name: '' }],
        subject: t('mail.subject', { number }),
        text: t('mail.text', { desk: name, number, url }),
        purpose: 'consent-question',
      })
      await setAsked(tx, id, { linkHash: hashOf(secret), at, byName: viewer.name })
      journal.append({
        kind: 'request',
        code: 'notice.consent.asked',
        reportId: id,
        about: [{ type: 'report', id }],
        facts: { number },
      })
      return viewOf(await consentOf(tx, id))
    })
  },
}

/** However often the button is pressed, a source gets one mail in this time. */
const askAgainMs = 3_600_000

/** What changes; `said` are the words in which the source names whom it means. */
export type ConsentChange = {
  -readonly [K in (typeof itemKinds)[number]]?: Consent[K] | undefined
} & {
  said?: string | null
  named?: readonly string[] | undefined
  tlp?: Tlp | null | undefined
  pap?: Pap | null | undefined
}

async function isWidened(tx: Transaction, id: string, input: ConsentChange): Promise<boolean> {
  const { consent } = await consentOf(tx, id)
  const { named } = await ownLabel(tx, id)
  return (
    itemKinds.some((kind) => input[kind] !== undefined && isWider(consent[kind], input[kind])) ||
    (input.named ?? []).some((one) => !named.includes(one)) ||
    input.tlp !== undefined
  )
}

/** In the transaction of its entry, by whoever says it: the source itself, or somebody at the desk. */
export async function changeConsent(
  { desk }: Context,
  tx: Transaction,
  journal: Journal,
  { id, number }: { readonly id: string; readonly number: string },
  input: ConsentChange & { by: 'source' | 'decision'; ground: string },
  byName: string,
): Promise<ConsentRow> {
  const was = await consentOf(tx, id)
  const own = await ownLabel(tx, id)
  const named = [...new Set(input.named ?? own.named)]
  if ((await contactsById(tx, named)).length !== named.length) refuse('notice.contact.not-found')
  const consent: Consent = { ...was.consent, ...(input.said === undefined ? {} : { named: input.said }) }
  for (const kind of itemKinds) if (input[kind] !== undefined) consent[kind] = input[kind]
  await correctReport(tx, id, { consent })
  await setConsent(tx, id, {
    named,
    tlp: input.tlp === undefined ? own.tlp : input.tlp,
    pap: input.pap === undefined ? own.pap : input.pap,
    by: input.by,
    byName,
    ground: input.ground,
    at: desk.now(),
  })
  const is = await consentOf(tx, id)
  const said = (row: ConsentRow) => ({
    ...row.consent,
    contacts: row.named.map((one) => one.name),
    tlp: row.tlp,
    pap: row.pap,
  })
  journal.append({
    kind: 'decision',
    code: `notice.consent.${input.by}`,
    reportId: id,
    about: [{ type: 'report', id }],
    facts: { number, ground: input.ground, before: said(was), after: said(is) },
  })
  return is
}

async function idOf({ desk, viewer, lang }: Context, ref: string): Promise<string> {
  return (await reportDetail(desk.state.db, viewer, ref, lang))?.id ?? refuse('report.not-found')
}
