import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontBlobs } from './font.ts'
import type { PressAnswer, PressOrder } from './press.ts'

/** The press itself: a process that knows Typst and our templates and nothing of the desk. It ends when the desk does. */
const documents = fileURLToPath(new URL('./documents/', import.meta.url))
const compiler = NodeCompiler.create({ workspace: documents, fontArgs: [{ fontBlobs: fontBlobs() }] })

/** PDF/A-2a first: archival and tagged. What the standard refuses is still printed, untagged by it. */
const standards = ['a-2a', undefined]

function print(order: PressOrder): Buffer {
  const made = compiler.compile({ mainFilePath: `${documents}${order.kind}.typ`, inputs: order.inputs })
  if (!made.result) throw new Error(`${order.kind}: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 2000)}`)
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

process.on('message', (order: PressOrder) => {
  let answer: PressAnswer
  try {
    const pdf = print(order)
    compiler.evictCache(0)
    answer = { id: order.id, pdf: new Uint8Array(pdf), rssBytes: process.memoryUsage.rss() }
  } catch (error) {
    answer = { id: order.id, error: String(error).slice(0, 4000), rssBytes: process.memoryUsage.rss() }
  }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
