// `npm run bench:anomaly -- [--entities N] [--hours N]`: what the detectors remember of so many entities, and how many events a second they see.

import { weekOf } from '#src/detect/anomaly/calendar.ts'
import { defaultSettings, hourMs } from '#src/detect/anomaly/detector.ts'
import { packed } from '#src/detect/anomaly/jobs/packed.ts'
import { Watch } from '#src/detect/anomaly/watch.ts'
import { argument, machineOf, print, say } from './machine.ts'

const entities = Number(argument('entities') ?? 100_000)
const hours = Number(argument('hours') ?? 12)
const start = Date.parse('2026-06-01T00:00:00Z')
const watch = new Watch({
  settings: defaultSettings,
  week: weekOf('Asia/Tokyo', 'JP'),
  windows: [],
  countryOf: () => '',
})
const rss = (): number => process.memoryUsage().rss

let seed = 1
const chance = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % below
}
const address = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

const before = rss()
const began = process.cpuUsage()
let events = 0
let findings = 0
/** Every hour each entity is in three lines: it signs in, it calls out, its host writes. */
for (let hour = 0; hour < hours; hour++)
  for (let n = 0; n < entities; n++) {
    const atMs = start + hour * hourMs + Math.floor((n / entities) * hourMs)
    const lines = [
      {
        'event.dataset': 'system.auth',
        'event.category': ['authentication'],
        'event.type': ['start'],
        'event.outcome': chance(20) === 0 ? 'failure' : 'success',
        'user.name': `user${n}`,
        'source.ip': address(n),
        'host.name': `host${n % 1_000}`,
        'process.name': 'sshd',
      },
      {
        'event.dataset': 'zeek.conn',
        'event.category': ['network'],
        'source.ip': address(n),
        'destination.ip': `203.0.${chance(256)}.${chance(50)}`,
        'destination.port': 443,
        'source.bytes': 1_000 + chance(100_000),
        'destination.bytes': 2_000,
        'host.name': 'sensor',
      },
      { 'event.dataset': 'system.syslog', 'host.name': `host${n}`, 'process.name': `daemon${chance(20)}` },
    ]
    for (const event of lines) {
      events++
      findings += watch.take(event, { line: events, atMs, receivedMs: atMs, source: `source${n % 200}` }).length
    }
  }
/** Of the processor, so that others at work on the machine change little. */
const { user, system } = process.cpuUsage(began)
const seconds = (user + system) / 1e6
const megabytes = (rss() - before) / 1e6
let kept = 0
const keeping = performance.now()
for (const part of watch.parts) kept += packed(watch.save(part)).length
const result = {
  ...machineOf(),
  entities,
  events,
  findings,
  eventsPerCpuSecond: Math.round(events / seconds),
  memoryMegabytes: Math.round(megabytes),
  keptMegabytes: Math.round(kept / 1e5) / 10,
  keptInSeconds: Math.round((performance.now() - keeping) / 100) / 10,
  known: Object.fromEntries(watch.parts.map((part) => [part, watch.known(part)])),
}
say(
  `${result.memoryMegabytes} MB for ${entities} entities, ${result.eventsPerCpuSecond} events a second of the processor, kept in ${result.keptMegabytes} MB`,
)
print(result)
