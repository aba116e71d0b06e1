// The desk's own keys: files of its machine, read once at the start. They never reach the database, the record or a log.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { PrivateKey } from 'openpgp'
import { refuse } from '#src/core/refusal.ts'

export type SmimeKey = {
  readonly key: KeyObject
  readonly certificate: X509Certificate
  /** Between it and its authority: sent along, so that a reader can check. */
  readonly between: readonly X509Certificate[]
}
export type DeskKeys = {
  readonly pgp: PrivateKey | null
  readonly smime: SmimeKey | null
  /** Authorities whose word about a certificate is believed. */
  readonly authorities: readonly X509Certificate[]
}
export const noKeys: DeskKeys = { pgp: null, smime: null, authorities: [] }

/** Where the keys are, and what opens them. */
export type KeyFiles = {
  readonly pgp: string | null
  readonly pgpPassphrase: string | null
  readonly smimeKey: string | null
  readonly smimePassphrase: string | null
  readonly smimeCertificate: string | null
  readonly authorities: string | null
}

const mostKeyBytes = 1_000_000

/** Refused with the file and what to do: a key that others can read is no secret, and one that does not open signs nothing. */
export async function openDeskKeys(files: KeyFiles): Promise<DeskKeys> {
  return {
    pgp: files.pgp === null ? null : await pgpKey(files.pgp, files.pgpPassphrase),
    smime: files.smimeKey === null && files.smimeCertificate === null ? null : await smimeKey(files),
    authorities:
      files.authorities === null ? [] : certificatesIn(await plainFile(files.authorities), files.authorities),
  }
}

async function pgpKey(file: string, passphrase: string | null): Promise<PrivateKey> {
  const text = await secretFile(file)
  const { readPrivateKey, decryptKey } = await import('openpgp')
  const key = await readPrivateKey({ armoredKey: text }).catch(() => refuse('mail.key.unreadable', { file }))
  if (key.isDecrypted()) return key
  if (passphrase === null) return refuse('mail.key.locked', { file })
  return await decryptKey({ privateKey: key, passphrase }).catch(() => refuse('mail.key.locked', { file }))
}

async function smimeKey({ smimeKey: file, smimePassphrase, smimeCertificate }: KeyFiles): Promise<SmimeKey> {
  if (file === null || smimeCertificate === null)
    return refuse('mail.key.alone', { file: file ?? smimeCertificate ?? '' })
  const text = await secretFile(file)
  const [certificate, ...between] = certificatesIn(await plainFile(smimeCertificate), smimeCertificate)
  let key: KeyObject
  try {
    key = createPrivateKey({ key: text, ...(smimePassphrase === null ? {} : { passphrase: smimePassphrase }) })
  } catch {
    return refuse(/ENCRYPTED/.test(text) ? 'mail.key.locked' : 'mail.key.unreadable', { file })
  }
  if (!certificate!.checkPrivateKey(key)) return refuse('mail.key.pair', { file, certificate: smimeCertificate })
  return { key, certificate: certificate!, between }
}

async function secretFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => refuse('mail.key.absent', { file }))
  // Windows keeps rights elsewhere than in the mode.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) return refuse('mail.key.open', { file })
  return await plainFile(file)
}

async function plainFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => refuse('mail.key.absent', { file }))
  if (!found.isFile() || found.size > mostKeyBytes) return refuse('mail.key.unreadable', { file })
  return await readFile(file, 'latin1').catch(() => refuse('mail.key.absent', { file }))
}

function certificatesIn(text: string, file: string): X509Certificate[] {
  try {
    const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    if (found.length > 0) return found.map((one) => new X509Certificate(one))
  } catch {}
  return refuse('mail.key.unreadable', { file })
}
