// A case study played through the desk's own actions, from the report to the close.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { reportApi } from '#src/detect/report/api.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { clockActions } from '#src/respond/clock/actions.ts'
import { clockApi } from '#src/respond/clock/api.ts'
import { containmentActions } from '#src/respond/containment/actions.ts'
import { containmentApi } from '#src/respond/containment/api.ts'
import { decisionActionsWith } from '#src/respond/decision/actions.ts'
import { decisionApi } from '#src/respond/decision/api.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { type DemoCase, inLanguage, whenOfMoment } from '../../../demo/case.ts'
import { onDecision } from '../reactions.ts'
import type { Cast } from './people.ts'
import { played } from './play.ts'
import { playQuarantine } from './quarantine.ts'
import { playRecovery } from './recovery.ts'
import type { Scene, Told } from './scene.ts'

const report = played(reportApi, reportActions)
const incident = played(incidentApi, incidentActions)
const plan = played(planApi, planActions)
const decision = played(decisionApi, decisionActionsWith(onDecision))
const containment = played(containmentApi, containmentActions)
const contact = played(contactApi, contactActions)
const notice = played(noticeApi, noticeActions)
const clock = played(clockApi, clockActions)

export async function playCase(
  context: Context,
  kase: DemoCase,
  cast: Cast,
): Promise<{ number: string; entries: number }> {
  const told = inLanguage(kase, context.lang)
  const scene = await opened(context, cast, kase, told)
  const { lead, number } = scene
  await incident.change(lead, { incident: number, phase: 'response', reason: told.severity_reason })
  await recorded(scene)
  await contained(scene)
  await playQuarantine(scene)
  await asked(scene)
  await worked(scene)
  await timed(scene)
  await written(scene, context.lang)
  await incident.change(lead, { incident: number, phase: 'recovery', reason: told.recovery.accepted })
  await playRecovery(scene)
  await incident.change(lead, { incident: number, summary: kase.summary, reason: '' })
  await incident.close(lead, { incident: number, ...told.close })
  return { number, entries: told.entries.length }
}

async function opened(context: Context, cast: Cast, kase: DemoCase, told: Told): Promise<Scene> {
  const { channel, subject, text, addressee, organisation, name, email, reply } = told.report
  const taken = await report.create(context, {
    channel,
    subject,
    text,
    addressee,
    reporter: { organisation, name, email },
    receivedAt: told.noticed_at,
  })
  if (reply) await report.reply(cast.as('responder'), { id: taken.id, text: reply })
  const lead = cast.as('lead')
  const { number } = await incident.create(context, {
    title: told.title,
    kinds: told.kinds,
    severity: kase.severity,
    detection: told.detection,
    noticedAt: told.noticed_at,
    zone: 'Asia/Tokyo',
    reports: [taken.id],
    lead: lead.viewer.id,
  })
  for (const { person, role } of kase.team.filter((one) => one.role !== 'lead'))
    await incident.joinTeam(lead, { incident: number, person: cast.idOf(person), role })
  return { cast, lead, number, told }
}

async function recorded({ lead, number, told }: Scene): Promise<void> {
  const parties = new Map<string, string>()
  for (const { id, contact: reached = '', ...party } of told.parties) {
    const { parties: known } = await incident.addParty(lead, { incident: number, ...party, contact: reached })
    parties.set(id, known.find((one) => one.name === party.name)!.id)
  }
  for (const { at, kind, party, stage, says } of told.entries)
    await incident.addEntry(lead, {
      incident: number,
      kind,
      when: whenOfMoment(at),
      text: says,
      lang: lead.lang,
      ...(stage === undefined ? {} : { stage }),
      ...(party === undefined ? {} : { party: parties.get(party)! }),
    })
  for (const { tense, confidence, text, ...is } of told.situation)
    await incident.addStatement(lead, {
      ...{ incident: number, tense, confidence, text },
      ...{ isWorstCase: is.is_worst_case, isNegative: is.is_negative, isImpact: is.is_impact },
    })
  for (const { ask, answer } of told.questions) {
    const { questions } = await incident.ask(lead, { incident: number, text: ask })
    if (answer === undefined) continue
    const { id } = questions.find((one) => one.text === ask)!
    await incident.answer(lead, { incident: number, id, text: answer })
  }
}

async function contained({ lead, number, told }: Scene): Promise<void> {
  for (const { target, scope, reason, by, done, lifted, note } of told.containments) {
    const put = { incident: number, target, scope, reason, carrier: by, done: whenOfMoment(done) }
    const { number: name } = await containment.propose(lead, put)
    const said = { incident: number, containment: name, said: 'lifted' as const, by, note }
    await containment.confirm(lead, { ...said, when: whenOfMoment(lifted) })
  }
}

async function asked({ cast, lead, number, told }: Scene): Promise<void> {
  for (const { question, ground, reason } of told.decisions) {
    const deciders = [cast.idOf('executive')]
    const { number: name } = await decision.ask(lead, { incident: number, question, ground, deciders })
    await decision.answer(cast.as('executive'), { incident: number, decision: name, answer: 'approve', reason })
  }
}

async function worked({ cast, lead, number, told }: Scene): Promise<void> {
  for (const { title, by, due, proof } of told.tasks) {
    const isOurs = by === 'lead' || by === 'responder'
    const owner = isOurs
      ? { kind: 'person' as const, person: cast.idOf(by) }
      : { kind: 'unit' as const, name: by, lang: lead.lang }
    const { id } = await plan.add(lead, { incident: number, title, owner, dueAt: whenOfMoment(due).from })
    await plan.answer(isOurs ? cast.as(by) : lead, { task: id, state: 'done', proof })
  }
}

async function timed({ lead, number, told }: Scene): Promise<void> {
  for (const { regime, label, known, due, sent, stopped } of told.clocks) {
    const start = { incident: number, regime, label, events: { known: whenOfMoment(known) } }
    const { clocks } = await clock.start(lead, start)
    for (const { id, stage } of clocks.filter((one) => one.regime === regime)) {
      const of = { incident: number, clock: id }
      if (stage !== sent.stage) {
        await clock.stop(lead, { ...of, reason: stopped ?? sent.proof })
        continue
      }
      if (due !== undefined) await clock.override(lead, { ...of, dueAt: due, reason: label })
      await clock.done(lead, { ...of, sent: whenOfMoment(sent.at), proof: sent.proof })
    }
  }
}

/** Written by one, approved by another: then it waits in the outbox. */
async function written({ cast, lead, number, told }: Scene, lang: Language): Promise<void> {
  for (const { letter, to, findings, measures } of told.notices) {
    const { name, kind, person = '', email } = to
    const channels = [{ kind: 'email' as const, value: email }]
    const { id } = await contact.add(lead, { name, kind, person, lang, channels })
    const received = formatInstant(told.noticed_at, { lang, zone: 'Asia/Tokyo' })
    const given = { findings, measures, received, subject: told.report.subject }
    const { rows } = await notice.write(cast.as('responder'), { incident: number, template: letter, to: [id], given })
    for (const row of rows) await notice.approve(lead, { incident: number, notice: row.id })
  }
}
