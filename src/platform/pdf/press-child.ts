import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import { type DocumentKind, documents, isBulk } from './documents.ts'
import { canDraw, fontBlobs } from './font.ts'
import type { PressAnswer, PressOrder } from './press.ts'
import { printableAll } from './printable.ts'

/** The press itself: a process that knows Typst, our templates and one document at a time, and ends when the desk does. */
const workspace = fileURLToPath(new URL('./documents/', import.meta.url))
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontBlobs() }] })

/** PDF/A-2a first: archival and tagged. What the standard refuses is still printed. */
const standards = ['a-2a', undefined]

/** What the last few documents had in common (the house style, the shapes of letters) stays; the rest is let go. */
const CACHE_AGE = 3
const BULK_CACHE_AGE = 0

async function print({ kind, data, format }: PressOrder): Promise<Buffer> {
  const { laid, qr } = (
    documents[kind as DocumentKind].layOut as (facts: unknown) => { laid: unknown; qr: string | null }
  )(data)
  compiler.resetShadow()
  if (qr)
    compiler.mapShadow(
      `${workspace}qr.png`,
      await QRCode.toBuffer(qr, { margin: 0, scale: 6, errorCorrectionLevel: 'M' }),
    )
  const made = compiler.compile({
    mainFilePath: `${workspace}${kind}.typ`,
    inputs: { data: JSON.stringify(printableAll(laid, canDraw)), qr: qr ? 'qr.png' : '' },
  })
  if (!made.result)
    throw new Error(`${kind}: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 2000)}`)
  if (format === 'svg') return Buffer.from(compiler.plainSvg(made.result))
  if (isBulk(kind)) return compiler.pdf(made.result, { pdfTags: false })
  let failure: unknown
  for (const pdfStandard of standards) {
    try {
      return compiler.pdf(made.result, { pdfStandard })
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

process.on('message', async (order: PressOrder) => {
  let answer: PressAnswer
  try {
    const pdf = await print(order)
    answer = { id: order.id, pdf: new Uint8Array(pdf), rssBytes: process.memoryUsage.rss() }
  } catch (error) {
    answer = { id: order.id, error: String(error).slice(0, 4000), rssBytes: process.memoryUsage.rss() }
  }
  compiler.evictCache(isBulk(order.kind) ? BULK_CACHE_AGE : CACHE_AGE)
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
