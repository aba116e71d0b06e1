// The reader: lines of one file in, events out, one a line, in order; lines that go on with a record are folded into it.
import type { Incoming } from '#src/platform/archive/row.ts'
import { fail, type LogEvent, newEvent } from './event.ts'
import { readText } from './find.ts'
import { finish } from './finish.ts'
import type { LogFormat } from './format.ts'
import { byName } from './formats.ts'
import { type Given, newReading, type Reading } from './reading.ts'
import { type Matched, Templates } from './template/template.ts'

export type Emit = (event: LogEvent) => void

export type LogReader = {
  /** One line without its end. `note` says what the bytes had to tell of it (charset, damage). */
  line(text: string, emit: Emit, note?: Readonly<Record<string, string | number>>): void
  /** A line whose text could not be had whole: it becomes an error event. */
  broken(error: LogEvent, emit: Emit): void
  end(emit: Emit): void
}

/** Lines and text that a folded record may hold. */
const MOST_LINES = 1_000
const MOST_CHARS = 262_144

/** The event of one text by itself: what a receiver does with a message that arrives alone. */
export function readEvent(text: string, reading: Reading): LogEvent {
  return readOne(text, reading, pinnedOf(reading.given.format)).event
}

function pinnedOf(name: string): LogFormat | null {
  return name === 'auto' ? null : (byName.get(name) ?? null)
}

function readOne(
  text: string,
  reading: Reading,
  only: LogFormat | null,
): { event: LogEvent; format: LogFormat | null } {
  const event = newEvent(text)
  let format: LogFormat | null = null
  try {
    format = readText(readable(text, event), event, reading, only)
  } catch (error) {
    fail(event, 'format-failed', error instanceof Error ? error.message : String(error))
  }
  if (format === null && only !== null && event['event.kind'] === 'event')
    fail(event, 'not-this-format', `the line is not of the format ${only.name}`)
  finish(event, format)
  return { event, format }
}

/** Text of a line that formats look at. What lies beyond stands in `event.original` only, so that no line can take long. */
const MAX_READ = 16_384

function readable(line: string, event: LogEvent): string {
  const text = line.charCodeAt(line.length - 1) === 0 ? withoutNul(line) : line
  // JSON and XML cannot be read in part, and are read in one pass
  if (text.length <= MAX_READ || text.includes('{"') || text.startsWith('<Event')) return text
  event['log.is_read_in_part'] = true
  return text.slice(0, MAX_READ)
}

/** NUL that syslog senders end a message with. */
function withoutNul(line: string): string {
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) === 0) end--
  return line.slice(0, end)
}

/** Forms that are learnt of one file. */
const mostForms = 256

/** `onMatched`: takes lines of a kind that is known without their events; without it every line is an event. */
export function newReader(given: Given, onMatched?: (matched: Matched) => void): LogReader {
  const reading = newReading(given)
  const only = pinnedOf(given.format)
  let open: LogEvent | null = null
  let openFormat: LogFormat | null = null
  let openLines = 0
  let openText: string[] = []
  let openChars = 0

  const close = (emit: Emit): void => {
    if (open === null) return
    const event = open
    open = null
    if (openLines > 1) {
      event['event.original'] = openText.join('\n')
      const more = openText.slice(1).join('\n')
      event.message = event.message === undefined ? more : `${event.message}\n${more}`
      event['log.file.lines'] = openLines
      if (openFormat!.readsWhole) {
        openFormat!.read(openText.join('\n'), event, reading)
        finish(event, openFormat)
      }
    }
    emit(event)
  }
  /** Lines of a record of the journal's export format, which ends with an empty line. */
  let record: string[] | null = null
  let recordLine = 0
  const closeRecord = (emit: Emit): void => {
    if (record === null) return
    const { event } = readOne(record.join('\n'), reading, only)
    if (record.length > 1) event['log.file.lines'] = record.length
    record = null
    place(event)
    event['log.file.line'] = recordLine
    emit(event)
  }
  const place = (event: LogEvent): void => {
    if (given.file) event['log.file.path'] = given.file
    if (given.source) event['log.source'] = given.source
    event['log.file.line'] = reading.line
  }

  const thorough = (text: string, line: number): Incoming | null => {
    const { event, format } = readOne(text, reading, only)
    place(event)
    event['log.file.line'] = line
    return format?.continues ? null : { event, source: '', received: 0, keep: '' }
  }
  const templates = onMatched && new Templates(thorough, { left: mostForms })

  return {
    line(text, emit, note) {
      reading.line++
      if (record !== null) {
        // a line whose bytes are no text is an event of its own, so that they are kept
        const isNext = text.startsWith('__CURSOR=') || note !== undefined
        if (!isNext) record.push(text)
        if (!isNext && text !== '' && record.length < MOST_LINES) return
        closeRecord(emit)
        if (!isNext) return
      }
      if (only === null && note === undefined && text.startsWith('__CURSOR=')) {
        close(emit)
        record = [text]
        recordLine = reading.line
        return
      }
      if (
        open !== null &&
        // what is said of a line's bytes has no place in the record of another
        note === undefined &&
        openFormat!.continues!(text) &&
        openLines < MOST_LINES &&
        openChars + text.length < MOST_CHARS
      ) {
        openText.push(text)
        openChars += text.length
        openLines++
        return
      }
      close(emit)
      const matched = note === undefined ? templates?.match(text, reading.clock, reading.line) : null
      if (matched) return onMatched!(matched)
      const { event, format } = readOne(text, reading, only)
      place(event)
      if (note) Object.assign(event, note)
      if (format?.continues === undefined || note !== undefined) {
        emit(event)
        return
      }
      open = event
      openFormat = format
      openLines = 1
      openText = [text]
      openChars = text.length
    },
    broken(error, emit) {
      closeRecord(emit)
      close(emit)
      reading.line++
      place(error)
      emit(error)
    },
    end(emit) {
      closeRecord(emit)
      close(emit)
    },
  }
}
