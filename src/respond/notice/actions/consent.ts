import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { isWider } from '#src/detect/report/consent-level.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import type { Consent } from '#src/detect/report/report.ts'
import { reportDetail } from '#src/detect/report/store/detail.ts'
import { correctReport, lockReports } from '#src/detect/report/store.ts'
import type { Context } from '#src/platform/context.ts'
import { contactsById } from '#src/prepare/contact/store.ts'
import { inRecord } from '#src/record/journal.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { noticeApi } from '../api.ts'
import { itemKinds } from '../item.ts'
import type { ReportConsent } from '../notice.ts'
import { type ConsentRow, consentOf, consentsOf, ownLabel, setConsent } from '../store/source.ts'

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
  async setConsent(context: Context, input: In<'setConsent'>): Out<'setConsent'> {
    const { desk, viewer } = context
    const id = await idOf(context, input.report)
    return await inRecord(context, async (tx, journal) => {
      const [report] = await lockReports(tx, [id], mayKnowReport(viewer, 'r.id'))
      if (!report) refuse('report.not-found')
      const was = await consentOf(tx, id)
      const own = await ownLabel(tx, id)
      const named = [...new Set(input.named ?? own.named)]
      if ((await contactsById(tx, named)).length !== named.length) refuse('notice.contact.not-found')
      const consent: Consent = { ...was.consent }
      for (const kind of itemKinds) if (input[kind] !== undefined) consent[kind] = input[kind]
      const isWidened =
        itemKinds.some((kind) => isWider(was.consent[kind], consent[kind])) ||
        named.some((one) => !own.named.includes(one)) ||
        input.tlp !== undefined
      if (input.by === 'decision' && isWidened && !may(viewer, 'notice:approve')) refuse('notice.decide.not-allowed')
      await correctReport(tx, id, { consent })
      await setConsent(tx, id, {
        named,
        tlp: input.tlp === undefined ? own.tlp : input.tlp,
        pap: input.pap === undefined ? own.pap : input.pap,
        by: input.by,
        byName: viewer.name,
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
        facts: { number: report.number, ground: input.ground, before: said(was), after: said(is) },
      })
      return viewOf(is)
    })
  },
}

async function idOf({ desk, viewer, lang }: Context, ref: string): Promise<string> {
  return (await reportDetail(desk.state.db, viewer, ref, lang))?.id ?? refuse('report.not-found')
}
