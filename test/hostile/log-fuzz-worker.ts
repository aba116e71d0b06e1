// One thread of the fuzz run: lines made of the golden inputs, block by block, each accounted for.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { assertNothingLost, eventsOf, linesOf } from '../log/account.ts'
import { chanceOf, mutated } from './log-mutation.ts'

const NEWLINE = Buffer.from('\n')
const BLOCK = 1_000
/** CPU of this thread, not the clock: a line that takes more has a pattern that goes wrong. Lines that are read whole take under a tenth. */
const MOST_CPU_MS = 1_000
/** What an event may grow to beside its line: fields that formats name, and texts that stand in two fields. */
const MOST_FIELDS = 1_200

const golden = join(import.meta.dirname, '../golden/log')
const lines = readdirSync(golden).flatMap((name) => linesOf(readFileSync(join(golden, name, 'input.log'))))

const { seed, count } = workerData as { seed: number; count: number }
const chance = chanceOf(seed)
const seen = { lines: 0, events: 0, errors: 0, slowestMs: 0 }

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

while (seen.lines < count) {
  const bytes = Buffer.concat(
    Array.from({ length: Math.min(BLOCK, count - seen.lines) }, () => Buffer.concat([mutated(lines, chance), NEWLINE])),
  )
  const where = `seed ${seed}, block ${seen.lines / BLOCK}`
  const before = cpuMs()
  const events = eventsOf([bytes])
  const spent = cpuMs() - before
  const sent = linesOf(bytes)
  assertNothingLost(sent, events, where)
  if (spent > MOST_CPU_MS) assertNoneIsSlow(sent, where)
  for (const event of events) {
    if (event['error.code'] === 'format-failed')
      throw new Error(`${where}: a format threw: ${event['error.message']}: ${JSON.stringify(event['event.original'])}`)
    const fields = Object.keys(event).length
    if (fields > MOST_FIELDS) throw new Error(`${where}: ${fields} fields: ${JSON.stringify(event['event.original'])}`)
    if (event['event.kind'] === 'pipeline_error') seen.errors++
    else seen.events++
  }
  seen.lines += sent.length
}
parentPort!.postMessage(seen)

function assertNoneIsSlow(sent: readonly Buffer[], where: string): void {
  for (const line of sent) {
    const before = cpuMs()
    eventsOf([line])
    const spent = cpuMs() - before
    seen.slowestMs = Math.max(seen.slowestMs, spent)
    if (spent > MOST_CPU_MS)
      throw new Error(`${where}: ${Math.round(spent)} ms of CPU: ${JSON.stringify(line.toString('latin1'))}`)
  }
}
