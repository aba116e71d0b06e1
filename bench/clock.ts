// 5,000 running clocks: each reckoned anew from its start, and where it stands now. Wall time says little where others are at work too.
import { deadlineOf } from '#src/respond/clock/deadline.ts'
import { loadClocks } from '#src/respond/clock/load.ts'
import { standingOf } from '#src/respond/clock/standing.ts'
import { machineOf } from './machine.ts'

const many = 5_000
const { regimes } = loadClocks()
const stages = regimes.flatMap((regime) => regime.stages.map((stage) => ({ regime, stage })))
const firstMs = Date.UTC(2026, 0, 1)
const nowMs = Date.UTC(2026, 10, 21)
const running = Array.from({ length: many }, (_, at) => {
  const from = new Date(firstMs + ((at * 7_919) % 325) * 86_400_000 + at * 61_000).toISOString()
  const when = { from, to: from, precision: 'minute' as const, zone: 'Asia/Tokyo' }
  const { regime, stage } = stages[at % stages.length]!
  const starts = Object.fromEntries([...regime.events, ...regime.stages].map((one) => [one.id, when]))
  return {
    regime,
    stage,
    of: { events: starts, sent: starts, facts: { country: 'DE' }, zone: 'Asia/Tokyo', now: nowMs },
  }
})

function evaluate(): Record<string, number> {
  const count: Record<string, number> = {}
  for (const { regime, stage, of } of running) {
    const { dueMs, soonMs } = deadlineOf(regime, stage, of)
    const standing = standingOf({ state: 'running', dueMs, soonMs }, nowMs)
    count[standing] = (count[standing] ?? 0) + 1
  }
  return count
}

const runs = [1, 2, 3].map((run) => {
  const cpu = process.cpuUsage()
  const from = performance.now()
  const standings = evaluate()
  const ms = performance.now() - from
  const { user, system } = process.cpuUsage(cpu)
  return { run, ms: Math.round(ms), cpuMs: Math.round((user + system) / 1_000), standings }
})
process.stdout.write(
  `${JSON.stringify({ clocks: many, runs, isUnderASecond: runs.every((one) => one.cpuMs < 1_000), machine: machineOf() })}\n`,
)
