// Every folder of test/golden/log is a format: its input gives exactly the events kept beside it. GOLDEN=write keeps them anew.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { newSplitter } from '#src/detect/log/bytes/lines.ts'
import type { LogEvent } from '#src/detect/log/event.ts'
import { byName, formats } from '#src/detect/log/formats.ts'
import { newReader } from '#src/detect/log/reader.ts'

const FOLDER = join(import.meta.dirname, 'log')
const usual = { format: 'auto', zone: 'Asia/Tokyo', year: 2026, receivedAtMs: Date.parse('2026-11-21T00:00:00Z') }

function read(bytes: Uint8Array, given: Partial<typeof usual>): LogEvent[] {
  const events: LogEvent[] = []
  const reader = newReader({ ...usual, ...given })
  const emit = (event: LogEvent): void => void events.push(event)
  const on = {
    line: (text: string, note?: Readonly<Record<string, string | number>>) => reader.line(text, emit, note),
    broken: (error: LogEvent) => reader.broken(error, emit),
  }
  const splitter = newSplitter()
  splitter.push(bytes, on)
  splitter.end(on)
  reader.end(emit)
  return events
}

describe('lines of every format are found and read as they always were', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    test(name, () => {
      const at = (file: string): string => join(FOLDER, name, file)
      const given = existsSync(at('given.json')) ? JSON.parse(readFileSync(at('given.json'), 'utf8')) : {}
      const events = read(readFileSync(at('input.log')), given)
      const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
      if (process.env.GOLDEN === 'write') writeFileSync(at('expected.ndjson'), lines)
      const kept = readFileSync(at('expected.ndjson'), 'utf8')
      assert.deepEqual(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
        kept
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
      assert.equal(lines, kept, 'the order of the keys has changed')
    })
  }
})

test('every format has a golden folder, and every folder belongs to a format or an envelope', () => {
  const folders = readdirSync(FOLDER)
  assert.deepEqual(
    formats.map(({ name }) => name).filter((name) => !folders.includes(name)),
    [],
  )
  assert.deepEqual(
    folders.filter((name) => !byName.has(name) && !name.startsWith('envelope-')),
    [],
  )
})
