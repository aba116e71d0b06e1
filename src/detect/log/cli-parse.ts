// `hikeshi log parse FILE...|-`: NDJSON, one event a log line. Needs no desk and no database.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { newSplitter } from './bytes/lines.ts'
import { unpack } from './bytes/unpack.ts'
import { fail, type LogEvent, newEvent } from './event.ts'
import { newReader } from './reader.ts'

export type ParseOptions = {
  readonly format: string
  readonly zone: string
  readonly year?: number | null
  readonly source?: string | null
  readonly now: Date
}

/** Text gathered before it is written: few large writes, and a place to wait while the reader of the pipe is slow. */
const BLOCK_CHARS = 65_536

/** 0 every line was read, 1 some could not be, 3 a file could not be opened. */
export async function parseLogs(
  files: readonly string[],
  options: ParseOptions,
  stdin: Readable,
  out: Writable,
  err: Pick<Writable, 'write'>,
): Promise<number> {
  let code = 0
  for (const file of files) {
    let text = ''
    const emit = (event: LogEvent): void => {
      if (event['event.kind'] === 'pipeline_error' && code === 0) code = 1
      text += `${JSON.stringify(event)}\n`
    }
    const damaged = (where: string | null, error: unknown): void =>
      emit(fail(newEvent(''), 'input-damaged', `${where ?? '-'}: ${messageOf(error)}`))
    let isOpen = false
    try {
      const { input, changedAtMs } = await opened(file, stdin)
      isOpen = true
      for await (const part of unpack(input, file === '-' ? null : file)) {
        const reader = newReader({
          format: options.format,
          zone: options.zone,
          year: options.year,
          source: options.source,
          receivedAtMs: Math.min(changedAtMs ?? Number.POSITIVE_INFINITY, options.now.getTime()),
          file: part.name,
        })
        const splitter = newSplitter()
        const on = {
          line: (line: string, note?: Readonly<Record<string, string | number>>) => reader.line(line, emit, note),
          broken: (error: LogEvent) => reader.broken(error, emit),
        }
        try {
          for await (const chunk of part.chunks) {
            splitter.push(chunk, on)
            if (text.length < BLOCK_CHARS) continue
            const block = text
            text = ''
            await write(out, block)
          }
        } catch (error) {
          // what was there before the damage has been read; the damage itself is an event
          splitter.end(on)
          reader.end(emit)
          damaged(part.name, error)
          continue
        }
        splitter.end(on)
        reader.end(emit)
      }
    } catch (error) {
      if (isOpen) damaged(file, error)
      else {
        err.write(`${file}: ${messageOf(error)}\n`)
        code = 3
      }
    }
    if (text !== '') await write(out, text)
  }
  return code
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function opened(
  file: string,
  stdin: Readable,
): Promise<{ input: AsyncIterable<Uint8Array>; changedAtMs: number | null }> {
  if (file === '-') return { input: stdin, changedAtMs: null }
  const facts = await stat(file)
  if (facts.isDirectory()) throw new Error('is a folder')
  return { input: createReadStream(file, { highWaterMark: 262_144 }), changedAtMs: facts.mtimeMs }
}

function write(out: Writable, text: string): Promise<void> | void {
  if (out.write(text)) return
  return new Promise((resolve) => out.once('drain', resolve))
}
