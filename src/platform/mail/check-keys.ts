import { Refusal } from '#src/core/refusal.ts'
import type { Finding } from './check.ts'
import { type KeyFiles, openDeskKeys } from './seal/desk-keys.ts'
import { type KeyFacts, readPartnerKey, spelledFingerprint } from './seal/partner-key.ts'

/** A key that ends within this time is to be made anew now: its correspondents need the new one first. */
const soonDays = 30

/** Whether the desk's own keys open, are for the address it writes as, and hold on; `refused` words what a file is refused for. */
export async function checkKeys(
  files: KeyFiles,
  from: string,
  refused: (refusal: Refusal) => string,
  now: Date,
): Promise<Finding[]> {
  try {
    const { pgp, smime } = await openDeskKeys(files)
    const found = [
      ...(pgp ? [await readPartnerKey('pgp', pgp.toPublic().armor(), now)] : []),
      ...(smime ? [await readPartnerKey('smime', smime.certificate.toString(), now)] : []),
    ]
    return found.length === 0
      ? [{ part: 'keys', isRight: true, code: 'keys.none', facts: {} }]
      : found.map((facts) => judged(facts, from, now))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ part: 'keys', isRight: false, code: 'keys.refused', facts: { said: refused(error) } }]
  }
}

function judged(facts: KeyFacts, from: string, now: Date): Finding {
  const { fault, expiresAt, emails } = facts
  const isSoon = expiresAt !== null && Date.parse(expiresAt) - now.getTime() < soonDays * 86_400_000
  const code =
    fault !== null
      ? `keys.${fault === 'expired' || fault === 'revoked' ? fault : 'unfit'}`
      : !emails.includes(from.toLowerCase())
        ? 'keys.other-address'
        : isSoon
          ? 'keys.soon'
          : 'keys.right'
  return {
    part: 'keys',
    isRight: code === 'keys.right',
    code,
    facts: {
      kind: facts.kind === 'pgp' ? 'PGP' : 'S/MIME',
      fingerprint: spelledFingerprint(facts.fingerprint),
      ends: expiresAt?.slice(0, 10) ?? 'none',
      from,
      owners: facts.owners.join(', '),
    },
  }
}
