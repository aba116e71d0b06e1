// A sweep begins: units are asked by mail with their link, the archive and the agents at once.
import type { ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { askForHunt } from '#src/detect/hunt/actions.ts'
import { checkableHosts, orderChecks } from '#src/detect/integrity/actions/order.ts'
import type { Context } from '#src/platform/context.ts'
import { readBackups } from '#src/prepare/backup/store.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import { mailAssignees } from '#src/respond/plan/actions/ask-by-mail.ts'
import { mailedFact } from '#src/respond/plan/actions/inquiry.ts'
import { putAssignee } from '#src/respond/plan/store/assignee.ts'
import type { Assignee } from '#src/respond/plan/task.ts'
import type { sweepApi } from '../api.ts'
import { insertAgents, linkHunt } from '../store/found.ts'
import { insertSweep, insertUnits } from '../store.ts'
import { type AskedUnit, dueAtOf, hostsFound, huntOf, isHuntable, mostHosts } from '../sweep.ts'

type Asked = ParsedInputOf<(typeof sweepApi)['start']>
const dayMs = 86_400_000
/** A question may be longer than the title of a hunt. */
const mostTitle = 200

export async function startSweep(context: Context, asked: Asked): Promise<number> {
  const { desk, viewer, lang } = context
  const { incident, units: given, huntDays, hasBackups, ...input } = asked
  if (new Set(given.map((one) => one.unit)).size < given.length) refuse('sweep.unit.already-asked')
  if (input.kind === 'integrity' && !may(viewer, 'integrity:write')) refuse('sweep.integrity.not-allowed')
  return await inIncident(context, incident, async (within) => {
    const { tx, now } = within
    const units = hasBackups ? withBackups(given, await readBackups(tx)) : given
    const hosts = units.reduce((sum, one) => sum + one.hosts.length + one.standby.length + one.backups.length, 0)
    if (hosts > mostHosts) refuse('sweep.hosts.too-large', { limit: mostHosts })
    const id = desk.newId()
    const no = await insertSweep(tx, within.incident.id, { ...input, id, at: now, by: viewer.name })
    const assignees: Assignee[] = []
    for (const { unit: name, address: email } of units) {
      const one = { id: desk.newId(), incidentId: within.incident.id, kind: 'unit', name, email, lang, at: now }
      assignees.push(await putAssignee(tx, one))
    }
    await insertUnits(
      tx,
      id,
      units.map((one, at) => ({ ...one, id: desk.newId(), assigneeId: assignees[at]!.id })),
    )
    const reached = assignees.filter((_, at) => units[at]!.address !== '')
    const dueAt = dueAtOf(input.dueOn, desk.zone)
    const mailed = await mailAssignees(context, tx, within.incident, reached, { kind: 'asked', dueAt })
    within.append({
      kind: 'request',
      code: 'sweep.asked',
      facts: { no, question: input.question, units: units.length, hosts, mailed: mailedFact(mailed) },
      searchText: [input.question, input.detail].filter(Boolean).join('\n'),
    })
    await askArchive(context, within, { ...asked, id })
    if (input.kind === 'integrity') await askAgents(context, within, { id, no, units })
    return no
  })
}

/** What the register keeps of a machine that is asked about is asked about too. */
function withBackups(units: readonly AskedUnit[], register: readonly { name: string; system: string }[]): AskedUnit[] {
  return units.map((one) => {
    const hosts = [...one.hosts, ...one.standby].map((host) => ({ unitId: one.unit, host }))
    const kept = register.filter(({ system }) => hostsFound(hosts, [system]).length > 0).map(({ name }) => name)
    return { ...one, backups: [...new Set([...one.backups, ...kept])] }
  })
}

async function askArchive(
  context: Context,
  within: Within,
  { id, kind, detail, huntDays, question }: Asked & { id: string },
) {
  const what = huntDays === 0 ? null : huntOf(kind, detail)
  if (what === null && huntDays > 0 && isHuntable(kind)) refuse('sweep.hunt.nothing')
  if (what === null) return
  const from = new Date(context.desk.now().getTime() - huntDays * dayMs).toISOString()
  const hunt = { title: question.slice(0, mostTitle), what, from }
  await linkHunt(within.tx, id, await askForHunt(context, within.tx, within, hunt, within.incident.id))
}

async function askAgents(
  context: Context,
  { tx, append }: Within,
  { id, no, units }: { id: string; no: number; units: readonly AskedUnit[] },
): Promise<void> {
  const known = await checkableHosts(tx)
  const hosts = units.flatMap((one) => [...one.hosts, ...one.standby].map((host) => ({ unitId: one.unit, host })))
  const told = await orderChecks(
    context,
    tx,
    known.filter((name) => hostsFound(hosts, [name]).length > 0),
  )
  if (told.length === 0) return
  await insertAgents(tx, id, told)
  append({ kind: 'request', code: 'sweep.agents', facts: { no, count: told.length } })
}
