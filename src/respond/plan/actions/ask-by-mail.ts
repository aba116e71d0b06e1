// Mails to units and outside parties: each with its secret link, in the transaction of what is asked.
import { linkSecret } from '#src/detect/report/actions/link.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { secretHash } from '#src/prepare/people/secret.ts'
import { type AskedMail, askedMail } from '../asked-mail.ts'
import { setLink } from '../store/assignee.ts'
import type { Assignee } from '../task.ts'

/** The secret follows from whose link it is and when it was made, so that a reminder can name it again; another time is another link. */
export const askedSecret = (desk: Desk, assigneeId: string, madeAt: string): Promise<string> =>
  linkSecret(desk, 'asked-link', `${assigneeId} ${madeAt}`)

export const askedUrl = (desk: Desk, secret: string): string => `${desk.publicUrl.replace(/\/+$/, '')}/asked/${secret}`

/** Opens the link of an assignee; the one before ends. */
export async function openLink(desk: Desk, tx: Transaction, assigneeId: string, at: string): Promise<string> {
  const secret = await askedSecret(desk, assigneeId, at)
  await setLink(tx, assigneeId, { hash: secretHash(secret), at })
  return askedUrl(desk, secret)
}

/**
 * To each that has an address, in its own language; gives how many. A desk without a mail server sends nothing: what is asked stands
 * in the plan and behind the links.
 */
export async function mailAssignees(
  context: Context,
  tx: Transaction,
  incident: { readonly id: string; readonly number: string },
  assignees: readonly Assignee[],
  mail: Pick<AskedMail, 'kind' | 'dueAt'>,
): Promise<number> {
  const { desk } = context
  if (!desk.mail.server) return 0
  const reached = assignees.filter((one) => one.email !== '')
  for (const one of reached) {
    const url = one.linkMadeAt
      ? askedUrl(desk, await askedSecret(desk, one.id, one.linkMadeAt))
      : await openLink(desk, tx, one.id, desk.now().toISOString())
    await enqueueMail(context, tx, {
      to: [{ address: one.email, name: one.name }],
      ...askedMail({ ...mail, number: incident.number, url, isSecret: true }, { ...one, zone: desk.zone }),
      purpose: 'plan-asked',
      incidentId: incident.id,
      isAutomatic: true,
    })
  }
  return reached.length
}
