import { X509Certificate } from 'node:crypto'
import type { DeskKeys } from './desk-keys.ts'
import type { KeyFacts } from './partner-key.ts'
import { encryptPgp, signPgp } from './pgp.ts'
import { encryptSmime, signSmime } from './smime.ts'

/** How a mail leaves: signed by the one or the other, and encrypted where a key of its recipient is given. */
export type Seal = { readonly kind: 'pgp' | 'smime'; readonly encryptTo: string | null }

/** A key that a contact gave us, with what is known of it. */
export type PartnerKey = KeyFacts & {
  readonly value: string
  /** Somebody compared its fingerprint with the contact by another way than mail. */
  readonly isConfirmed: boolean
}

/** What is to be told before a mail is sent. `fault` is of the key that would have been used. */
export type SealPlan = {
  readonly seal: Seal | null
  readonly key: PartnerKey | null
  readonly note: 'encrypted' | 'unconfirmed' | 'signed' | 'plain' | 'no-own-key' | 'unusable'
  readonly faults: readonly {
    readonly fingerprint: string
    readonly fault: NonNullable<KeyFacts['fault']> | 'other-address'
    readonly ended: string | null
  }[]
}

const hasOf = (keys: DeskKeys | null) => ({ pgp: keys?.pgp != null, smime: keys?.smime != null })

/** As mail of the desk leaves that is meant for nobody's eyes alone: signed, where we have a key. */
export function plainSeal(keys: DeskKeys | null): Seal | null {
  const has = hasOf(keys)
  return has.pgp ? { kind: 'pgp', encryptTo: null } : has.smime ? { kind: 'smime', encryptTo: null } : null
}

/**
 * Encrypted wherever that can be done: a key that holds, names the address, and goes with one of ours; one whose fingerprint was compared
 * comes first, then the one that holds longest. Where keys are known and none can be used, nobody is to think that it is secret.
 */
export function planSeal(own: DeskKeys | null, theirs: readonly PartnerKey[], address: string): SealPlan {
  const has = hasOf(own)
  const isFor = (one: PartnerKey) => one.emails.length === 0 || one.emails.includes(address.toLowerCase())
  const faults = theirs.flatMap((one) => {
    const fault = one.fault ?? (isFor(one) ? null : ('other-address' as const))
    return fault === null ? [] : [{ fingerprint: one.fingerprint, fault, ended: one.expiresAt }]
  })
  const usable = theirs
    .filter((one) => one.fault === null && isFor(one))
    .sort(
      (a, b) => Number(b.isConfirmed) - Number(a.isConfirmed) || (b.expiresAt ?? '9').localeCompare(a.expiresAt ?? '9'),
    )
  const key = usable.find((one) => has[one.kind]) ?? null
  if (key)
    return {
      seal: { kind: key.kind, encryptTo: key.value },
      key,
      note: key.isConfirmed ? 'encrypted' : 'unconfirmed',
      faults,
    }
  const seal = plainSeal(own)
  const note = usable.length > 0 ? 'no-own-key' : theirs.length > 0 ? 'unusable' : seal === null ? 'plain' : 'signed'
  return { seal, key: null, note, faults }
}

/** The bytes as they leave. What the desk has no key for is a mistake of whoever asked. */
export async function sealMail(raw: Buffer, { kind, encryptTo }: Seal, keys: DeskKeys): Promise<Buffer> {
  if (kind === 'smime') {
    if (!keys.smime) throw new Error('no S/MIME key')
    return encryptTo === null
      ? await signSmime(raw, keys.smime)
      : await encryptSmime(raw, new X509Certificate(encryptTo), keys.smime)
  }
  if (!keys.pgp) throw new Error('no PGP key')
  if (encryptTo === null) return await signPgp(raw, keys.pgp)
  const { readKey } = await import('openpgp')
  return await encryptPgp(raw, await readKey({ armoredKey: encryptTo }), keys.pgp)
}
