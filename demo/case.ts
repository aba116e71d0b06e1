// A case study retold as data: what was told, what happened when, and how it ended. Whoever loads it plays it through the desk's own actions.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { instantOf, type When } from '#src/core/time.ts'
import { Channel } from '#src/detect/report/report.ts'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { DamageConfidence, DamageKind } from '#src/recover/damage/damage.ts'
import { MeasureChange, MeasureKind, Reach } from '#src/recover/measure/measure.ts'
import { CauseQuestion, CauseState } from '#src/recover/recovery/cause/cause.ts'
import { Level, RuleAnswer } from '#src/recover/recovery/recovery.ts'
import { HostKind, HostState, SweepKind, UnitState } from '#src/recover/sweep/sweep.ts'
import { EntryKindOfPeople } from '#src/respond/incident/entry-api.ts'
import { DetectionMethod, TeamRole } from '#src/respond/incident/incident.ts'
import { whenOf } from './entry-row.ts'
import { Both, DemoParty, DemoStatement, slug, text } from './shape.ts'

export const caseNames = ['case-1', 'case-2', 'case-3', 'case-4'] as const
export const CaseName = z.enum(caseNames)
export type CaseName = z.infer<typeof CaseName>

/** `2003-07-06 07:20`, `2003-07-06`, or two of them with a stroke between: from and to. */
const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?(\/\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)?$/)

/** Items of the checklist that one sentence answers: what was done and what shows it, or why it does not apply. */
const Answers = z.strictObject({
  items: z.array(z.number().int()).min(1),
  who: Both.optional(),
  answer: Both.optional(),
  proof: Both.optional(),
  reason: Both.optional(),
})

const Measure = z.strictObject({
  aim: Both,
  title: Both,
  kind: MeasureKind,
  reach: Reach.default('system'),
  changes: z.array(MeasureChange).default([]),
  effect: Both.optional(),
  cost: z.number().optional(),
  days: z.number().int().optional(),
  owner: Both,
  payer: Both,
  due_on: z.iso.date(),
  /** Left out: compared and not chosen. */
  done_on: z.iso.date().optional(),
  proof: Both.optional(),
  verify_months: z.number().int().optional(),
  result: Both.optional(),
  dropped: Both.optional(),
})
export type DemoMeasure = z.infer<typeof Measure>

