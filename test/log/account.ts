// Accounts for the lines of a log: every line of the bytes stands in exactly one event, in order, as it came.
import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { MAX_LINE_BYTES, newSplitter } from '#src/detect/log/bytes/lines.ts'
import type { LogEvent } from '#src/detect/log/event.ts'
import type { Given } from '#src/detect/log/given.ts'
import { newReader } from '#src/detect/log/reader.ts'

export const usual: Given = {
  format: 'auto',
  zone: 'Asia/Tokyo',
  year: 2026,
  receivedAtMs: Date.parse('2026-11-21T00:00:00Z'),
}

/** The events of a log that arrives in these chunks. */
export function eventsOf(chunks: readonly Uint8Array[], given: Given = usual): LogEvent[] {
  const events: LogEvent[] = []
  const reader = newReader(given)
  const emit = (event: LogEvent): void => void events.push(event)
  const on = {
    line: (text: string, note?: Readonly<Record<string, string | number>>) => reader.line(text, emit, note),
    broken: (error: LogEvent) => reader.broken(error, emit),
  }
  const splitter = newSplitter()
  for (const chunk of chunks) splitter.push(chunk, on)
  splitter.end(on)
  reader.end(emit)
  return events
}

/** Lines of the bytes, told without the code under test. */
export function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  const start = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  for (let at = start; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const last = end < 0 ? bytes.length : end
    lines.push(bytes.subarray(at, last > at && bytes[last - 1] === 13 ? last - 1 : last))
    at = last + 1
  }
  return lines
}

/** events + errors = lines, and of each line its text, or its bytes where they are no text, or the hash where it is too long. */
export function assertNothingLost(lines: readonly Buffer[], events: readonly LogEvent[], where: string): void {
  let at = 0
  for (const event of events) {
    const count = Number(event['log.file.lines'] ?? 1)
    const own = lines.slice(at, at + count)
    const place = `${where}, line ${at + 1}`
    assert.equal(event['log.file.line'], at + 1, place)
    assert.ok(event['event.kind'] !== 'pipeline_error' || event['error.message'] !== undefined, `${place}: no reason`)
    const whole = Buffer.concat(own.flatMap((line, n) => (n === 0 ? [line] : [Buffer.from('\n'), line])))
    const kept = event['log.bytes_base64']
    if (whole.length > MAX_LINE_BYTES) assert.equal(typeof event['event.hash'], 'string', place)
    else if (typeof kept === 'string') assert.ok(Buffer.from(kept, 'base64').equals(whole), `${place}: other bytes`)
    else if (isUtf8(whole)) assert.equal(event['event.original'], whole.toString('utf8'), place)
    else assert.ok(!String(event['event.original']).includes('\ufffd'), `${place}: a character is lost`)
    at += count
  }
  assert.equal(at, lines.length, `${where}: ${lines.length} lines, ${at} in events`)
}
