// What an incident still lacks before it may be closed: filled in, or taken as an exception with its reason (design, Look 10).
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { ClosingBlock } from '#src/platform/context.ts'
import { incidentWords } from './words.ts'

/** What closing looks at. */
export type Standing = {
  readonly level: string
  readonly hasLead: boolean
  readonly kinds: number
  /** Statements that hold, of what has happened. */
  readonly happened: number
  readonly summary: { readonly ja: string; readonly en: string }
  readonly openQuestions: number
  /** Reports of the incident to whose reporter nobody has answered yet. */
  readonly unansweredReports: number
}

export const MissingCodes = ['severity', 'lead', 'kinds', 'situation', 'summary', 'questions', 'reports'] as const
export type MissingCode = (typeof MissingCodes)[number]
export type Missing = { readonly code: MissingCode; readonly count: number }

const acts: Readonly<Record<MissingCode, string>> = {
  severity: 'assess-severity',
  lead: 'name-lead',
  kinds: 'set-kinds',
  situation: 'write-situation',
  summary: 'write-summary',
  questions: 'answer-question',
  reports: 'contact-reporter',
}

export function missingToClose(of: Standing): Missing[] {
  const counts: Record<MissingCode, number> = {
    severity: of.level === '' ? 1 : 0,
    lead: of.hasLead ? 0 : 1,
    kinds: of.kinds === 0 ? 1 : 0,
    situation: of.happened === 0 ? 1 : 0,
    summary: of.summary.ja.trim() === '' && of.summary.en.trim() === '' ? 1 : 0,
    questions: of.openQuestions,
    reports: of.unansweredReports,
  }
  return MissingCodes.filter((code) => counts[code] > 0).map((code) => ({ code, count: counts[code] }))
}

/** What is neither there nor excused. An exception for what is not missing does no harm and is not kept. */
export function stillMissing<M extends { readonly code: string; readonly isAbsolute?: boolean }>(
  missing: readonly M[],
  exceptions: Readonly<Record<string, string>>,
): M[] {
  return missing.filter(({ code, isAbsolute }) => isAbsolute || !exceptions[code]?.trim())
}

type Worded = { code: string; text: string; act: string; isAbsolute: boolean }

export function wordMissing(missing: readonly Missing[], blocks: readonly ClosingBlock[], lang: Language): Worded[] {
  const t = speaker(incidentWords, lang)
  return [
    ...missing.map(({ code, count }) => ({
      code,
      text: t(`missing.${code}`, { count }),
      act: acts[code],
      isAbsolute: false,
    })),
    ...blocks.map(({ code, text, act, isAbsolute }) => ({ code, text: text[lang], act, isAbsolute })),
  ]
}