export const DemoCase = z.strictObject({
  id: CaseName,
  title: Both,
  noticed_at: z.iso.datetime({ offset: true }),
  detection: DetectionMethod,
  severity: z.strictObject({ scheme: slug, level: slug }),
  severity_reason: Both,
  kinds: z.array(text).min(1),
  report: z.strictObject({
    channel: Channel,
    subject: Both,
    text: Both,
    addressee: Both,
    organisation: Both,
    name: Both.nullable(),
    email: z.email().nullable(),
    reply: Both.optional(),
  }),
  parties: z.array(DemoParty),
  team: z.array(z.strictObject({ person: slug, role: TeamRole })),
  situation: z.array(DemoStatement).min(1),
  questions: z.array(z.strictObject({ ask: Both, answer: Both.optional() })),
  entries: z.array(
    z.strictObject({
      at: Moment,
      kind: EntryKindOfPeople,
      party: slug.optional(),
      stage: AttackStage.optional(),
      says: Both,
    }),
  ),
  tasks: z.array(z.strictObject({ title: Both, by: z.enum(['lead', 'responder']).or(Both), due: Moment, proof: Both })),
  decisions: z.array(z.strictObject({ question: Both, ground: Both, reason: Both })),
  containments: z.array(
    z.strictObject({
      target: z.strictObject({ kind: z.literal('stop-service'), service: Both, host: Both }),
      scope: Both,
      reason: Both,
      by: Both,
      done: Moment,
      lifted: Moment,
      note: Both,
    }),
  ),
  clocks: z.array(
    z.strictObject({
      regime: slug,
      label: Both,
      known: Moment,
      due: z.iso.datetime({ offset: true }).optional(),
      sent: z.strictObject({ stage: slug, at: Moment, proof: Both }),
      stopped: Both.optional(),
    }),
  ),
  notices: z.array(
    z.strictObject({
      letter: slug,
      to: z.strictObject({
        name: Both,
        kind: z.enum(['site', 'person', 'vendor']),
        email: z.email(),
        person: Both.optional(),
      }),
      findings: Both,
      measures: Both,
    }),
  ),
  /** Machines cut off in numbers, checked by one, confirmed by another, and back again. */
  quarantine: z
    .strictObject({
      reason: Both,
      rule: Both,
      pattern: text,
      proof: Both,
      isolated_at: z.iso.datetime({ offset: true }),
      checked_at: z.iso.datetime({ offset: true }),
      reconnected_at: z.iso.datetime({ offset: true }),
      units: z.array(z.strictObject({ unit: Both, prefix: slug, count: z.number().int(), infected: z.number().int() })),
    })
    .optional(),
  causes: z.array(
    z.strictObject({
      question: CauseQuestion,
      under: z.number().int().optional(),
      class: slug,
      stage: z.string().default(''),
      state: CauseState,
      says: Both,
      pro: Both.optional(),
      contra: Both.optional(),
    }),
  ),
  sweeps: z.array(
    z.strictObject({
      kind: SweepKind,
      question: Both,
      detail: Both,
      due_on: z.iso.date(),
      units: z.array(
        z.strictObject({
          unit: Both,
          state: UnitState,
          note: Both,
          hosts: z.array(z.strictObject({ host: text, state: HostState, kind: HostKind.default('machine') })),
        }),
      ),
    }),
  ),
  damage: z.array(
    z.strictObject({
      kind: DamageKind,
      what: Both,
      hours: z.number().optional(),
      per_hour: z.number().optional(),
      low: z.number().optional(),
      high: z.number().optional(),
      unit: z.string().default('JPY'),
      confidence: DamageConfidence,
      basis: Both,
      borne_by: Both,
    }),
  ),
  activity: z.array(z.strictObject({ at: z.iso.datetime({ offset: true }), level: z.number().int(), note: Both })),
  measures: z.array(Measure),
  recovery: z.strictObject({
    level: Level,
    due_on: z.iso.date(),
    priority: Both,
    watch_until: z.iso.date(),
    accepted: Both,
    headings: z.array(z.strictObject({ id: slug, lead: Both, resources: Both, parties: Both })),
    answers: z.array(Answers),
    rules: z.record(
      slug,
      z.strictObject({ answer: RuleAnswer, steps: z.array(slug).default([]), exception: Both.optional() }),
    ),
  }),
  restricted: z
    .strictObject({ situation: Both, summary: Both, answers: z.array(Answers), measures: z.array(Measure) })
    .nullable(),
  summary: Both,
  close: z.strictObject({ reason: Both, exceptions: z.record(slug, Both).default({}) }),
})
export type DemoCase = z.infer<typeof DemoCase>

export const readCase = async (name: CaseName): Promise<DemoCase> =>
  DemoCase.parse(parseYaml(await readFile(join(import.meta.dirname, 'cases', `${name}.yaml`), 'utf8')))

export type InLanguage<T> = T extends Both
  ? string
  : T extends readonly (infer One)[]
    ? InLanguage<One>[]
    : T extends object
      ? { [K in keyof T]: InLanguage<T[K]> }
      : T

/** The same with every pair of wordings replaced by the one in this language. */
export function inLanguage<T>(value: T, lang: Language): InLanguage<T> {
  const word = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(word)
    if (typeof one !== 'object' || one === null) return one
    const both = Both.safeParse(one)
    return both.success ? both.data[lang] : Object.fromEntries(Object.entries(one).map(([key, of]) => [key, word(of)]))
  }
  return word(value) as InLanguage<T>
}

const zone = 'Asia/Tokyo'

/** The time of a moment, no more exactly than the source has it. */
export function whenOfMoment(moment: string): When {
  const [from = '', to = ''] = moment.split('/')
  const [date = '', time = ''] = from.split(' ')
  if (to !== '' && time !== '') return { from: instant(from), to: instant(to), precision: 'range', zone }
  const row = { date, time, to, zone, precision: time === '' ? ('day' as const) : ('minute' as const), stated: '' }
  return whenOf({ ...row, no: 1, kind: 'note', party: '', who: '', text_ja: '', text_en: '' })
}

function instant(written: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = written.split(/[- :]/).map(Number)
  return instantOf(year, month, day, hour, minute, 0, zone).toISOString()
}
