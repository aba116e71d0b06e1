// A mail that came in signed or encrypted, as far as it can be opened and believed.
import type { DeskKeys } from './desk-keys.ts'
import { type Entity, joinOpened, partsOf, readEntity } from './entity.ts'
import { certificateEmails } from './partner-key.ts'
import { type Checked, checkPgp, mostOpenedBytes, openPgp } from './pgp.ts'
import { type CheckedSmime, checkSmime, openSmime } from './smime.ts'

/** `locked`: encrypted, and not with a key of ours, or altered on the way. */
export type Opened = {
  /** The mail with what was inside in the place of what was sealed; where nothing was sealed or it stayed shut, as it came. */
  readonly bytes: Buffer
  readonly encryption: 'none' | 'pgp' | 'smime' | 'locked'
  readonly signature:
    | (Checked & { readonly kind: 'pgp' | 'smime'; readonly emails: readonly string[]; readonly isVouched: boolean })
    | null
}

const mostLayers = 4

/** `pgpKeys` are those by which the sender may have signed. */
export async function openMail(raw: Buffer, own: DeskKeys, pgpKeys: readonly string[], now: Date): Promise<Opened> {
  let opened: Opened = { bytes: raw, encryption: 'none', signature: null }
  for (let layer = 0; layer < mostLayers; layer++) {
    const next = await openLayer(opened.bytes, own, pgpKeys, now)
    if (!next || next.bytes.length > mostOpenedBytes * 2) break
    opened = {
      bytes: next.bytes,
      encryption: next.encryption === 'none' ? opened.encryption : next.encryption,
      signature: opened.signature ?? next.signature,
    }
    if (next.encryption === 'locked') break
  }
  return opened
}

/** Whether there is a signature or something encrypted at all; most mail has neither. */
export const isSealed = (raw: Buffer): boolean => typeOf(readEntity(raw)) !== null

async function openLayer(raw: Buffer, own: DeskKeys, pgpKeys: readonly string[], now: Date): Promise<Opened | null> {
  const entity = readEntity(raw)
  const type = typeOf(entity)
  if (type === null) return null
  if (type === 'pgp-encrypted' || type === 'pgp-inline') {
    const armored = /-----BEGIN PGP MESSAGE-----[\s\S]+?-----END PGP MESSAGE-----/.exec(textOf(entity, type))?.[0]
    if (!armored || !own.pgp) return locked(raw)
    try {
      const { inside, checked } = await openPgp(armored, own.pgp, await readKeys(pgpKeys), now)
      const body =
        type === 'pgp-inline'
          ? Buffer.concat([Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\n'), inside])
          : inside
      return { bytes: joinOpened(raw, body), encryption: 'pgp', signature: checked && { ...checked, ...noCertificate } }
    } catch {
      return locked(raw)
    }
  }
  if (type === 'smime-enveloped') {
    if (!own.smime) return locked(raw)
    try {
      return {
        bytes: joinOpened(raw, await openSmime(decoded(entity), own.smime)),
        encryption: 'smime',
        signature: null,
      }
    } catch {
      return locked(raw)
    }
  }
  try {
    if (type === 'smime-signed') {
      const { content, ...checked } = await checkSmime(null, decoded(entity), own.authorities, now)
      if (!content) return null
      return { bytes: joinOpened(raw, content), encryption: 'none', signature: bySmime(checked) }
    }
    const [inner, beside] = partsOf(entity)
    if (!inner || !beside) return null
    const bytes = joinOpened(raw, inner)
    if (type === 'smime-detached') {
      const { content: _, ...checked } = await checkSmime(inner, decoded(readEntity(beside)), own.authorities, now)
      return { bytes, encryption: 'none', signature: bySmime(checked) }
    }
    const armored = decoded(readEntity(beside)).toString('latin1')
    const checked = await checkPgp(inner, armored, await readKeys(pgpKeys), now)
    return { bytes, encryption: 'none', signature: { ...checked, ...noCertificate } }
  } catch {
    // A signature that cannot be read is one that does not fit.
    const kind = type.startsWith('smime') ? 'smime' : 'pgp'
    const inner = partsOf(entity)[0]
    const signature = { state: 'altered', fingerprint: '', kind, emails: [], isVouched: false } as const
    return { bytes: inner ? joinOpened(raw, inner) : raw, encryption: 'none', signature }
  }
}

const locked = (raw: Buffer): Opened => ({ bytes: raw, encryption: 'locked', signature: null })
const noCertificate = { kind: 'pgp', emails: [], isVouched: false } as const
const bySmime = ({ certificate, ...checked }: CheckedSmime) => ({
  ...checked,
  kind: 'smime' as const,
  emails: certificate ? certificateEmails(certificate) : [],
})

type Type = 'pgp-encrypted' | 'pgp-signed' | 'pgp-inline' | 'smime-enveloped' | 'smime-signed' | 'smime-detached'
function typeOf({ fields, body }: Entity): Type | null {
  const text = (fields.find((one) => one.name === 'content-type')?.text ?? '').toLowerCase()
  if (/multipart\/encrypted/.test(text)) return 'pgp-encrypted'
  if (/multipart\/signed/.test(text))
    return /pkcs7-signature/.test(text) ? 'smime-detached' : /pgp-signature/.test(text) ? 'pgp-signed' : null
  if (/application\/(?:x-)?pkcs7-mime/.test(text)) return /signed-data/.test(text) ? 'smime-signed' : 'smime-enveloped'
  const isPlain = text === '' || /text\/plain/.test(text)
  return isPlain && body.subarray(0, 2_000).includes('-----BEGIN PGP MESSAGE-----') ? 'pgp-inline' : null
}

const encodingOf = ({ fields }: Entity): string =>
  /:\s*([\w-]+)/.exec(fields.find((one) => one.name === 'content-transfer-encoding')?.text ?? '')?.[1]?.toLowerCase() ??
  ''

function decoded(entity: Entity): Buffer {
  const encoding = encodingOf(entity)
  if (encoding === 'base64') return Buffer.from(entity.body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return entity.body
  const text = entity.body.toString('latin1').replaceAll(/=\r?\n/g, '')
  return Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

const textOf = (entity: Entity, type: Type): string =>
  type === 'pgp-inline'
    ? decoded(entity).toString('latin1')
    : partsOf(entity)
        .map((part) => decoded(readEntity(part)).toString('latin1'))
        .join('\n')

async function readKeys(armored: readonly string[]) {
  const { readKey } = await import('openpgp')
  const read = await Promise.all(armored.map((one) => readKey({ armoredKey: one }).catch(() => null)))
  return read.filter((one) => one !== null)
}
