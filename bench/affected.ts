// A list of 200,000 affected persons is taken in while others use the desk: how long it takes, and the longest pause of the desk meanwhile.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { affectedActions } from '#src/recover/affected/actions.ts'
import { affectedApi } from '#src/recover/affected/api.ts'
import { encodeCp932 } from '#src/respond/incident/csv-export.ts'
import { calls, incident } from '#test/incident/kit.ts'
import { testDesk } from '#test/kit/desk.ts'
import { machineOf, print } from './machine.ts'

const many = 200_000
const rows = Array.from(
  { length: many },
  (_, at) => `${at},山田 ${at},${at % 5 ? `m${at}@example.jp` : ''},神戸市${at},氏名・メール`,
)
const bytes = encodeCp932(['会員番号,氏名,メールアドレス,住所,流出項目', ...rows].join('\r\n'))
const kit = await testDesk()
const lead = await kit.as('lead')
const { number } = await incident.create(lead, { title: 'list', kinds: [] })
const affected = calls(affectedApi, affectedActions as never)
const delay = monitorEventLoopDelay({ resolution: 5 })
const files = [{ name: 'list.csv', mediaType: 'text/csv', bytes }]
const took: Record<string, { ms: number; longestPauseMs: number }> = {}
for (const name of ['first', 'again']) {
  delay.reset()
  delay.enable()
  const from = performance.now()
  const { added, joined } = await affected.import(lead, { incident: number, lost: ['name'], files } as never)
  if (added + joined !== many) throw new Error(`${added} added, ${joined} joined`)
  took[name] = { ms: Math.round(performance.now() - from), longestPauseMs: Math.round(delay.max / 1e6) }
}
await kit.close()
print({ machine: machineOf(), lines: many, bytes: bytes.byteLength, ...took, aim: { longestPauseMs: 100 } })
process.exit(Object.values(took).every((one) => one.longestPauseMs < 100) ? 0 : 1)
