// What there is to say of a rule at the desk, from the rule itself, the lines that there are, and what was said of it.
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import type { Collection } from './collection.ts'
import { applies } from './engine.ts'
import { basesOf } from './exception.ts'
import { lagDays } from './lag.ts'
import type { Problem } from './problem.ts'
import { isRefused, type Read } from './read-rules.ts'
import type { CorrelationRule, DetectionRule, Logsource, Rule } from './rule.ts'
import { ruleKey } from './rule-key.ts'
import type { RuleRow } from './rule-row.ts'
import { dateOf } from './rule-text.ts'
import { titleJaOf } from './rule-words.ts'
import type { Source } from './source.ts'
import { signatureProblems } from './words.ts'

export type Seen = { readonly dataset: string; readonly source: Source }
type Said = Pick<
  RuleRow,
  'isOff' | 'reason' | 'untilAt' | 'setBy' | 'matches' | 'firstEventAt' | 'lastEventAt' | 'falseAlarms'
>
type Cost = RuleRow['cost']
const nothingSaid: Said = {
  isOff: false,
  reason: '',
  untilAt: null,
  setBy: '',
  matches: 0,
  firstEventAt: null,
  lastEventAt: null,
  falseAlarms: 0,
}

export function ruleRow(
  one: Read,
  { referred }: Collection,
  seen: readonly Seen[],
  said: Said | undefined,
  lang: Language,
  cost: Cost = null,
): RuleRow {
  const told = (list: readonly Problem[]) =>
    list.map(({ line, code, facts }) => ({ line, code, message: say(signatureProblems[code], lang, facts) }))
  const { file, document, kind, id } = one
  const { isOff, reason, untilAt, setBy, matches, firstEventAt, lastEventAt, falseAlarms } = said ?? nothingSaid
  const stated = isRefused(one) ? null : (one as Rule)
  const logsource = stated !== null && 'logsource' in stated ? stated.logsource : null
  return {
    key: ruleKey(one),
    file,
    document,
    kind,
    id,
    title: stated === null || lang === 'en' ? one.title : (titleJaOf(stated) ?? one.title),
    level: stated?.level ?? null,
    status: stated?.status ?? null,
    date: stated === null ? null : dateOf(stated),
    logsource: logsource === null ? null : written(logsource),
    ok: stated !== null,
    problems: told(one.problems),
    warnings: told(one.warnings),
    sees: stated === null ? null : seenBy(stated, referred, seen),
    lacks: stated === null ? [] : lackedBy(stated, referred, seen),
    lagDays: firstEventAt === null || stated === null ? null : lagDays(firstEventAt, dateOf(stated)),
    ...{ isOff, reason, untilAt, setBy, matches, firstEventAt, lastEventAt, falseAlarms },
    cost,
  }
}

const written = (logsource: Logsource): string =>
  Object.entries(logsource)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

/** Of a correlation what the rules see that it stands on. */
function seenBy(rule: Read, referred: Collection['referred'], seen: readonly Seen[]): string[] | null {
  if (rule.kind === 'filter') return null
  if (rule.kind === 'correlation') {
    const below = (referred.get(rule as CorrelationRule) ?? []).flatMap((one) => seenBy(one, referred, seen) ?? [])
    return [...new Set(below)].sort()
  }
  const { logsource } = rule as DetectionRule
  return seen.filter(({ source }) => applies(logsource, source)).map(({ dataset }) => dataset)
}

function lackedBy(rule: Rule, referred: Collection['referred'], seen: readonly Seen[]): string[] {
  const blind = basesOf(rule, referred).filter((base) => !seen.some(({ source }) => applies(base.logsource, source)))
  return [...new Set(blind.map(({ logsource }) => written(logsource)))].sort()
}
