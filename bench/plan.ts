// A board of 2,000 tasks with a playbook's gates, and a matrix of 200 units by five questions, over the desk's own routes.

import { incidentApi } from '#src/respond/incident/api.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { insertTasks } from '#src/respond/plan/store.ts'
import { servedDesk } from '#test/kit/served.ts'
import { machineOf } from './machine.ts'

const many = 2_000
const units = 200
const questions = 5
const runs = 40
const wantedMs = 200

const kit = await servedDesk({ checksOutput: false })
const headers = { ...(await kit.signIn('lead')), 'accept-language': 'en' }
const plan = kit.client(planApi, headers)
const { number, id } = await kit.client(incidentApi, headers).create({ title: 'A worm on many machines', kinds: [] })
const { tasks } = await plan.follow({ incident: number, playbook: 'malware-worm' })
const at = kit.desk.now().toISOString()
const ids = Array.from({ length: many - tasks.length }, () => kit.desk.newId())
await kit.desk.state.db.transaction().execute((tx) =>
  insertTasks(
    tx,
    ids.map((one, i) => ({
      id: one,
      incidentId: id,
      number: tasks.length + i + 1,
      title: { ja: `機器${i + 1}を調べる`, en: `Examine machine ${i + 1}` },
      minutes: 30,
      dueAfterMinutes: i % 3 === 0 ? 60 + i : null,
      after: i % 4 === 0 ? [] : [ids[i - 1]!],
      at,
      by: 'bench',
    })),
  ),
)
const assignees = Array.from({ length: units }, (_, i) => ({ kind: 'unit' as const, name: `Unit ${i + 1}` }))
for (let i = 1; i <= questions; i++) {
  const { inquiries, assignees: asked } = await plan.ask({ incident: number, text: `Question ${i}?`, assignees })
  for (const one of asked.slice(0, 5))
    await plan.enter({ incident: number, inquiry: inquiries.at(-1)!.id, assignee: one.id, answer: 'No' })
}

/** From the request to the last byte, in milliseconds: the middle one and the 95th of a hundred. */
async function measure(path: string) {
  const took: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    const answer = await kit.fetch(new Request(`http://desk.example${path}`, { headers }))
    bytes = (await answer.arrayBuffer()).byteLength
    took.push(performance.now() - from)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  }
  const sorted = took.sort((a, b) => a - b)
  const rank = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]!)
  return { p50: rank(0.5), p95: rank(0.95), kilobytes: Math.round(bytes / 1_000) }
}

const board = await measure(`/api/incidents/${number}/plan`)
const next = await measure(`/api/incidents/${number}/plan/next`)
const matrix = await measure(`/api/incidents/${number}/plan/matrix`)
process.stdout.write(
  `${JSON.stringify({
    tasks: many,
    units,
    questions,
    board,
    next,
    matrix,
    isInTime: [board, next, matrix].every((one) => one.p95 < wantedMs),
    machine: machineOf(),
  })}\n`,
)
await kit.close()
process.exit(0)
