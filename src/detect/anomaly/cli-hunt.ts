// `hikeshi hunt --anomaly FILE|-`: what is unusual in events as JSON, a line each; NDJSON a finding. Needs no desk.
import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { speaker } from '#src/core/words.ts'
import { newSplitter } from '../log/bytes/lines.ts'
import { unpack } from '../log/bytes/unpack.ts'
import { readEvent } from '../signature/event-text.ts'
import { eventTime } from '../signature/event-time.ts'
import { type EventObject, fieldValue } from '../signature/event-view.ts'
import { weekOf } from './calendar.ts'
import { anomalyCliWords } from './cli-words.ts'
import { DetectorName, defaultSettings, type Settings } from './detector.ts'
import { type FindingRow, rowOf } from './finding-row.ts'
import { Watch } from './watch.ts'

export type AnomalyGiven = {
  readonly zone: string
  readonly country: string | null
  /** Days of learning instead of those that each detector has. */
  readonly learn: number | null
}
export type Told = { readonly lang: 'ja' | 'en'; readonly err: (line: string) => void }

const blockChars = 65_536

export const settingsFor = (learn: number | null): Settings =>
  learn === null
    ? defaultSettings
    : (Object.fromEntries(
        DetectorName.options.map((name) => [name, { ...defaultSettings[name], days: learn }]),
      ) as Settings)

/** 0 nothing found, 1 something found or something left out. */
export async function huntUnusual(
  file: string,
  given: AnomalyGiven,
  stdin: Readable,
  out: Writable,
  { lang, err }: Told,
): Promise<number> {
  const t = speaker(anomalyCliWords, lang)
  const run = new Run(given)
  const input = file === '-' ? stdin : createReadStream(file, { highWaterMark: 262_144 })
  for await (const part of unpack(input, file === '-' ? null : file)) {
    const splitter = newSplitter()
    const on = { line: (line: string) => run.line(line), broken: () => void run.unreadable++ }
    for await (const chunk of part.chunks) {
      splitter.push(chunk, on)
      if (run.text.length >= blockChars) await write(out, run.taken())
    }
    splitter.end(on)
  }
  await write(out, run.taken())
  if (run.unreadable > 0) err(t('unreadable', { count: run.unreadable }))
  if (run.timeless > 0) err(t('timeless', { count: run.timeless }))
  err(t('sum', { lines: run.lines, findings: run.findings }))
  return run.findings > 0 || run.unreadable > 0 ? 1 : 0
}

class Run {
  readonly #watch: Watch
  text = ''
  lines = 0
  findings = 0
  unreadable = 0
  timeless = 0

  constructor({ zone, country, learn }: AnomalyGiven) {
    this.#watch = new Watch({
      settings: settingsFor(learn),
      week: weekOf(zone, country),
      windows: [],
      countryOf: () => '',
    })
  }

  line(line: string): void {
    this.lines++
    if (line.trim() === '') return
    const event = readEvent(line)
    if (event === null) {
      this.unreadable++
      return
    }
    const atMs = eventTime(event)
    if (atMs === null) {
      this.timeless++
      return
    }
    const place = { line: this.lines, atMs, receivedMs: null, source: sourceOf(event) }
    for (const one of this.#watch.take(event, place)) this.#say(rowOf(one))
  }

  #say(row: FindingRow): void {
    this.findings++
    this.text += `${JSON.stringify(row)}\n`
  }

  taken(): string {
    const { text } = this
    this.text = ''
    return text
  }
}

/** In a file the host that wrote a line stands for its source. */
const sourceOf = (event: EventObject): string => String(fieldValue(event, 'host.name') ?? '')

function write(out: Writable, text: string): Promise<void> | void {
  if (text === '' || out.write(text)) return
  return new Promise((resolve) => out.once('drain', resolve))
}
