// S/MIME (RFC 8551): the same two things as PGP/MIME, as CMS (RFC 5652) with certificates.
import { constants, createDecipheriv, createHash, privateDecrypt, randomBytes, X509Certificate } from 'node:crypto'
import type { SmimeKey } from './desk-keys.ts'
import { base64Lines, canonicalLines, partOf, splitForSeal, writeEntity } from './entity.ts'
import { type Checked, steady } from './pgp.ts'

const versionField = { name: 'mime-version', text: 'MIME-Version: 1.0' }
const oid = {
  data: '1.2.840.113549.1.7.1',
  signed: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  digest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
}

const exact = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** The signature of a MIME entity, with our certificate and those between it and its authority. */
async function signatureOf(entity: Buffer, { key, certificate, between }: SmimeKey): Promise<Buffer> {
  const [asn1, pki] = [await import('asn1js'), await import('pkijs')]
  const own = pki.Certificate.fromBER(exact(certificate.raw))
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: curveOf(key.asymmetricKeyDetails?.namedCurve) }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })),
    algorithm,
    false,
    ['sign'],
  )
  const attribute = (type: string, value: unknown) => new pki.Attribute({ type, values: [value as never] })
  const signed = new pki.SignedData({
    version: 1,
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [own, ...between.map((one) => pki.Certificate.fromBER(exact(one.raw)))],
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new pki.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(oid.contentType, new asn1.ObjectIdentifier({ value: oid.data })),
            attribute(oid.signingTime, new asn1.UTCTime({ valueDate: new Date() })),
            attribute(
              oid.digest,
              new asn1.OctetString({ valueHex: exact(createHash('sha256').update(entity).digest()) }),
            ),
          ],
        }),
      }),
    ],
  })
  await signed.sign(secret, 0, 'SHA-256', exact(entity))
  const content = new pki.ContentInfo({ contentType: oid.signed, content: signed.toSchema(true) })
  return Buffer.from(content.toSchema().toBER())
}

