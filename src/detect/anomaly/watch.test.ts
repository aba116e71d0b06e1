// The detectors over weeks of everyday work: quiet while it goes on, and one sentence when something unusual happens.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { weekOf } from './calendar.ts'
import { DetectorName, dayMs, defaultSettings, type Finding, hourMs, memoryOf, type Settings } from './detector.ts'
import { Watch } from './watch.ts'
import { sentenceOf } from './words.ts'

type Fields = Record<string, string | number | readonly string[]>
/** A Monday, midnight in UTC. */
const start = Date.parse('2026-06-01T00:00:00Z')
const minuteMs = 60_000

function stream(settings: Partial<Settings> = {}, windows: { fromMs: number; toMs: number; names: RegExp }[] = []) {
  const watch = new Watch({
    settings: { ...defaultSettings, ...settings },
    week: weekOf('UTC', 'JP'),
    windows,
    countryOf: (address) => (address.startsWith('10.') ? 'JP' : 'BR'),
  })
  let line = 0
  const found: Finding[] = []
  const give = (atMs: number, fields: Fields, receivedMs: number | null = null): Finding[] => {
    const one = watch.take(fields, { line: ++line, atMs, receivedMs, source: String(fields['host.name'] ?? 'log') })
    found.push(...one)
    return one
  }
  return { watch, give, found, of: (name: string) => found.filter(({ detector }) => detector === name) }
}
const signIn = (user: string, address: string, outcome = 'success'): Fields => ({
  'event.category': ['authentication'],
  'event.type': ['start'],
  'event.outcome': outcome,
  'user.name': user,
  'source.ip': address,
  'host.name': 'gate',
})
const flow = (from: string, to: string, port: number, bytes = 500, more: Fields = {}): Fields => ({
  'event.category': ['network'],
  'source.ip': from,
  'destination.ip': to,
  'destination.port': port,
  'source.bytes': bytes,
  'destination.bytes': 400,
  'host.name': 'fw',
  ...more,
})
const spoken = (finding: Finding): void => {
  for (const lang of ['ja', 'en'] as const) {
    const text = sentenceOf(finding, lang)
    assert.ok(!text.includes('{') && text.length > 20, text)
    assert.ok(lang === 'en' || /[ぁ-ん]/.test(text), text)
  }
}

