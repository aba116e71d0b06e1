// Asks a time-stamping authority (RFC 3161 over HTTP) to sign that a hash exists now. Only the hash leaves the desk.
import { randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { checkStamp, mostStampBytes, type Stamp } from './token.ts'

/** Who is asked, and by whose certificates the answers are held to be theirs. */
export type StampAuthority = { readonly url: string; readonly roots: readonly string[] }

const sha256Oid = '2.16.840.1.101.3.4.2.1'
const patienceMs = 20_000
const nonceBytes = 8

/** The answer as it came, once it is proved to be of this hash and this question; throws what was wrong with it. */
export async function askForStamp(
  { url, roots }: StampAuthority,
  sha256: string,
): Promise<{ readonly answer: Uint8Array; readonly stamp: Stamp }> {
  const nonce = randomBytes(nonceBytes)
  // A positive number without leading zeros, as DER wants it.
  nonce[0] = (nonce[0]! & 0x7f) | 0x40
  const question = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(Buffer.from(sha256, 'hex')).buffer }),
    }),
    nonce: new asn1js.Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  })
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: question.toSchema().toBER(),
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const answer = await bounded(response)
  const stamp = await checkStamp(answer, sha256, { roots, nonce })
  if (stamp.fault) throw new Error(`time stamp: ${stamp.fault}`)
  return { answer, stamp }
}

async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > mostStampBytes) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
