import { refuse } from '#src/core/refusal.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { NewReport } from '#src/detect/report/api.ts'
import type { Context } from '#src/platform/context.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { observableActions } from '#src/respond/observable/actions.ts'
import { inLanguage } from '../../../demo/case.ts'
import { type Demo, readKobeEnding } from '../../../demo/demo.ts'
import type { Cast } from './people.ts'
import { played } from './play.ts'
import { playRecovery } from './recovery.ts'

const incident = played(incidentApi, incidentActions)
const recovery = played(recoveryApi, recoveryActions)

/** The Kobe case, the two sites of 1999 and a lively inbox. */
export async function playKobe(context: Context, demo: Demo, cast: Cast) {
  const reports = await takeIn(context, demo)
  const { number, entries } = await openKobe(context, demo, cast)
  return { number, entries, reports: reports + 1 }
}

/** Plays the Kobe case on, from where its record ends to the close. */
export async function closeKobe(context: Context, { kobe }: Demo, cast: Cast, number: string): Promise<void> {
  const ending = await readKobeEnding()
  const { kinds, severity, severity_reason } = kobe.incident
  const told = inLanguage({ ...ending, kinds, severity, severity_reason }, context.lang)
  const lead = cast.as('lead')
  const { questions, phase } = await incident.show(lead, { incident: number })
  if (phase === 'closed') refuse('demonstration.already-loaded')
  // What somebody began by hand is theirs: nothing of it is played over.
  if ((await recovery.show(lead, { incident: number })).isBegun) refuse('recovery.already-begun')
  for (const { ask, answer = '' } of told.questions) {
    const open = questions.find((one) => one.text === ask)
    if (open) await incident.answer(lead, { incident: number, id: open.id, text: answer })
  }
  await playRecovery({ cast, lead, number, told })
  await incident.change(lead, { incident: number, summary: ending.summary })
  await incident.close(lead, { incident: number, ...told.close })
}

async function takeIn(context: Context, { sites, inbox }: Demo): Promise<number> {
  const file = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({ name, mediaType: 'message/rfc822', bytes })
  const early = await reportActions.import(context, {
    channel: 'mail',
    zone: 'Asia/Tokyo',
    year: 1999,
    files: sites.mails.map(file),
  })
  const late = await reportActions.import(context, { channel: 'mail', files: inbox.map(file) })
  return [...early.outcomes, ...late.outcomes].reduce((sum, outcome) => sum + outcome.reports.length, 0)
}

async function openKobe(context: Context, { kobe }: Demo, cast: Cast): Promise<{ number: string; entries: number }> {
  const { lang } = context
  const { incident: kase, csv } = kobe
  const first = kobe.entries[0]!
  const report = await reportActions.create(
    context,
    NewReport.parse({
      channel: 'mail',
      subject: lang === 'ja' ? '貴学の計算機からのポートスキャンについて' : 'Port scan from a machine of yours',
      text: lang === 'ja' ? first.text_ja : first.text_en,
      addressee: lang === 'ja' ? 'センター' : 'The computing centre',
      reporter: { organisation: 'NASA Ames Research Center', name: null, email: null },
      kinds: ['rsit:information-gathering/scanner'],
      receivedAt: kase.noticed_at,
    }),
  )
  const lead = kase.team.find((member) => member.role === 'lead')
  const { number } = await incidentActions.create(context, {
    title: kase.title[lang],
    kinds: kase.kinds,
    severity: kase.severity,
    tlp: kase.tlp,
    isSecret: kase.is_secret,
    detection: kase.detection,
    noticedAt: kase.noticed_at,
    zone: kase.zone,
    reports: [report.id],
    lead: lead ? cast.idOf(lead.person) : null,
  })
  for (const { person, role } of kase.team.filter((member) => member !== lead))
    await incidentActions.joinTeam(context, { incident: number, person: cast.idOf(person), role })
  for (const party of kase.parties) {
    const { kind, roles } = party
    await incidentActions.addParty(context, {
      incident: number,
      name: party.name[lang],
      kind,
      roles,
      contact: party.contact?.[lang] ?? '',
      note: party.note[lang],
    })
  }
  const { written, outcomes } = await incidentActions.importEntries(context, {
    incident: number,
    lang,
    check: false,
    files: [{ name: 'entries.csv', mediaType: 'text/csv', bytes: csv }],
  })
  const failed = outcomes.find((outcome) => !outcome.ok)
  if (failed) throw new Error(`the demonstration's entries do not go in: line ${failed.line}: ${failed.problem}`)
  for (const asset of kase.assets) {
    await incidentActions.addAsset(context, {
      incident: number,
      name: asset.name[lang],
      owner: asset.owner[lang],
      isOurs: asset.is_ours,
      description: asset.description[lang],
      ports: asset.services.map((service) => ({
        port: service.port,
        protocol: 'tcp' as const,
        name: service.name[lang],
        cause: service.is_legitimate ? ('rightful' as const) : ('by-intruder' as const),
      })),
    })
  }
  for (const seen of kase.observables) {
    const named = seen.port ? { text: `${seen.value}:${seen.port}` } : { text: seen.value, type: seen.type }
    await observableActions.add(context, { incident: number, ...named, role: seen.role, note: seen.note[lang] })
  }
  for (const one of kase.situation) {
    await incidentActions.addStatement(context, {
      incident: number,
      tense: one.tense,
      text: one.text[lang],
      confidence: one.confidence,
      isWorstCase: one.is_worst_case,
      isNegative: one.is_negative,
      isImpact: one.is_impact,
    })
  }
  for (const question of kase.questions)
    await incidentActions.ask(context, { incident: number, text: question[lang], dueAt: null })
  await incidentActions.change(context, { incident: number, summary: kase.summary, reason: '' })
  if (kase.phase !== 'triage' && kase.phase !== 'closed') {
    if (kase.phase !== 'response')
      await incidentActions.change(context, { incident: number, phase: 'response', reason: '' })
    await incidentActions.change(context, { incident: number, phase: kase.phase, reason: kase.severity_reason[lang] })
  }
  return { number, entries: written }
}
