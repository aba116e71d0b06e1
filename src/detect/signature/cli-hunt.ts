// `hikeshi hunt --rules PATH... FILE|-`: rules over events as JSON, a line each; NDJSON a match. Needs no desk.
import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { speaker } from '#src/core/words.ts'
import { newSplitter } from '../log/bytes/lines.ts'
import { unpack } from '../log/bytes/unpack.ts'
import type { Told } from './cli.ts'
import { loadRules, readLogsourceOption } from './cli-load.ts'
import { signatureCliWords } from './cli-words.ts'
import { readEvent } from './event-text.ts'
import { eventTime } from './event-time.ts'
import { Hunt } from './hunt.ts'
import { rowOfDetected, rowOfFired } from './match-row.ts'
import type { Source } from './source.ts'
import { Sources } from './source-of.ts'

export type HuntGiven = {
  readonly rules: readonly string[]
  readonly logsource?: string
  readonly placeholders?: string
}

/** Text gathered before it is written: few large writes, and a place to wait while the reader of the pipe is slow. */
const BLOCK_CHARS = 65_536

/** 0 nothing found, 1 something found or something left out, 2 wrong usage. */
export async function hunt(
  file: string,
  given: HuntGiven,
  stdin: Readable,
  out: Writable,
  told: Told,
): Promise<number> {
  const t = speaker(signatureCliWords, told.lang)
  const source = given.logsource === undefined ? undefined : readLogsourceOption(given.logsource)
  if (source === null) {
    told.err(t('logsource.wrong'))
    return 2
  }
  const loaded = loadRules(given.rules, given.placeholders, told)
  if (loaded === null) return 2
  const run = new Run(new Hunt(loaded.collection), source)
  const input = file === '-' ? stdin : createReadStream(file, { highWaterMark: 262_144 })
  for await (const part of unpack(input, file === '-' ? null : file)) {
    const splitter = newSplitter()
    const on = { line: (line: string) => run.line(line), broken: () => run.broken() }
    for await (const chunk of part.chunks) {
      splitter.push(chunk, on)
      if (run.text.length >= BLOCK_CHARS) await write(out, run.taken())
    }
    splitter.end(on)
  }
  await write(out, run.taken())
  const { hunt: done, unreadable, unread, matches, unknown } = run
  if (unreadable > 0) told.err(t('hunt.unreadable', { count: unreadable, line: unread }))
  if (unknown > 0) told.err(t('hunt.unknown', { count: unknown }))
  if (done.timeless > 0) told.err(t('hunt.timeless', { count: done.timeless }))
  if (done.correlator.dropped > 0) told.err(t('hunt.dropped', { count: done.correlator.dropped }))
  told.err(t('hunt.sum', { rules: done.engine.rules.length, lines: run.lines, matches }))
  return matches > 0 || unreadable > 0 || loaded.refused > 0 ? 1 : 0
}

class Run {
  readonly hunt: Hunt
  readonly #given: Source | undefined
  readonly #sources = new Sources()
  text = ''
  lines = 0
  matches = 0
  unreadable = 0
  /** The first line that is no event. */
  unread = 0
  /** Events of which nothing tells the source. */
  unknown = 0

  constructor(hunt: Hunt, given: Source | undefined) {
    this.hunt = hunt
    this.#given = given
  }

  line(line: string): void {
    this.lines++
    if (line.trim() === '') return
    const event = readEvent(line)
    if (event === null) {
      this.#unreadable()
      return
    }
    const source = this.#given ?? this.#sources.of(event)
    if (source.logsource === null) this.unknown++
    const atMs = eventTime(event)
    const { detected, fired } = this.hunt.take(event, { line: this.lines, atMs, source })
    for (const one of detected) this.#say(rowOfDetected(one, this.lines, atMs))
    for (const one of fired) if (!this.hunt.isSilent(one.rule)) this.#say(rowOfFired(one))
  }

  broken(): void {
    this.lines++
    this.#unreadable()
  }

  taken(): string {
    const { text } = this
    this.text = ''
    return text
  }

  #unreadable(): void {
    if (this.unreadable++ === 0) this.unread = this.lines
  }

  #say(row: object): void {
    this.matches++
    this.text += `${JSON.stringify(row)}\n`
  }
}

function write(out: Writable, text: string): Promise<void> | void {
  if (text === '' || out.write(text)) return
  return new Promise((resolve) => out.once('drain', resolve))
}