const curveOf = (name: string | undefined): string =>
  ({ prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' })[name ?? ''] ?? 'P-256'

/** The entity and its signature side by side, which every reader can still read. */
async function besides(entity: Buffer, signer: SmimeKey): Promise<{ type: string; body: Buffer }> {
  const boundary = `=_${randomBytes(18).toString('hex')}`
  const signature = partOf(
    [
      'Content-Type: application/pkcs7-signature; name="smime.p7s"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="smime.p7s"',
    ],
    base64Lines(await signatureOf(entity, signer)),
  )
  return {
    type: `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;\r\n boundary="${boundary}"`,
    body: Buffer.concat([
      Buffer.from(`--${boundary}\r\n`),
      entity,
      Buffer.from(`\r\n--${boundary}\r\n`),
      signature,
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  }
}

export async function signSmime(raw: Buffer, signer: SmimeKey): Promise<Buffer> {
  const { outer, inner } = splitForSeal(raw, false)
  const { type, body } = await besides(steady(inner), signer)
  return writeEntity([...outer, versionField, { name: 'content-type', text: type }], body)
}

/** Signed, and then encrypted for its recipient and for ourselves; the subject outside says nothing. */
export async function encryptSmime(raw: Buffer, recipient: X509Certificate, signer: SmimeKey): Promise<Buffer> {
  const pki = await import('pkijs')
  const { outer, inner } = splitForSeal(raw, true)
  const { type, body } = await besides(steady(inner), signer)
  // The fields that are shown stand on the outermost part inside (RFC 9788 §1.9).
  const sealed = Buffer.concat([Buffer.from(`${type}\r\n\r\n`), body])
  const enveloped = new pki.EnvelopedData()
  for (const one of [recipient, signer.certificate])
    enveloped.addRecipientByCertificate(pki.Certificate.fromBER(exact(one.raw)), { oaepHashAlgorithm: 'SHA-256' })
  await enveloped.encrypt({ name: 'AES-CBC', length: 256 } as never, exact(sealed))
  const content = new pki.ContentInfo({
    contentType: pki.ContentInfo.ENVELOPED_DATA,
    content: enveloped.toSchema(),
  })
  return writeEntity(
    [
      ...outer,
      versionField,
      {
        name: 'content-type',
        text: 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
      },
      { name: 'content-transfer-encoding', text: 'Content-Transfer-Encoding: base64' },
      { name: 'content-disposition', text: 'Content-Disposition: attachment; filename="smime.p7m"' },
    ],
    Buffer.from(`${base64Lines(Buffer.from(content.toSchema().toBER()))}\r\n`),
  )
}

/** What is inside of an encrypted part; throws where it was not meant for this certificate. */
export async function openSmime(der: Uint8Array, own: SmimeKey): Promise<Buffer> {
  const pki = await import('pkijs')
  const content = pki.ContentInfo.fromBER(exact(der))
  const enveloped = new pki.EnvelopedData({ schema: content.content })
  const certificate = pki.Certificate.fromBER(exact(own.certificate.raw))
  const pkcs8 = exact(own.key.export({ type: 'pkcs8', format: 'der' }))
  for (const [at, { value }] of enveloped.recipientInfos.entries()) {
    if (value instanceof pki.KeyTransRecipientInfo) {
      const { rid } = value
      if (rid instanceof pki.IssuerAndSerialNumber && !rid.serialNumber.isEqual(certificate.serialNumber)) continue
      // WebCrypto has no RSAES-PKCS1-v1_5, which most senders still use.
      if (value.keyEncryptionAlgorithm.algorithmId === oid.rsa) {
        const secret = privateDecrypt(
          { key: own.key, padding: constants.RSA_PKCS1_PADDING },
          Buffer.from(value.encryptedKey.valueBlock.valueHexView),
        )
        return decipher(enveloped.encryptedContentInfo, secret)
      }
    }
    try {
      return Buffer.from(await enveloped.decrypt(at, { recipientCertificate: certificate, recipientPrivateKey: pkcs8 }))
    } catch {}
  }
  throw new Error('not encrypted for this certificate')
}

type Encrypted = {
  readonly contentEncryptionAlgorithm: { readonly algorithmId: string; readonly algorithmParams?: unknown }
  getEncryptedContent(): ArrayBuffer
}
const ciphers: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
}
function decipher(content: Encrypted, secret: Buffer): Buffer {
  const { algorithmId, algorithmParams } = content.contentEncryptionAlgorithm
  const name = ciphers[algorithmId]
  if (!name) throw new Error(`the cipher ${algorithmId} is not known`)
  const vector = (algorithmParams as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView
  const machine = createDecipheriv(name, secret, vector)
  return Buffer.concat([machine.update(Buffer.from(content.getEncryptedContent())), machine.final()])
}

/** What the signature of an entity says; with whose certificate, and whether an authority that we believe stands behind it. */
export type CheckedSmime = Checked & { readonly certificate: X509Certificate | null; readonly isVouched: boolean }

export async function checkSmime(
  entity: Buffer | null,
  der: Uint8Array,
  authorities: readonly X509Certificate[],
  now: Date,
): Promise<CheckedSmime & { readonly content: Buffer | null }> {
  const pki = await import('pkijs')
  const signed = new pki.SignedData({ schema: pki.ContentInfo.fromBER(exact(der)).content })
  const inside = signed.encapContentInfo.eContent?.getValue()
  const content = inside ? Buffer.from(inside) : null
  const isFitting = await signed
    .verify({
      signer: 0,
      ...(content ? {} : { data: exact(canonicalLines(entity ?? Buffer.alloc(0))) }),
      checkChain: false,
      extendedMode: true,
    })
    .catch((error: { signatureVerified?: boolean | null; signerCertificate?: unknown }) => error)
  const signer = (isFitting as { signerCertificate?: { toSchema(): { toBER(): ArrayBuffer } } | null })
    .signerCertificate
  const certificate = signer ? new X509Certificate(Buffer.from(signer.toSchema().toBER())) : null
  const fingerprint = certificate ? createHash('sha256').update(certificate.raw).digest('hex').toUpperCase() : ''
  if (!certificate) return { state: 'unknown', fingerprint, certificate, isVouched: false, content }
  if (!(isFitting as { signatureVerified?: boolean }).signatureVerified)
    return { state: 'altered', fingerprint, certificate, isVouched: false, content }
  const given = (signed.certificates ?? []).flatMap((one) =>
    one instanceof pki.Certificate ? [new X509Certificate(Buffer.from(one.toSchema().toBER()))] : [],
  )
  return {
    state: 'fits',
    fingerprint,
    certificate,
    isVouched: isVouched(certificate, given, authorities, now),
    content,
  }
}

const mostSteps = 6
/** From the certificate to an authority of ours, each step issued by the next and in force. */
function isVouched(
  certificate: X509Certificate,
  given: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: Date,
): boolean {
  let one = certificate
  for (let step = 0; step < mostSteps; step++) {
    if (one.validFromDate > now || one.validToDate <= now) return false
    const isIssuer = (other: X509Certificate) => one.checkIssued(other) && one.verify(other.publicKey)
    if (authorities.some((root) => isIssuer(root) && root.ca && root.validToDate > now)) return true
    const next = given.find((other) => other.ca && other.fingerprint256 !== one.fingerprint256 && isIssuer(other))
    if (!next) return false
    one = next
  }
  return false
}
