import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseText } from './text.ts'

const facts = { file: 'x.txt', now: new Date('2026-11-21T00:00:00Z') }
const when = (text: string) => {
  const { at, precision, until } = parseText(text, 'utf-8', facts).occurred
  return [at, precision, until]
}
const NEVER = [null, 'unknown', null]

test('when it happened is read from a form, however the moment is written', () => {
  assert.deepEqual(when('When: about 10:00 (JST) on 17 November 2026\nWhat happened: a scan'), [
    '2026-11-17T10:00:00+09:00',
    'about',
    null,
  ])
  assert.deepEqual(when('発生日時: 2026年11月17日 10時頃\n種別: スキャン'), [
    '2026-11-17T10:00:00+09:00',
    'about',
    null,
  ])
})

test('when it happened is read from a sentence where neither form nor log says it', () => {
  assert.deepEqual(when('On 17 Nov 2026 at about 10:00 JST our server 203.0.113.5 was scanned by 192.0.2.1.'), [
    '2026-11-17T10:00:00+09:00',
    'about',
    null,
  ])
  assert.deepEqual(when('2026年11月17日10時頃、192.0.2.1からスキャンがありました。'), [
    '2026-11-17T10:00:00+09:00',
    'about',
    null,
  ])
  assert.deepEqual(when('11月17日 9時40分(日本時間)に表示を確認し、現在も開ける状態です。'), [
    '2026-11-17T09:40:00+09:00',
    'minute',
    null,
  ])
})

test('a deadline, a meeting to come or a date alone is not when it happened', () => {
  assert.deepEqual(when('Please take the page down by 20 November 2026 10:00 UTC. It imitates our bank.'), NEVER)
  assert.deepEqual(when('2026年11月20日 17:00までにご回答ください。'), NEVER)
  assert.deepEqual(when('2026年12月25日 17:00 に伺います。'), NEVER)
  assert.deepEqual(when('Copyright 17 November 2026'), NEVER)
})
