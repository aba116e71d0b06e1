// A notice leaves: put down to be sent, and what the record says of it.
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { spelledFingerprint } from '#src/platform/mail/seal/partner-key.ts'
import type { Seal, SealPlan } from '#src/platform/mail/seal/seal.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import type { Composed } from '../compose.ts'
import { mailboxOf } from './seal.ts'

const mostSubject = 400

const oneLine = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, most)

/** Puts an approved notice down to be sent; what becomes a header is one line. */
export async function queue(
  context: Context,
  { tx, incident }: Within,
  to: Contact,
  composed: Composed,
  seal: Seal | null,
  notBefore: string | undefined,
) {
  return await enqueueMail(context, tx, {
    to: [
      {
        address: mailboxOf(to) ?? refuse('notice.no-mailbox', { name: to.name }),
        name: oneLine(to.person || to.name, 200),
      },
    ],
    subject: oneLine(composed.subject, mostSubject),
    text: composed.body,
    attachments: composed.attachments.map(({ name, mediaType, text }) => ({
      name,
      mediaType,
      bytes: new TextEncoder().encode(text),
    })),
    purpose: 'notice',
    seal,
    incidentId: incident.id,
    ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore) }),
  })
}

/** That it was encrypted, and with which key; or why it went readable although a key is known. */
export function noteSeal(within: Within, id: string, number: string, plan: SealPlan, inClear: string): void {
  if (plan.key === null && inClear === '') return
  within.append({
    kind: 'change',
    code: plan.key === null ? 'notice.in-clear' : 'notice.encrypted',
    about: [{ type: 'notice', id }],
    facts: {
      number,
      reason: inClear,
      key: plan.key?.kind === 'smime' ? 'S/MIME' : 'PGP',
      fingerprint: spelledFingerprint(plan.key?.fingerprint ?? ''),
      checked: plan.key?.isConfirmed ? 'yes' : 'no',
    },
  })
}

/** What the record says of a notice: to whom, which items it holds, and which it holds back. */
export function note(
  within: Within,
  code: string,
  id: string,
  number: string,
  to: Contact,
  composed: Composed,
  more: Record<string, string> = {},
): void {
  const items = (rows: readonly { item: string }[]) => rows.map((one) => one.item)
  within.append({
    kind: code === 'notice.sent' || code === 'notice.sent-alone' ? 'contact' : 'change',
    code,
    about: [{ type: 'notice', id }],
    facts: {
      number,
      to: to.name,
      subject: composed.subject,
      body: composed.body.slice(0, 20_000),
      files: composed.attachments.map((one) => one.name),
      included: items(composed.included),
      withheld: composed.withheld.map((one) => `${one.item} ${one.reason}`),
      ...more,
    },
    searchText: `${number} ${to.name} ${composed.subject}`,
  })
}
