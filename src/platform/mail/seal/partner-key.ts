import { createHash, X509Certificate } from 'node:crypto'

/** What is wrong with a key: it is told before anything is sent with it. */
export const keyFaults = ['unreadable', 'private', 'not-yet', 'expired', 'revoked', 'no-encryption'] as const
export type KeyFault = (typeof keyFaults)[number]

/** A public key as somebody gave it to us: whose it says it is, by what it is told, and until when it holds. */
export type KeyFacts = {
  readonly kind: 'pgp' | 'smime'
  /** 40 or 64 hexadecimal digits, as `gpg --fingerprint` or the SHA-256 of the certificate; empty where nothing could be read. */
  readonly fingerprint: string
  readonly owners: readonly string[]
  readonly emails: readonly string[]
  readonly algorithm: string
  readonly createdAt: string | null
  readonly expiresAt: string | null
  readonly fault: KeyFault | null
}

const nothing = { fingerprint: '', owners: [], emails: [], algorithm: '', createdAt: null, expiresAt: null }
const mostOwners = 20

/** Reads what somebody pasted; what cannot be used says why instead of throwing. */
export async function readPartnerKey(kind: 'pgp' | 'smime', text: string, now: Date): Promise<KeyFacts> {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) return { kind, ...nothing, fault: 'private' }
  try {
    return kind === 'pgp' ? await readPgp(text, now) : await readSmime(text, now)
  } catch {
    return { kind, ...nothing, fault: 'unreadable' }
  }
}

async function readPgp(text: string, now: Date): Promise<KeyFacts> {
  const { readKey } = await import('openpgp')
  const key = await readKey({ armoredKey: text })
  const owners = key.getUserIDs().slice(0, mostOwners)
  const { algorithm, bits, curve } = key.getAlgorithmInfo()
  const expires = await key.getExpirationTime()
  const facts = {
    kind: 'pgp',
    fingerprint: key.getFingerprint().toUpperCase(),
    owners,
    emails: owners.flatMap(emailsIn),
    algorithm: [algorithm, bits ?? curve ?? ''].join(' ').trim(),
    createdAt: key.getCreationTime().toISOString(),
    expiresAt: expires instanceof Date ? expires.toISOString() : null,
  } as const
  if (key.isPrivate()) return { kind: 'pgp', ...nothing, fault: 'private' }
  if (await key.isRevoked(undefined, undefined, now)) return { ...facts, fault: 'revoked' }
  if (key.getCreationTime() > now) return { ...facts, fault: 'not-yet' }
  if (expires === null || (expires instanceof Date && expires <= now)) return { ...facts, fault: 'expired' }
  const canEncrypt = await key.getEncryptionKey(undefined, now).then(
    () => true,
    () => false,
  )
  return { ...facts, fault: canEncrypt ? null : 'no-encryption' }
}

async function readSmime(text: string, now: Date): Promise<KeyFacts> {
  const certificate = new X509Certificate(text)
  const emails = certificateEmails(certificate)
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey
  const facts = {
    kind: 'smime',
    fingerprint: createHash('sha256').update(certificate.raw).digest('hex').toUpperCase(),
    owners: [certificate.subject.replaceAll('\n', ', ')],
    emails: [...new Set(emails)].slice(0, mostOwners),
    algorithm: [type ?? '', details?.modulusLength ?? details?.namedCurve ?? ''].join(' ').trim(),
    createdAt: certificate.validFromDate.toISOString(),
    expiresAt: certificate.validToDate.toISOString(),
  } as const
  if (certificate.validFromDate > now) return { ...facts, fault: 'not-yet' }
  if (certificate.validToDate <= now) return { ...facts, fault: 'expired' }
  return { ...facts, fault: type === 'rsa' || type === 'ec' ? null : 'no-encryption' }
}

/** Mailboxes that a certificate is for: of its names, and of its subject as older ones have it. */
export const certificateEmails = ({ subjectAltName, subject }: X509Certificate): string[] =>
  [
    ...[...(subjectAltName ?? '').matchAll(/email:([^\s,"]+@[^\s,"]+)/g)].map(([, one]) => one!),
    ...[...subject.matchAll(/^emailAddress=(\S+@\S+)$/gm)].map(([, one]) => one!),
  ].map((one) => one.toLowerCase())

const emailsIn = (owner: string): string[] => {
  const email = /<([^<>\s]+@[^<>\s]+)>/.exec(owner)?.[1] ?? /^\S+@\S+$/.exec(owner.trim())?.[0]
  return email ? [email.toLowerCase()] : []
}

/** `ABCD 1234 …`: as people read it to each other. */
export const spelledFingerprint = (fingerprint: string): string => fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')
