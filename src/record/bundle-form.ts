import { z } from 'zod'

/** The form of a sealed bundle, as it is written and read. */
export const bundleFormat = 'hikeshi-bundle/1'

export const BundleManifest = z.object({
  format: z.literal(bundleFormat),
  /** `record`: every entry, withheld ones as their hash. `incident`: the entries of one incident, each with its proof. */
  kind: z.enum(['record', 'incident']),
  incidentId: z.string().nullable(),
  /** Length and root of the record at the export; the checkpoint of this number signs them. */
  size: z.number().int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  checkpoint: z.number().int().positive(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  entries: z.number().int().min(0),
})
export type BundleManifest = z.infer<typeof BundleManifest>

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** One line of entries.ndjson: leaf, head, salt, payload, inclusion path. Only the leaf: withheld. No salt and payload: erased. */
export const BundleLine = z.object({
  l: hash,
  h: z.string().optional(),
  s: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  p: z.string().optional(),
  i: z.array(hash).max(64).optional(),
})
export type BundleLine = z.infer<typeof BundleLine>

const sealName = 'hikeshi-seal-1'
const signatureText = 88
/** The zip ends with `hikeshi-seal-1 KEYID SIGNATURE`: the comment of a zip may hold anything, so it stays a zip. */
export const sealBytes = sealName.length + 1 + 16 + 1 + signatureText
export const sealText = (sha256: string): string => `${sealName}\n${sha256}\n`
export const sealOf = (keyId: string, signature: Uint8Array): string =>
  `${sealName} ${keyId} ${Buffer.from(signature).toString('base64')}`

export function parseSeal(text: string): { keyId: string; signature: Uint8Array } | null {
  const parts = /^hikeshi-seal-1 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/.exec(text)
  if (!parts) return null
  const signature = Buffer.from(parts[2]!, 'base64')
  return sealOf(parts[1]!, signature) === text ? { keyId: parts[1]!, signature } : null
}
