// How many entries a second the record takes: single ones on 8 connections, and in batches of 1,000.
//   node bench/record-append.ts [seconds]
import { randomUUID } from 'node:crypto'
import { inRecord } from '#src/record/journal.ts'
import { machineOf } from './machine.ts'
import { benchDesk } from './record-desk.ts'

const seconds = Number(process.argv[2] ?? 5)
const connections = 8
/** Entries a second, one in a transaction. */
const aim = 1_000
const machine = machineOf()
const batch = 1_000
const { context, close } = await benchDesk(connections)
const incidents = Array.from({ length: 50 }, () => randomUUID())
const entry = (i: number, isSearchable: boolean) => ({
  kind: isSearchable ? ('fact' as const) : ('change' as const),
  incidentId: incidents[i % incidents.length]!,
  code: isSearchable ? null : 'incident.changed',
  ...(isSearchable
    ? { text: `認証サーバーへの不審な通信を確認した ${i}`, lang: 'ja' as const }
    : { facts: { from: 'open', to: 'contained', i } }),
})

async function measure(name: string, each: number, lanes: number, isSearchable: boolean) {
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let done = 0
  const took: number[] = []
  const lane = async () => {
    while (performance.now() < until) {
      const begun = performance.now()
      await inRecord(context, async (_tx, journal) => {
        for (let i = 0; i < each; i++) journal.append(entry(done + i, isSearchable))
      })
      took.push(performance.now() - begun)
      done += each
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const perSecond = Math.round(done / ((performance.now() - started) / 1000))
  took.sort((a, b) => a - b)
  const p95 = Math.round(took[Math.floor(took.length * 0.95)]! * 10) / 10
  const judged = each === 1 ? { aimPerSecond: aim, timesAim: Math.round((perSecond / aim) * 100) / 100 } : {}
  console.log(JSON.stringify({ what: name, entriesPerSecond: perSecond, ...judged, transactionP95Ms: p95, machine }))
}

await measure('single automatic entries, 8 connections', 1, connections, false)
await measure('single entries of people (indexed for search), 8 connections', 1, connections, true)
await measure('batches of 1,000 automatic entries, 1 connection', batch, 1, false)
await measure('batches of 1,000 entries of people (indexed for search), 1 connection', batch, 1, true)
await close()
