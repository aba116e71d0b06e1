import { createHash } from 'node:crypto'
import type { ReportDraft } from '../draft.ts'

/** Equal contents give equal digests, whoever sent them. */
export function digestOf(draft: ReportDraft): Buffer {
  const text = `${draft.subject}\n${draft.text}`.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const files = draft.attachments.map((one) => one.sha256).sort()
  return createHash('sha256').update(text).update(files.join()).digest()
}
