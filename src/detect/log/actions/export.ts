import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { ZipFile } from 'yazl'
import type { Download } from '#src/core/endpoint.ts'
import type { Archive, Ask, Order } from '#src/platform/archive/archive.ts'
import { columnFields } from '#src/platform/archive/column.ts'
import { type Found, stampOf } from '#src/platform/archive/row.ts'
import { webStream } from '#src/platform/web-stream.ts'

export type Form = 'jsonl' | 'csv' | 'raw'
export type Exported = { readonly lines: number; readonly sha256: string }

/** A cell that a spreadsheet would take for a formula is kept from being one. */
const safe = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value)
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
const csvFields = ['corrected', '@timestamp', 'source', ...columnFields, 'message', 'event.original']

const writers: Readonly<Record<Form, { readonly head: string; readonly line: (found: Found) => string }>> = {
  jsonl: {
    head: '',
    line: ({ seq, source, at, accuracy, received, event }) =>
      `${JSON.stringify({ seq, source, at: stampOf(at), accuracyMs: accuracy === null ? null : accuracy / 1_000, receivedAt: stampOf(received), event })}\n`,
  },
  csv: {
    head: `\ufeff${stringify([csvFields])}`,
    line: ({ source, at, event }) =>
      stringify([csvFields.map((field) => safe({ corrected: stampOf(at), source }[field] ?? event[field]))]),
  },
  raw: { head: '', line: ({ event }) => `${String(event['event.original'] ?? '')}\n` },
}

/** The lines in a ZIP, and beside them a manifest: what was asked, how many there are, the SHA-256 of the file. */
export function exportLines(
  archive: Archive,
  ask: Ask,
  order: Order,
  most: number,
  form: Form,
  about: Readonly<Record<string, unknown>>,
  onDone: (exported: Exported) => Promise<void>,
): Download {
  const zip = new ZipFile()
  const name = `lines.${form === 'raw' ? 'log' : form}`
  const cut = new AbortController()
  const lines = new PassThrough()
  zip.addReadStream(lines, name)
  const write = async (): Promise<void> => {
    const hash = createHash('sha256')
    let [count, bytes] = [0, 0]
    const put = async (text: string): Promise<void> => {
      if (text === '') return
      const chunk = Buffer.from(text)
      hash.update(chunk)
      bytes += chunk.length
      if (!lines.write(chunk)) await new Promise<void>((resolve) => lines.once('drain', () => resolve()))
    }
    await put(writers[form].head)
    let away: readonly string[] = []
    for await (const { found, missing } of archive.search(ask, order, most, cut.signal)) {
      away = missing
      count += found.length
      await put(found.map(writers[form].line).join(''))
    }
    lines.end()
    const exported = { lines: count, sha256: hash.digest('hex') }
    // Whoever holds this as evidence must know that it may lack lines.
    const manifest = {
      ...about,
      lines: count,
      ...(away.length > 0 ? { missing: away } : {}),
      files: [{ name, bytes, sha256: exported.sha256 }],
    }
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json')
    // The record knows of it before the last byte has left.
    await onDone(exported)
    zip.end()
  }
  write().catch((error: Error) => {
    if (cut.signal.aborted) return
    lines.destroy(error)
    ;(zip.outputStream as PassThrough).destroy(error)
  })
  const body = zip.outputStream as PassThrough
  body.once('close', () => cut.abort())
  return {
    name: 'log-lines.zip',
    mediaType: 'application/zip',
    body: webStream(body),
  }
}
