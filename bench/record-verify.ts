// How long the proof of a long record takes: makes its own in a throw-away folder (about 1.2 GB for a million), then verifies it.
//   node bench/record-verify.ts [entries=1000000]      HIKESHI_BENCH_TMP=/big/disk for another place
import { randomBytes, randomUUID } from 'node:crypto'
import { appendLeaf, rootOf } from '#src/core/merkle.ts'
import { makeCheckpoint } from '#src/record/checkpoints.ts'
import { sha256 } from '#src/record/digest.ts'
import { draft, place } from '#src/record/draft.ts'
import { keeperOf } from '#src/record/keeper.ts'
import { appendRows, lockHead, type Node } from '#src/record/store.ts'
import { checkRecord } from '#src/record/watch.ts'
import { machineOf } from './machine.ts'
import { benchDesk } from './record-desk.ts'

const wanted = Number(process.argv[2] ?? 1_000_000)
const batch = 5_000
/** A million entries in half a minute. */
const aimPerSecond = 1_000_000 / 30
const machine = machineOf()
const { desk, context, state, close } = await benchDesk()
try {
  const loadStarted = performance.now()
  // Only what a verification reads; the loader is not what is measured.
  await state.pool.query(`drop index record_entry_incident_at, record_entry_incident_seq, record_entry_report_seq`)
  const keeper = await keeperOf(desk)
  const incidents = Array.from({ length: 5_000 }, () => randomUUID())
  let next = Promise.resolve()
  for (let done = 0; done < wanted; done += batch) {
    const count = Math.min(batch, wanted - done)
    await state.db.transaction().execute(async (tx) => {
      const head = await lockHead(tx)
      const frontier = { size: head.size, peaks: [...head.frontier.peaks] }
      const nodes: Node[] = []
      const recordedAt = new Date(Math.max(Date.now(), Date.parse(head.recordedAt))).toISOString()
      const rows = Array.from({ length: count }, (_, i) => {
        const n = done + i
        const made = draft(
          desk.newId(),
          {
            kind: n % 3 ? 'fact' : 'change',
            code: n % 3 ? null : 'incident.changed',
            incidentId: incidents[n % incidents.length]!,
            ...(n % 3
              ? { text: `認証サーバーから外部への不審な通信を確認した。担当者が確認中 ${n}`, lang: 'ja' as const }
              : { facts: { from: 'open', to: 'contained' } }),
          },
          '当番',
        )
        const row = place(made, { seq: head.size + 1 + i, recordedAt, by: context.viewer, salt: randomBytes(16) })
        appendLeaf(sha256, frontier, row.leaf, (level, index, hash) => {
          if (level % 8 === 0) nodes.push({ level, index, hash })
        })
        return row
      })
      await appendRows(tx, rows, nodes, { size: frontier.size, frontier, root: rootOf(sha256, frontier), recordedAt })
    })
    if (done % 100_000 === 0) {
      next = next.then(async () => void (await makeCheckpoint(desk, 'timer')))
      await next
    }
  }
  const [{ size, root }] = [
    await state.db.transaction().execute(async (tx) => {
      const head = await lockHead(tx)
      return { size: head.size, root: head.root }
    }),
  ]
  keeper.witness.advance({ size, root, at: new Date().toISOString() })
  await keeper.witness.flush()
  await state.pool.query('vacuum (analyze) record_entry')
  const loadSeconds = (performance.now() - loadStarted) / 1000
  const cpuBefore = process.cpuUsage()
  const result = await checkRecord(desk)
  const cpu = process.cpuUsage(cpuBefore)
  console.log(
    JSON.stringify({
      what: 'record verify, every entry, every subtree, every checkpoint, witness',
      ok: result.ok,
      entries: result.entries,
      checkpoints: result.checkpoints,
      seconds: Math.round(result.tookMs / 100) / 10,
      entriesPerSecond: Math.round(result.entries / (result.tookMs / 1000)),
      aimPerSecond: Math.round(aimPerSecond),
      timesAim: Math.round((result.entries / (result.tookMs / 1000) / aimPerSecond) * 100) / 100,
      cpuSecondsOfNode: Math.round((cpu.user + cpu.system) / 1e5) / 10,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      loadSeconds: Math.round(loadSeconds),
      machine,
    }),
  )
  process.exitCode = result.ok ? 0 : 1
} finally {
  await close()
}
