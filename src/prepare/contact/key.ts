// The keys of a contact: whose they say they are, until when they hold, and whether somebody compared the fingerprint.
import { z } from 'zod'

export const keyFaults = [
  'unreadable',
  'private',
  'not-yet',
  'expired',
  'revoked',
  'no-encryption',
  'other-address',
] as const

export const ContactKeyRow = z.object({
  kind: z.enum(['pgp', 'smime']),
  fingerprint: z.string(),
  owners: z.array(z.string()),
  emails: z.array(z.string()),
  algorithm: z.string(),
  createdAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  fault: z.enum(keyFaults).nullable(),
  checked: z.object({ at: z.iso.datetime(), by: z.string(), how: z.string() }).nullable(),
  /** What it means for mail to them. */
  text: z.string(),
})
export type ContactKeyRow = z.infer<typeof ContactKeyRow>

/** A PGP key or a certificate, by the first line of its armour; null of what is neither. */
export const keyKindOf = (text: string): 'pgp' | 'smime' | null =>
  /-----BEGIN PGP /.test(text)
    ? 'pgp'
    : /-----BEGIN (?:TRUSTED )?CERTIFICATE-----|-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)
      ? 'smime'
      : null

/** The keys of other fields: as `AB CD` or `ab:cd`, a fingerprint is the same. */
export const plainFingerprint = (text: string): string => text.replaceAll(/[^0-9a-f]/gi, '').toUpperCase()
