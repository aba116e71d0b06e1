// Three weeks of an everyday network, learnt once; then each kind of the unusual is planted in it alone, and it is found, and nothing else.
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { weekOf } from './calendar.ts'
import {
  type DetectorName,
  DetectorName as Detectors,
  dayMs,
  defaultSettings,
  type Finding,
  hourMs,
} from './detector.ts'
import { type Part, Watch } from './watch.ts'
import { sentenceOf } from './words.ts'

type Fields = Record<string, string | number | readonly string[]>
/** A Monday, midnight in UTC. */
const start = Date.parse('2026-06-01T00:00:00Z')
const minuteMs = 60_000
const learntDays = 22
/** Tuesday, ten o'clock: everyday work has just been going on. */
const now = start + learntDays * dayMs + 10 * hourMs

let seed = 11
const chance = (): number => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}
const newWatch = (): Watch =>
  new Watch({
    settings: defaultSettings,
    week: weekOf('UTC', null),
    windows: [],
    countryOf: () => 'JP',
  })

const signIn = (user: string, address: string, outcome = 'success', more: Fields = {}): Fields => ({
  'event.category': ['authentication'],
  'event.outcome': outcome,
  'user.name': user,
  'source.ip': address,
  'host.name': 'gate',
  ...more,
})
const flow = (from: string, to: string, port: number, bytes = 200_000): Fields => ({
  'event.category': ['network'],
  'source.ip': from,
  'destination.ip': to,
  'destination.port': port,
  'source.bytes': bytes,
  'destination.bytes': 400,
  'host.name': 'fw',
})
const mail = (user: string, to: string): Fields => ({
  'user.name': user,
  'email.to.address': [to],
  'host.name': 'mail',
})
const log = (host: string, more: Fields = {}): Fields => ({ 'host.name': host, message: 'x', ...more })
const record = (id: number): Fields => log('pc', { 'winlog.record_id': id, 'winlog.channel': 'Security' })

let records = 0
/** One hour of everyday work, in the order of time; of a source that is `silent` nothing comes. */
function everyday(hourAtMs: number, silent = ''): [number, Fields][] {
  const at = new Date(hourAtMs)
  const isWork = at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 8 && at.getUTCHours() < 18
  const lines: [number, Fields][] = []
  const add = (count: number, fields: (n: number) => Fields): void => {
    for (let n = 0; n < count; n++) lines.push([hourAtMs + Math.floor(chance() * hourMs), fields(n)])
  }
  if (isWork)
    for (let user = 0; user < 4; user++) {
      add(2, () => signIn(`user${user}`, `10.0.0.${user}`))
      add(2, (n) => mail(`user${user}`, `p${n}@example.jp`))
    }
  for (let host = 0; host < 4; host++) add(4, (n) => flow(`10.0.0.${host}`, `10.0.1.${n % 3}`, 443))
  add(24, (n) => log('web', { 'process.name': n % 3 === 0 ? 'cron' : 'httpd' }))
  add(20, () => log('sw1'))
  add(20, () => log('db'))
  lines.sort(([a], [b]) => a - b)
  for (let n = 0; n < 10; n++) lines.push([hourAtMs + 59 * minuteMs + n * 1_000, record(++records)])
  return lines.filter(([, fields]) => fields['host.name'] !== silent)
}

const times = (count: number, everyMs: number, fields: (n: number) => Fields): [number, Fields][] =>
  Array.from({ length: count }, (_, n) => [now + n * everyMs, fields(n)])
type Planted = {
  readonly lines: () => readonly [number, Fields][]
  readonly about: string
  /** Lines of which nobody knows when they arrived, as those of a file; otherwise a second after what they state. */
  readonly isFile?: true
  readonly receivedMs?: (n: number) => number
  /** That time passes without a line is seen as well. */
  readonly untilMs?: number
}

