import { openThread } from '#src/detect/signature/jobs/matcher.ts'
import type { Span } from '#src/detect/signature/jobs/matching.ts'
import { ahead } from '#src/platform/archive/ahead.ts'
import type { Archive } from '#src/platform/archive/archive.ts'
import type { Desk } from '#src/platform/context.ts'
import { weekOf } from '../calendar.ts'
import { type FindingRow, rowOf } from '../finding-row.ts'
import { Watch } from '../watch.ts'
import type { Given } from './watching.ts'

export type UnusualStep = {
  readonly findings: readonly FindingRow[]
  readonly events: number
  readonly progress: number
  readonly missing: readonly string[]
}
export type Hunting = {
  huntUnusual(given: Given, span: Span, signal: AbortSignal): AsyncIterable<UnusualStep>
}
export const huntingWire = { calls: [], streams: ['huntUnusual'] }

export const openHunter = (desk: Pick<Desk, 'archivePort'>) =>
  openThread<Hunting>(desk, new URL('./thread.ts', import.meta.url), huntingWire)

export const newHunting = (archive: Archive): Hunting => ({
  async *huntUnusual({ settings, zone, country, windows }, span, signal) {
    const watch = new Watch({ settings, week: weekOf(zone, country), windows, countryOf: () => '' })
    const read = ahead((cut) => archive.scan({ ...span, query: { kind: 'all' } }, cut), signal)
    for await (const { found, progress, missing } of read) {
      // Times as they were stated count; when old lines were taken in says nothing of them.
      const findings = found.flatMap(({ event, seq, at, source }) =>
        watch.take(event, { line: seq, atMs: at / 1_000, receivedMs: null, source }),
      )
      yield { findings: findings.map(rowOf), events: found.length, progress, missing }
    }
  },
})
