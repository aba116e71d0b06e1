import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogLine } from '../../api.ts'
import { fileNameOf, fileOfLines, textOfLines, whenOfLines } from './entry-of-lines.ts'

const line = (seq: number, at: string, raw: string, more: Partial<LogLine> = {}): LogLine => ({
  seq,
  source: 'gate',
  at,
  accuracyMs: null,
  receivedAt: '2025-11-02T00:00:00Z',
  event: { '@timestamp': at, 'event.original': raw },
  ...more,
})
const late = line(12, '2025-11-01T03:36:00Z', 'Accepted password for alice', {
  accuracyMs: 2_000,
  event: { '@timestamp': '2025-11-01T03:37:35Z', 'event.original': 'Accepted password for alice' },
})
const early = line(31, '2025-11-01T03:34:56.5Z', 'Failed password for root')

test('an entry of log lines spans from the first to the last corrected time', () => {
  assert.deepEqual(whenOfLines([late, early], 'Asia/Tokyo'), {
    from: '2025-11-01T03:34:56.500Z',
    to: '2025-11-01T03:36:00.000Z',
    precision: 'range',
    zone: 'Asia/Tokyo',
  })
  assert.equal(whenOfLines([late], 'UTC').precision, 'second')
})

test('it says how many lines there are, of which source, and their numbers, in order of time', () => {
  const text = textOfLines([late, early], 'Guessed, then in', 'en')
  assert.equal(
    text,
    'Guessed, then in\n2 log lines (source gate, numbers 31, 12)\nFailed password for root\nAccepted password for alice',
  )
  const many = Array.from({ length: 14 }, (_, at) => line(at, '2025-11-01T00:00:00Z', `line ${at}`))
  assert.match(textOfLines(many, '', 'ja'), /…ほか4行は添付のファイルにあります。$/)
})

test('the file holds every line as it came, with corrected and stated time', () => {
  const file = fileOfLines([late, early], 'en')
  assert.match(
    file,
    /^# number 31 {2}source gate {2}corrected 2025-11-01T03:34:56\.5Z {2}stated 2025-11-01T03:34:56\.5Z/,
  )
  assert.match(
    file,
    /corrected 2025-11-01T03:36:00Z ±2000 ms {2}stated 2025-11-01T03:37:35Z .*\nAccepted password for alice\n$/,
  )
  assert.equal(fileNameOf([late, early]), 'log-lines-20251101T033456Z.txt')
})