const planted: Readonly<Record<DetectorName, Planted>> = {
  'new-address': { about: 'user1', lines: () => times(1, 0, () => signIn('user1', '203.0.113.7')) },
  'new-country': {
    about: 'user1',
    lines: () => times(1, 0, () => signIn('user1', '10.0.0.1', 'success', { 'source.geo.country_iso_code': 'BR' })),
  },
  'new-port': { about: '10.0.1.1', lines: () => times(1, 0, () => flow('10.0.0.1', '10.0.1.1', 4444)) },
  'new-process': { about: 'web', lines: () => times(1, 0, () => log('web', { 'process.name': 'xmrig' })) },
  rate: { about: 'web', lines: () => times(900, 1_000, () => log('web', { 'process.name': 'httpd' })) },
  'bytes-out': { about: '10.0.0.1', lines: () => times(1, 0, () => flow('10.0.0.1', '10.0.1.1', 443, 900_000_000)) },
  'many-destinations': {
    about: '10.0.0.1',
    lines: () => times(80, 7 * minuteMs, (n) => flow('10.0.0.1', `198.51.100.${n}`, 443)),
  },
  'many-recipients': { about: 'user1', lines: () => times(90, 1_000, (n) => mail('user1', `v${n}@example.com`)) },
  'host-scan': { about: '192.0.2.1', lines: () => times(60, 1_000, (n) => flow('192.0.2.1', `10.0.9.${n}`, 22, 60)) },
  'port-scan': {
    about: '192.0.2.2',
    lines: () => times(60, 1_000, (n) => flow('192.0.2.2', '10.0.9.80', 1_000 + n, 60)),
  },
  'accounts-tried': {
    about: '192.0.2.3',
    lines: () => times(30, 1_000, (n) => signIn(`guess${n}`, '192.0.2.3', 'failure')),
  },
  'addresses-tried': {
    about: 'root',
    lines: () => times(30, 1_000, (n) => signIn('root', `198.51.100.${n}`, 'failure')),
  },
  'success-after-failures': {
    about: '10.0.0.2',
    lines: () => times(13, 2_000, (n) => signIn('user2', '10.0.0.2', n < 12 ? 'failure' : 'success')),
  },
  beacon: {
    about: '10.0.0.2',
    lines: () => times(60, 5 * minuteMs, () => flow('10.0.0.2', '198.51.100.66', 8443, 300)),
  },
  silence: {
    about: 'sw1',
    lines: () => Array.from({ length: 6 }, (_, hour) => everyday(now + hour * hourMs, 'sw1')).flat(),
    untilMs: now + 6 * hourMs,
  },
  'log-gap': { about: 'db', isFile: true, lines: () => [[now + 8 * hourMs, log('db')]] },
  'time-jump': {
    about: 'sw1',
    lines: () => times(30, 20_000, () => log('sw1')).map(([atMs, fields]) => [atMs - 2 * hourMs, fields]),
    receivedMs: (n) => now + n * 20_000 + 1_000,
  },
  'sequence-gap': { about: 'pc', lines: () => times(3, 1_000, (n) => record(records + 500 + n)) },
}

describe('what is planted in an everyday network', () => {
  let line = 0
  let parts: Part[] = []
  const give = (watch: Watch, atMs: number, fields: Fields, receivedMs: number | null): Finding[] =>
    watch.take(fields, { line: ++line, atMs, receivedMs, source: String(fields['host.name']) })

  before(() => {
    const watch = newWatch()
    const told: Finding[] = []
    for (let atMs = start; atMs < now; atMs += hourMs)
      for (const [one, fields] of everyday(atMs)) told.push(...give(watch, one, fields, one + 1_000))
    assert.deepEqual(
      told.map(({ detector, about }) => `${detector} ${about.value}`),
      [],
      'three weeks of work are nothing unusual',
    )
    parts = watch.parts.map((name) => ({ name, saved: watch.save(name) }))
  })

  for (const name of Detectors.options)
    test(`${name} is found, and nothing else`, () => {
      const { lines, about, isFile, receivedMs, untilMs } = planted[name]
      const watch = newWatch()
      for (const { name: part, saved } of parts) watch.load(part, structuredClone(saved))
      // Silence is reckoned from the start of the desk on.
      const found = untilMs === undefined ? [] : watch.reach(now)
      for (const [n, [atMs, fields]] of lines().entries())
        found.push(...give(watch, atMs, fields, isFile ? null : (receivedMs?.(n) ?? atMs + 1_000)))
      if (untilMs !== undefined) found.push(...watch.reach(untilMs))
      assert.deepEqual(
        found.map((one) => [one.detector, one.about.value]),
        [[name, about]],
      )
      const [ja, en] = [sentenceOf(found[0]!, 'ja'), sentenceOf(found[0]!, 'en')]
      assert.ok(/[ぁ-ん]/.test(ja) && !ja.includes('{') && /[a-z]/.test(en) && !en.includes('{'), `${ja} ${en}`)
    })
})
