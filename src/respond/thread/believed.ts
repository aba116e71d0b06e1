// Who really sent a mail: what its signature proves, and what it does not (RFC 8551 §4.4, RFC 3156).
import type { Opened } from '#src/platform/mail/seal/open.ts'
import type { PartnerKey } from '#src/platform/mail/seal/seal.ts'

/**
 * `verified`: a good signature by a key of this sender whose fingerprint somebody compared, or vouched for by an authority we believe.
 * `unconfirmed`: good, by a key that nobody compared. `unknown`: by a key that we do not have. `forged`: the content is not what was
 * signed, or a certificate of somebody else signed it.
 */
export type Belief = 'none' | 'verified' | 'unconfirmed' | 'unknown' | 'forged'

export function believed({ signature }: Opened, from: string, theirs: readonly PartnerKey[]): Belief {
  if (signature === null) return 'none'
  if (signature.state === 'altered') return 'forged'
  if (signature.state === 'unknown') return 'unknown'
  const key = theirs.find((one) => one.fingerprint === signature.fingerprint)
  if (key) return key.isConfirmed ? 'verified' : 'unconfirmed'
  if (!signature.isVouched) return 'unknown'
  return signature.emails.includes(from.toLowerCase()) ? 'verified' : 'forged'
}