describe('what is unusual', () => {
  test('an account signs in from an address and a country where it never was, after weeks of its own', () => {
    const { give, of, found } = stream()
    for (let day = 0; day < 20; day++)
      for (let n = 0; n < 4; n++)
        for (const user of ['hanako', 'taro', 'ken'])
          give(start + day * dayMs + (8 + n * 2) * hourMs, signIn(user, `10.0.0.${user.length}`))
    assert.deepEqual(found, [])
    give(start + 20 * dayMs, signIn('hanako', '203.0.113.7'))
    const [address] = of('new-address')
    assert.deepEqual(
      [address!.about, address!.facts.times, address!.facts.usual],
      [{ kind: 'user', value: 'hanako' }, 80, 1],
    )
    assert.equal(of('new-country')[0]!.facts.what, 'BR')
    for (const one of found) spoken(one)
    // once seen it is known, and somebody who is new has no usual
    give(start + 20 * dayMs + hourMs, signIn('hanako', '203.0.113.7'))
    give(start + 20 * dayMs + hourMs, signIn('newcomer', '203.0.113.99'))
    assert.equal(found.length, 2)
  })

  test('nothing is new in the first days', () => {
    const { give, found } = stream()
    for (let n = 0; n < 200; n++) give(start + n * 30 * minuteMs, signIn('hanako', `10.0.${n}.1`))
    assert.deepEqual(found, [])
  })

  test('a port that a host never answered on, and a program that it never ran', () => {
    const { give, of } = stream()
    for (let n = 0; n < 1_000; n++) {
      const atMs = start + n * 20 * minuteMs
      give(atMs, flow('10.0.0.9', '10.0.0.80', n % 2 === 0 ? 443 : 80))
      give(atMs, { 'host.name': 'web', 'process.name': n % 3 === 0 ? 'cron' : 'httpd' })
    }
    const atMs = start + 14 * dayMs
    give(atMs, flow('10.0.0.9', '10.0.0.80', 4444))
    // what was refused, or never answered, is no service
    give(atMs, flow('10.0.0.9', '10.0.0.80', 4445, 60, { 'event.type': ['denied'] }))
    give(atMs, flow('10.0.0.9', '10.0.0.80', 4446, 60, { 'destination.bytes': 0 }))
    give(atMs, { 'host.name': 'web', 'process.name': 'xmrig' })
    assert.deepEqual(
      of('new-port').map(({ about, facts }) => [about.value, facts.what]),
      [['10.0.0.80', '4444']],
    )
    assert.deepEqual(
      of('new-process').map(({ facts }) => facts.what),
      ['xmrig'],
    )
    spoken(of('new-port')[0]!)
    spoken(of('new-process')[0]!)
  })

  test('a rate far above the usual of that hour and weekday, told once; the busy hour of every day is none', () => {
    const { give, of } = stream()
    const day = (at: number, busy: number): void => {
      for (let hour = 0; hour < 24; hour++)
        for (let n = 0; n < (hour === 9 ? busy : 20 + ((at + hour) % 5)); n++)
          give(start + at * dayMs + hour * hourMs + n * 1_000, { 'host.name': 'mail', message: 'x' })
    }
    for (let at = 0; at < 28; at++) day(at, 400 + (at % 7) * 10)
    assert.deepEqual(of('rate'), [])
    for (let n = 0; n < 900; n++)
      give(start + 28 * dayMs + 3 * hourMs + n * 1_000, { 'host.name': 'mail', message: 'x' })
    const [told, ...more] = of('rate')
    assert.equal(more.length, 0)
    assert.deepEqual(told!.about, { kind: 'source', value: 'mail' })
    assert.ok(Number(told!.facts.usual) < 40 && Number(told!.facts.most) >= 400)
    spoken(told!)
  })

  test('a scan of hosts, of ports, and many accounts from one address or many addresses at one account', () => {
    const { give, found, of } = stream()
    for (let n = 0; n < 60; n++) give(start + n * 1_000, flow('192.0.2.1', `10.0.1.${n}`, 22))
    for (let n = 0; n < 60; n++) give(start + n * 1_000, flow('192.0.2.2', '10.0.0.80', 1_000 + n))
    for (let n = 0; n < 30; n++) give(start + n * 1_000, signIn(`user${n}`, '192.0.2.3', 'failure'))
    for (let n = 0; n < 30; n++) give(start + n * 1_000, signIn('root', `198.51.100.${n}`, 'failure'))
    assert.deepEqual(
      found.map(({ detector, about }) => [detector, about.value]),
      [
        ['host-scan', '192.0.2.1'],
        ['port-scan', '192.0.2.2'],
        ['accounts-tried', '192.0.2.3'],
        ['addresses-tried', 'root'],
      ],
    )
    assert.ok(of('host-scan')[0]!.lines.length > 1)
    assert.equal(of('port-scan')[0]!.fromMs, start)
    assert.equal(of('accounts-tried')[0]!.fromMs, start)
    for (const one of found) spoken(one)
  })

  test('whoever reaches many every day is told once and then known', () => {
    const { give, of } = stream()
    for (let day = 0; day < 10; day++)
      for (let n = 0; n < 60; n++) give(start + day * dayMs + n * 1_000, flow('10.0.0.5', `10.0.1.${n}`, 161))
    assert.equal(of('host-scan').length, 1)
  })

  test('a sign-in that succeeds after many failures is told with them; two slips of the finger are not', () => {
    const { give, of, found } = stream({ 'accounts-tried': { isOn: false, threshold: 8, days: 0 } })
    for (let n = 0; n < 2; n++) give(start + n * 1_000, signIn('taro', '10.0.0.4', 'failure'))
    give(start + 5_000, signIn('taro', '10.0.0.4'))
    assert.deepEqual(found, [])
    for (let n = 0; n < 12; n++) give(start + n * 2_000, signIn('hanako', '192.0.2.9', 'failure'))
    give(start + 30_000, signIn('hanako', '192.0.2.9'))
    const [told] = of('success-after-failures')
    assert.deepEqual([told!.facts.count, told!.about.value, told!.lines.length], [12, '192.0.2.9', 9])
    spoken(told!)
  })

  test('a host that begins to reach many, and one that sends out far more than ever', () => {
    const { give, of } = stream({ 'host-scan': { isOn: false, threshold: 40, days: 0 } })
    for (let hour = 0; hour < 24 * 14; hour++)
      for (let n = 0; n < 5; n++)
        give(start + hour * hourMs + n * minuteMs, flow('10.0.0.7', `203.0.113.${n}`, 443, 200_000 + hour))
    const atMs = start + 14 * dayMs
    for (let n = 0; n < 80; n++) give(atMs + n * 10_000, flow('10.0.0.7', `198.51.100.${n}`, 443))
    give(atMs + 2 * hourMs, flow('10.0.0.7', '198.51.100.5', 443, 900_000_000))
    assert.equal(of('many-destinations')[0]!.facts.usual, 5)
    assert.deepEqual(
      of('bytes-out').map(({ facts }) => [facts.count, facts.to]),
      [[900, '198.51.100.5']],
    )
    spoken(of('many-destinations')[0]!)
    spoken(of('bytes-out')[0]!)
  })

  test('mail to far more recipients than usual', () => {
    const { give, of } = stream()
    const mail = (atMs: number, to: string): void => void give(atMs, { 'user.name': 'ken', 'email.to.address': [to] })
    for (let day = 0; day < 8; day++)
      for (let n = 0; n < 6; n++) mail(start + day * dayMs + n * hourMs, `p${n}@example.jp`)
    assert.deepEqual(of('many-recipients'), [])
    for (let n = 0; n < 90; n++) mail(start + 9 * dayMs + n * 1_000, `victim${n}@example.com`)
    assert.equal(of('many-recipients').length, 1)
    spoken(of('many-recipients')[0]!)
  })

  test('regular beats to a place that nobody else calls; people at work and what everybody calls are none', () => {
    const { give, of } = stream()
    let seed = 7
    const chance = (): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let n = 0; n < 300; n++) {
      const atMs = start + 4 * dayMs + n * 60_000
      give(start + n * 1_200_000, flow('10.0.0.3', '203.0.113.50', 443))
      if (n === 299)
        for (let beat = 0; beat < 60; beat++)
          give(atMs + beat * 60_000 + chance() * 3_000, flow('10.0.0.8', '198.51.100.66', 8443))
    }
    for (let n = 0, atMs = start + 5 * dayMs; n < 200; n++, atMs += 5_000 + chance() * 200_000)
      give(atMs, flow('10.0.0.2', '203.0.113.51', 443))
    for (const host of [1, 2, 3, 4])
      for (let n = 0; n < 60; n++) give(start + 6 * dayMs + n * 64_000, flow(`10.0.9.${host}`, '203.0.113.123', 123))
    const told = of('beacon').filter(({ about }) => about.value.startsWith('10.0.0.'))
    assert.deepEqual(
      told.map(({ about, facts }) => [about.value, facts.to]),
      [['10.0.0.8', '198.51.100.66:8443']],
    )
    assert.ok(of('beacon').length <= 3)
    spoken(told[0]!)
  })

  test('a source that falls silent is told while it lasts; the nights and weekends when nobody works are none', () => {
    const { watch, give, of } = stream()
    const work = (day: number, from: number, to: number): void => {
      for (let hour = from; hour < to; hour++)
        for (let n = 0; n < 60; n++) {
          const atMs = start + day * dayMs + hour * hourMs + n * minuteMs
          give(atMs, { 'host.name': 'app', message: 'x' }, atMs + 1_000)
        }
    }
    const told: Finding[] = []
    const wait = (fromMs: number, toMs: number): void => {
      for (let atMs = fromMs; atMs < toMs; atMs += 5 * minuteMs) told.push(...watch.reach(atMs))
    }
    for (let day = 0; day < 28; day++) {
      if (day % 7 < 5) work(day, 8, 18)
      wait(start + day * dayMs + 18 * hourMs, start + (day + 1) * dayMs + 8 * hourMs)
    }
    assert.deepEqual([told, of('log-gap')], [[], []])
    work(28, 8, 10)
    wait(start + 28 * dayMs + 10 * hourMs, start + 28 * dayMs + 15 * hourMs)
    assert.equal(told.length, 1)
    assert.equal(told[0]!.detector, 'silence')
    assert.ok(Number(told[0]!.facts.minutes) <= 120)
    spoken(told[0]!)
    // it is not told a second time as a gap when it ends
    work(28, 15, 18)
    assert.deepEqual(of('log-gap'), [])
  })

  test('a gap that a file shows is told where it ends', () => {
    const { give, of } = stream()
    const write = (fromMs: number, toMs: number): void => {
      for (let atMs = fromMs; atMs < toMs; atMs += 2 * minuteMs) give(atMs, { 'host.name': 'db', message: 'x' })
    }
    write(start, start + 15 * dayMs)
    write(start + 15 * dayMs + 5 * hourMs, start + 16 * dayMs)
    const [told, ...more] = of('log-gap')
    assert.equal(more.length, 0)
    assert.deepEqual([told!.facts.minutes, told!.facts.expected], [302, 151])
    spoken(told!)
  })

  test('a clock that leaps is told; an old file that is imported beside is no leap', () => {
    const { give, of } = stream()
    const at = (statedMs: number, receivedMs: number | null): void =>
      void give(statedMs, { 'host.name': 'sw1', message: 'x' }, receivedMs)
    for (let n = 0; n < 100; n++) at(start + n * 10_000, start + n * 10_000 + 500)
    const now = start + 1_000_000
    for (let n = 0; n < 500; n++) at(start - 40 * dayMs + n * minuteMs, now + 100)
    assert.deepEqual(of('time-jump'), [])
    for (let n = 0; n < 60; n++) at(now + n * 10_000, now + n * 10_000 + 500)
    for (let n = 60; n < 70; n++) at(now + n * 10_000 - 2 * hourMs, now + n * 10_000 + 500)
    const [told, ...more] = of('time-jump')
    assert.equal(more.length, 0)
    assert.deepEqual([told!.facts.way, told!.facts.minutes], ['back', 120])
    spoken(told!)
  })

  test('numbers that are missing from a row of numbers', () => {
    const { give, of } = stream()
    const record = (id: number): void =>
      void give(start + id * 1_000, { 'winlog.record_id': id, 'winlog.channel': 'Security', 'host.name': 'pc' })
    for (let id = 1; id <= 400; id++) record(id)
    for (let id = 900; id <= 950; id++) record(id)
    const [told, ...more] = of('sequence-gap')
    assert.equal(more.length, 0)
    assert.deepEqual([told!.facts.missing, told!.facts.from, told!.facts.to], [499, 400, 900])
    spoken(told!)
  })

  test('a known change window keeps quiet about what work on a system brings about, not about guessing', () => {
    const windows = [{ fromMs: start, toMs: start + hourMs, names: /^(?:fw|gate)$/ }]
    const { give, found } = stream({}, windows)
    for (let n = 0; n < 60; n++) give(start + n * 1_000, flow('192.0.2.1', `10.0.1.${n}`, 22))
    for (let n = 0; n < 30; n++) give(start + n * 1_000, signIn(`user${n}`, '192.0.2.3', 'failure'))
    assert.deepEqual(
      found.map(({ detector }) => detector),
      ['accounts-tried'],
    )
  })

  test('what a detector remembers is counted by a part that is kept, of two that share one too', () => {
    const { watch, give } = stream()
    give(start, signIn('sato', '192.0.2.3'))
    assert.deepEqual(
      DetectorName.options.filter((name) => !watch.parts.includes(memoryOf(name))),
      [],
    )
    assert.equal(watch.known(memoryOf('log-gap')), 1)
  })

  test('a line whose clock runs far ahead does not move the time of the others', () => {
    const { give, of } = stream()
    for (let n = 0; n < 7; n++) give(start + n * 1_000, signIn(`user${n}`, '192.0.2.3', 'failure'), start + n * 1_000)
    give(start + 4_000 * dayMs, signIn('x', '192.0.2.3', 'failure'), start + 8_000)
    for (let n = 7; n < 12; n++) give(start + n * 1_000, signIn(`user${n}`, '192.0.2.3', 'failure'), start + n * 1_000)
    assert.equal(of('accounts-tried').length, 1)
  })
})
