// A time stamp (RFC 3161): somebody outside of the desk signed that a hash existed at a time. Read and checked here, without asking anybody.
import { createHash, timingSafeEqual, webcrypto, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { Certificate, type ContentInfo, CryptoEngine, SignedData, setEngine, TimeStampResp, TSTInfo } from 'pkijs'
import { z } from 'zod'
import { StampFault } from './fault.ts'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }))

export const Stamp = z.object({
  /** Null: every check that could be made was passed. */
  fault: StampFault.nullable(),
  /** False when no authority is known to this desk: who signed is then only what the certificate says. */
  isTrusted: z.boolean(),
  at: z.iso.datetime().nullable(),
  authority: z.string(),
  serial: z.string(),
})
export type Stamp = z.infer<typeof Stamp>

const oid = {
  sha256: '2.16.840.1.101.3.4.2.1',
  token: '1.2.840.113549.1.9.16.1.4',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}
const hashes: Readonly<Record<string, string>> = {
  [oid.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
export const mostStampBytes = 64 * 1024
/** PKIStatus 0 and 1: granted, granted with changes. */
const granted = [0, 1]

const nothing: Stamp = { fault: null, isTrusted: false, at: null, authority: '', serial: '' }

/** Checks an answer of an authority (`.tsr`) against the hash that it is said to be of; `nonce` where it was just asked for. */
export async function checkStamp(
  answer: Uint8Array,
  sha256: string,
  { roots, nonce }: { readonly roots: readonly string[]; readonly nonce?: Uint8Array },
): Promise<Stamp> {
  let parts: Parts
  try {
    if (answer.byteLength > mostStampBytes) return { ...nothing, fault: 'unreadable' }
    const response = TimeStampResp.fromBER(exactly(answer))
    if (!granted.includes(response.status.status)) return { ...nothing, fault: 'refused' }
    parts = partsOf(response.timeStampToken!)
  } catch {
    return { ...nothing, fault: 'unreadable' }
  }
  const { info, signer } = parts
  const stamp: Stamp = {
    ...nothing,
    at: info.genTime.toISOString(),
    authority: nameOf(signer),
    serial: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex'),
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (
    hashAlgorithm.algorithmId !== oid.sha256 ||
    !isSame(hashedMessage.valueBlock.valueHexView, Buffer.from(sha256, 'hex'))
  )
    return { ...stamp, fault: 'imprint' }
  if (nonce && !(info.nonce && isSame(plainNumber(info.nonce.valueBlock.valueHexView), plainNumber(nonce))))
    return { ...stamp, fault: 'imprint' }
  const fault = await faultOf(parts, roots)
  return { ...stamp, fault, isTrusted: fault === null && roots.length > 0 }
}

async function faultOf(parts: Parts, roots: readonly string[]): Promise<StampFault | null> {
  const { info, signer } = parts
  if (!(await isSigned(parts))) return 'signature'
  if (!isForStamps(signer) || !namesItsSigner(parts)) return 'purpose'
  if (info.genTime < signer.notBefore.value || info.genTime > signer.notAfter.value) return 'time'
  return roots.length > 0 && !(await isSigned(parts, roots.map(certificateOf))) ? 'chain' : null
}

/** Each certificate of a PEM file, as text. Throws when one cannot be read. */
export function rootsIn(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new Error('there is no certificate in it')
  return found.map((one) => new X509Certificate(one).toString())
}

type Parts = {
  readonly info: TSTInfo
  readonly signed: SignedData
  readonly attributes: readonly { readonly type: string; readonly values: readonly unknown[] }[]
  readonly signer: Certificate
}

function partsOf(token: ContentInfo): Parts {
  const signed = new SignedData({ schema: token.content })
  const content = signed.encapContentInfo.eContent
  const [by, ...others] = signed.signerInfos
  if (signed.encapContentInfo.eContentType !== oid.token || !content || !by?.signedAttrs || others.length > 0)
    throw new Error('no time stamp')
  const attributes = by.signedAttrs.attributes
  const stated = attributes.find(({ type }) => type === oid.contentType)?.values[0] as
    | asn1js.ObjectIdentifier
    | undefined
  if (stated?.valueBlock.toString() !== oid.token) throw new Error('another content was signed')
  const sid = by.sid as { issuer?: { isEqual(other: unknown): boolean }; serialNumber?: asn1js.Integer }
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate)
  const signer = certificates.find(
    (one) => sid.issuer?.isEqual(one.issuer) && sid.serialNumber && one.serialNumber.isEqual(sid.serialNumber),
  )
  if (!signer) throw new Error('the certificate of the signer is not in it')
  return { info: TSTInfo.fromBER(content.getValue()), signed, attributes, signer }
}

/** By the library's check of signed data; of a time stamp it would want the file itself, so that its contents are named as plain data. */
async function isSigned({ signed, info }: Parts, trustedCerts?: Certificate[]): Promise<boolean> {
  signed.encapContentInfo.eContentType = oid.data
  try {
    const chain = trustedCerts ? { checkChain: true, trustedCerts } : {}
    return (await signed.verify({ signer: 0, checkDate: info.genTime, ...chain })) === true
  } catch {
    return false
  } finally {
    signed.encapContentInfo.eContentType = oid.token
  }
}

/** RFC 3161 2.3: the certificate is for time stamps, and critically for nothing else. */
function isForStamps(signer: Certificate): boolean {
  const use = signer.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage)
  const purposes = (use?.parsedValue as { keyPurposes?: string[] } | undefined)?.keyPurposes
  return use?.critical === true && purposes?.length === 1 && purposes[0] === oid.timeStamping
}

/** RFC 3161 2.4.2, RFC 5816: what was signed names the certificate of the signer by its hash. */
function namesItsSigner({ attributes, signer }: Parts): boolean {
  const der = derOf(signer)
  if (!der) return false
  for (const { type, values } of attributes) {
    if (type !== oid.signingCertificate && type !== oid.signingCertificateV2) continue
    // SigningCertificate(V2) ::= SEQUENCE { certs SEQUENCE OF SEQUENCE { [algorithm], hash, … } … }
    const first = within(within(within(values[0])[0])[0])
    const algorithm = first[0] instanceof asn1js.Sequence ? within(first[0])[0]?.valueBlock.toString() : oid.sha256
    const hash = type === oid.signingCertificate ? 'sha1' : hashes[algorithm ?? '']
    const stated = first.find((one) => one instanceof asn1js.OctetString)
    if (hash && stated && isSame(stated.valueBlock.valueHexView, createHash(hash).update(der).digest())) return true
  }
  return false
}
const within = (block: unknown): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence ? (block.valueBlock.value as asn1js.BaseBlock[]) : []

/** Null for one that says what cannot be written down, such as a year that no certificate has. */
function derOf(certificate: Certificate): Buffer | null {
  try {
    return Buffer.from(certificate.toSchema(true).toBER())
  } catch {
    return null
  }
}
const certificateOf = (pem: string): Certificate => Certificate.fromBER(exactly(new X509Certificate(pem).raw))
function nameOf({ subject }: Certificate): string {
  const value = (type: string) => subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value
  return String(value('2.5.4.3') ?? value('2.5.4.10') ?? '').slice(0, 200)
}
const exactly = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.byteLength === b.byteLength && timingSafeEqual(a, b)
const plainNumber = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0))
