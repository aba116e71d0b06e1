// What to do now: three rows, the most pressing first, one button each (design, Look 1; S0-54 calm first).
import type { Language } from '#src/core/language.ts'
import { formatElapsed } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { missingToClose, type Standing } from './closing.ts'
import type { Now, OpenQuestion, Phase } from './incident.ts'
import { incidentWords } from './words.ts'

export type Moment = Standing & {
  readonly now: number
  readonly phase: Phase
  readonly parties: number
  readonly observables: number
  readonly hasWorstCase: boolean
  readonly questions: readonly OpenQuestion[]
  readonly lastEntryAt: string | null
  readonly canClose: boolean
}
type Row = Now['doNext'][number]
type Code = Extract<keyof typeof incidentWords, `now.${string}.why`> extends `now.${infer C}.why` ? C : never

export const ROWS = 3
/** Without an entry for this long in triage or response, somebody should write down how things stand. */
const QUIET_MS = 4 * 60 * 60_000

export function doNext(of: Moment, lang: Language): Row[] {
  const t = speaker(incidentWords, lang)
  const row = (code: Code, act: Row['act'], facts: Record<string, unknown> = {}, ref: string | null = null): Row => ({
    code,
    text: t(`now.${code}`, facts),
    why: t(`now.${code}.why`, facts),
    act,
    ref,
  })
  if (of.phase === 'closed') return []
  const rows: Row[] = []
  const due = of.questions.filter((one) => one.dueAt !== null && Date.parse(one.dueAt) <= of.now)
  for (const one of due) rows.push(row('question-due', 'answer-question', { text: short(one.text) }, one.id))
  if (!of.hasLead) rows.push(row('lead', 'name-lead'))
  if (of.level === '') rows.push(row('severity', 'assess-severity'))
  if (of.happened === 0) rows.push(row('situation', 'write-situation'))
  if (of.unansweredReports > 0) rows.push(row('reporter', 'contact-reporter', { count: of.unansweredReports }))
  if (of.phase === 'triage' && of.hasLead && of.level !== '') rows.push(row('phase', 'set-phase'))
  const quiet = of.lastEntryAt === null ? 0 : of.now - Date.parse(of.lastEntryAt)
  if (quiet > QUIET_MS && (of.phase === 'triage' || of.phase === 'response'))
    rows.push(row('quiet', 'add-entry', { elapsed: formatElapsed(quiet, lang) }))
  if (of.summary.ja.trim() === '' && of.summary.en.trim() === '') rows.push(row('summary', 'write-summary'))
  if (of.happened > 0 && !of.hasWorstCase) rows.push(row('worst-case', 'write-situation'))
  if (of.observables === 0) rows.push(row('observables', 'add-observables'))
  if (of.parties === 0) rows.push(row('party', 'add-party'))
  for (const one of of.questions)
    if (!due.includes(one)) rows.push(row('question', 'answer-question', { text: short(one.text) }, one.id))
  if (of.canClose && of.phase === 'review' && missingToClose(of).length === 0) rows.unshift(row('close', 'close'))
  return rows.slice(0, ROWS)
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
