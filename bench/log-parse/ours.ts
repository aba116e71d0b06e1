// Our own reading of a case, in this process and as `hikeshi log parse` reads it.
import type { LogEvent } from '#src/detect/log/event.ts'
import { byName } from '#src/detect/log/formats.ts'
import { newReader } from '#src/detect/log/reader.ts'
import type { Case } from './case.ts'

const receivedAtMs = Date.parse('2026-11-21T00:00:00Z')

export function parseOurs(one: Case): LogEvent[] {
  const events: LogEvent[] = []
  const emit = (event: LogEvent): void => void events.push(event)
  const reader = newReader({
    format: one.pin && byName.has(one.pin) ? one.pin : 'auto',
    zone: one.zone ?? 'UTC',
    year: one.year ?? null,
    receivedAtMs: one.receivedAt ? Date.parse(one.receivedAt) : receivedAtMs,
    file: one.name,
  })
  const text = one.text.replace(/\r?\n$/, '')
  for (const line of one.isOneRecord ? [text] : text.split(/\r?\n/)) reader.line(line, emit)
  reader.end(emit)
  return events
}
