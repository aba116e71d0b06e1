// A notice as it is shown: in a list, and whole.
import type { Context } from '#src/platform/context.ts'
import { contactById } from '#src/prepare/contact/store.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { NoticeDetail, NoticeRow } from '../notice.ts'
import { deliveriesOf } from '../store/delivery.ts'
import { noticeOf, type StoredNotice, versionsOf } from '../store.ts'
import { previewOf } from './composing.ts'
import { sealPlanOf, sealShown } from './seal.ts'

export const numberOf = (incident: string, { number }: Pick<StoredNotice, 'number'>): string => `${incident}-N${number}`

export function rowOf({ viewer, desk }: Context, incident: string, one: StoredNotice): NoticeRow {
  const letter = knowledge(desk.dataDir).letters.find((letter) => letter.id === one.template)?.name ?? {
    ja: one.template,
    en: one.template,
  }
  return {
    id: one.id,
    number: numberOf(incident, one),
    state: one.state,
    to: { id: one.contactId, name: one.contactName },
    template: { id: one.template, name: letter },
    lang: one.lang,
    subject: one.composed.subject,
    version: one.version,
    madeBy: one.madeByName,
    approvedBy: one.approvedByName,
    approvedAt: one.approvedAt,
    alone: one.alone,
    remark: one.remark,
    corrects: one.corrects === null ? null : numberOf(incident, { number: one.corrects }),
    changedAt: one.changedAt,
    notBefore: one.notBefore,
    hasMailbox: one.hasMailbox,
    isMine: one.madeBy === viewer.id,
  }
}

export async function detailOf(context: Context, incident: string, notice: string): Promise<NoticeDetail> {
  const { db } = context.desk.state
  const head = await reading(context, incident)
  const one = await noticeOf(db, head.id, notice)
  const to = await contactById(db, one.contactId)
  return {
    row: rowOf(context, head.number, one),
    deliveries: await deliveriesOf(db, one.id),
    given: one.given,
    composed: previewOf(
      one.composed,
      to,
      one.lang,
      context.lang,
      sealShown(context, await sealPlanOf(context, db, to)),
    ),
    versions: await versionsOf(db, one.id),
  }
}
