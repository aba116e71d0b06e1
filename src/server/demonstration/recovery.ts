// The second half of a case study: handover, checklist, cause, sweep, damage, measures, and the file that few may know of.
import type { Context } from '#src/platform/context.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { causeActions } from '#src/recover/recovery/cause/actions.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { sweepActions } from '#src/recover/sweep/actions.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { played } from './play.ts'
import type { Ending, Told } from './scene.ts'

const incident = played(incidentApi, incidentActions)
const recovery = played(recoveryApi, recoveryActions)
const cause = played(causeApi, causeActions)
const sweep = played(sweepApi, sweepActions)
const damage = played(damageApi, damageActions)
const measure = played(measureApi, measureActions)

type Answers = Told['recovery']['answers']

export async function playRecovery(scene: Ending): Promise<void> {
  const { lead, number, told } = scene
  const { answers, headings, rules, accepted, ...plan } = told.recovery
  await recovery.begin(lead, {
    ...{ incident: number, lead: lead.viewer.id, level: plan.level, dueOn: plan.due_on },
    ...{ priority: plan.priority, watchUntil: plan.watch_until },
  })
  for (const { id, ...people } of headings) await recovery.people(lead, { incident: number, heading: id, ...people })
  await explained(scene)
  await swept(scene)
  await counted(scene)
  await prevented(lead, number, told.measures)
  await answered(lead, number, answers)
  if (told.restricted) await restricted(lead, number, told)
  await recovery.accept(lead, { incident: number, note: accepted })
  for (const [rule, is] of Object.entries(rules)) await recovery.rule(lead, { incident: number, rule, ...is })
}

async function answered(lead: Context, number: string, answers: Answers): Promise<void> {
  for (const { items, reason = '', ...said } of answers)
    await recovery.answerAll(lead, {
      ...{ incident: number, items: items.map((item) => `S3-${item}`), reason, ...said },
      state: reason === '' ? 'done' : 'not-applicable',
    })
}

async function explained({ lead, number, told }: Ending): Promise<void> {
  for (const { under = null, says, pro, contra, ...one } of told.causes) {
    const { rows } = await cause.add(lead, { incident: number, parent: under, text: says, ...one })
    const no = Math.max(...rows.map((row) => row.no))
    if (pro) await cause.argue(lead, { incident: number, no, isFor: true, text: pro })
    if (contra) await cause.argue(lead, { incident: number, no, isFor: false, text: contra })
  }
}

async function swept({ lead, number, told }: Ending): Promise<void> {
  for (const { units, due_on: dueOn, ...asked } of told.sweeps) {
    const hosts = (of: (typeof units)[number]) => of.hosts.map((one) => one.host)
    const named = units.map((one) => ({ unit: one.unit, hosts: hosts(one) }))
    const board = await sweep.start(lead, { incident: number, ...asked, dueOn, units: named })
    for (const one of units)
      await sweep.answer(lead, {
        ...{ incident: number, no: board.sweep.no, unit: board.units.find((row) => row.unit === one.unit)!.id },
        ...{ state: one.state, note: one.note },
        hosts: one.hosts.map(({ host, state, kind }) => ({ host, state, kind })),
      })
  }
}

async function counted({ lead, number, told }: Ending): Promise<void> {
  for (const { hours, per_hour: perHour, borne_by: borneBy, ...line } of told.damage) {
    const hourly = hours === undefined || perHour === undefined ? null : { hours, perHour }
    await damage.add(lead, { incident: number, ...line, hourly, borneBy })
  }
  for (const point of told.activity) await damage.activity(lead, { incident: number, ...point })
}

async function prevented(lead: Context, number: string, measures: Told['measures']): Promise<void> {
  for (const {
    due_on: dueOn,
    done_on: doneOn,
    verify_months: verifyMonths,
    proof,
    result,
    dropped,
    ...one
  } of measures) {
    const { rows } = await measure.add(lead, { incident: number, ...one, dueOn, verifyMonths: verifyMonths ?? null })
    const no = Math.max(...rows.map((row) => row.no))
    const move = { incident: number, no }
    if (dropped) await measure.move(lead, { ...move, state: 'dropped', reason: dropped })
    if (doneOn === undefined) continue
    await measure.move(lead, { ...move, state: 'chosen' })
    await measure.move(lead, { ...move, state: 'done', doneOn, ...(proof ? { proof } : {}) })
    if (result) await measure.move(lead, { ...move, state: 'verified', result })
  }
}

/** Hearings and discipline: a secret incident beside, told and closed like any other. */
async function restricted(lead: Context, number: string, told: Ending['told']): Promise<void> {
  const { answers, measures, situation, summary } = told.restricted!
  const { restricted: file } = await recovery.restrict(lead, { incident: number })
  const beside = file!.number
  await answered(lead, number, answers)
  await incident.joinTeam(lead, { incident: beside, person: lead.viewer.id!, role: 'lead' })
  await prevented(lead, beside, measures)
  await incident.change(lead, {
    ...{ incident: beside, kinds: told.kinds, severity: told.severity, reason: told.severity_reason },
    summary: { [lead.lang]: summary },
  })
  await incident.addStatement(lead, {
    incident: beside,
    tense: 'has-happened',
    confidence: 'confirmed',
    text: situation,
  })
  await incident.close(lead, { incident: beside, reason: summary })
}
