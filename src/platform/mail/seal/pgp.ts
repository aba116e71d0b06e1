// PGP/MIME (RFC 3156): what is signed or encrypted is a MIME entity, and the mail around it says so.
import { randomBytes } from 'node:crypto'
import type { PrivateKey, PublicKey } from 'openpgp'
import { canonicalLines, partOf, splitForSeal, writeEntity } from './entity.ts'

/** Of what was compressed, or of what an encrypted mail holds: more is a bomb, or no mail. */
export const mostOpenedBytes = 30_000_000

const newBoundary = (): string => `=_${randomBytes(18).toString('hex')}`
const versionField = { name: 'mime-version', text: 'MIME-Version: 1.0' }

/** A mail with a signature beside its content, which every reader can still read. */
export async function signPgp(raw: Buffer, signer: PrivateKey): Promise<Buffer> {
  const { createMessage, sign, readSignature, enums } = await import('openpgp')
  const { outer, inner } = splitForSeal(raw, false)
  const entity = steady(inner)
  const armored = await sign({
    message: await createMessage({ binary: new Uint8Array(entity) }),
    signingKeys: signer,
    detached: true,
  })
  const hash = (await readSignature({ armoredSignature: armored })).packets[0]!.hashAlgorithm
  const boundary = newBoundary()
  const type = {
    name: 'content-type',
    text: `Content-Type: multipart/signed; micalg=pgp-${enums.read(enums.hash, hash!).toLowerCase()};\r\n protocol="application/pgp-signature"; boundary="${boundary}"`,
  }
  const signature = partOf(
    ['Content-Type: application/pgp-signature; name="signature.asc"', 'Content-Description: OpenPGP signature'],
    armored.replaceAll(/\r?\n/g, '\r\n'),
  )
  return writeEntity(
    [...outer, versionField, type],
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n`),
      entity,
      Buffer.from(`\r\n--${boundary}\r\n`),
      signature,
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  )
}

/** A mail that only its recipient and we ourselves can read, signed inside (RFC 3156 §6.2); its subject outside says nothing. */
export async function encryptPgp(raw: Buffer, recipient: PublicKey, signer: PrivateKey): Promise<Buffer> {
  const { createMessage, encrypt } = await import('openpgp')
  const { outer, inner } = splitForSeal(raw, true)
  const armored = await encrypt({
    message: await createMessage({ binary: new Uint8Array(canonicalLines(inner)) }),
    encryptionKeys: [recipient, signer.toPublic()],
    signingKeys: signer,
  })
  const boundary = newBoundary()
  const type = {
    name: 'content-type',
    text: `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted";\r\n boundary="${boundary}"`,
  }
  return writeEntity(
    [...outer, versionField, type],
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n`),
      partOf(['Content-Type: application/pgp-encrypted'], 'Version: 1\r\n'),
      Buffer.from(`--${boundary}\r\n`),
      partOf(
        [
          'Content-Type: application/octet-stream; name="encrypted.asc"',
          'Content-Disposition: inline; filename="encrypted.asc"',
        ],
        armored.replaceAll(/\r?\n/g, '\r\n'),
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  )
}

/** Servers on the way change lines that begin with "From " and blanks at the end of a line; text is kept out of their reach (RFC 3156 §5). */
export const steady = (entity: Buffer): Buffer => {
  const text = canonicalLines(entity).toString('latin1')
  return Buffer.from(
    /content-transfer-encoding: quoted-printable/i.test(text) ? text.replaceAll(/^From /gm, '=46rom ') : text,
    'latin1',
  )
}

/** What a signature says: it fits by this key; it does not fit; or nobody knows its key. */
export type Checked =
  | { readonly state: 'fits'; readonly fingerprint: string }
  | { readonly state: 'altered' | 'unknown'; readonly fingerprint: string }

/** Tries each key that could have made the signature. */
export async function checkPgp(
  entity: Buffer,
  armored: string,
  keys: readonly PublicKey[],
  now: Date,
): Promise<Checked> {
  const { createMessage, readSignature, verify } = await import('openpgp')
  const signature = await readSignature({ armoredSignature: armored })
  const { signatures } = await verify({
    message: await createMessage({ binary: new Uint8Array(canonicalLines(entity)) }),
    signature,
    verificationKeys: [...keys],
    date: slackened(now),
  })
  return await judged(signatures, keys)
}

/** Decrypts with our own key; throws where it was not meant for it, or was altered on the way. */
export async function openPgp(
  armored: string,
  own: PrivateKey,
  keys: readonly PublicKey[],
  now: Date,
): Promise<{ inside: Buffer; checked: Checked | null }> {
  const { readMessage, decrypt } = await import('openpgp')
  const { data, signatures } = await decrypt({
    message: await readMessage({ armoredMessage: armored }),
    decryptionKeys: own,
    verificationKeys: [...keys],
    format: 'binary',
    date: slackened(now),
    config: { maxDecompressedMessageSize: mostOpenedBytes },
  })
  const bytes = Buffer.from(data as Uint8Array)
  return { inside: bytes, checked: signatures.length === 0 ? null : await judged(signatures, keys) }
}

/** How far the clock of a sender may be ahead of ours. */
const slackMs = 15 * 60_000
const slackened = (now: Date): Date => new Date(now.getTime() + slackMs)

type Verified = { readonly keyID: { toHex(): string }; readonly verified: Promise<true> }
async function judged(signatures: readonly Verified[], keys: readonly PublicKey[]): Promise<Checked> {
  let worst: Checked = { state: 'unknown', fingerprint: signatures[0]?.keyID.toHex().toUpperCase() ?? '' }
  for (const one of signatures) {
    const key = keys.find((key) => key.getKeys().some((each) => each.getKeyID().toHex() === one.keyID.toHex()))
    if (!key) {
      await one.verified.catch(() => {})
      continue
    }
    const fingerprint = key.getFingerprint().toUpperCase()
    const fault = await one.verified.then(
      () => null,
      (error: Error) => error.message,
    )
    if (fault === null) return { state: 'fits', fingerprint }
    // By an expired or revoked key, or too far from now: not altered, and no proof either.
    if (/digest did not match|verification failed/i.test(fault)) worst = { state: 'altered', fingerprint }
  }
  return worst
}
