// How a notice leaves for its recipient: signed, encrypted, or readable on the way; told before it is sent.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { spelledFingerprint } from '#src/platform/mail/seal/partner-key.ts'
import { planSeal, type SealPlan } from '#src/platform/mail/seal/seal.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { partnerKeysOf } from '#src/prepare/contact/store/key-check.ts'
import { contactWords } from '#src/prepare/contact/words.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { NoticeSeal } from '../notice.ts'
import { noticeWords } from '../words.ts'

export const mailboxOf = (to: Contact): string | null => to.channels.find((one) => one.kind === 'email')?.value ?? null

export async function sealPlanOf({ desk }: Context, db: Db, to: Contact): Promise<SealPlan> {
  return planSeal(desk.mail.keys ?? null, await partnerKeysOf(db, to, desk.now()), mailboxOf(to) ?? '')
}

const isUnfit = ({ note }: SealPlan): boolean => note === 'unusable' || note === 'no-own-key'

/** Where a key is known and none can be used, nobody sends what was to be secret without saying so. */
export function refuseUnsealed(plan: SealPlan, to: Contact, inClear: string): void {
  if (isUnfit(plan) && inClear === '') refuse(`notice.seal.${plan.note}`, { name: to.name })
}

export function sealShown({ lang }: Context, plan: SealPlan): NoticeSeal {
  const t = speaker(noticeWords, lang)
  const fault = speaker(contactWords, lang)
  const key = plan.key?.kind ?? plan.seal?.kind ?? 'pgp'
  return {
    note: plan.note,
    isEncrypted: plan.key !== null,
    isUnfit: isUnfit(plan),
    fingerprint: plan.key ? spelledFingerprint(plan.key.fingerprint) : '',
    text: t(`seal.${plan.note}`, { kind: key === 'pgp' ? 'PGP' : 'S/MIME' }),
    faults: plan.faults.map((one) =>
      [spelledFingerprint(one.fingerprint), fault(`key.${one.fault}`, { at: one.ended?.slice(0, 10) ?? '' })]
        .filter(Boolean)
        .join(' '),
    ),
  }
}
