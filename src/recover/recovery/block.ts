// What in the recovery still holds back the closing of its incident, each said so that one knows what to do (S1-53, S2-30, S3-94, S3-112).
import { speaker } from '#src/core/words.ts'
import { type Checklist, itemsOf, type Rule } from './checklist.ts'
import type { BlockView, ItemState, RuleAnswer } from './recovery.ts'
import { blockWords } from './words.ts'

export type RuleState = { readonly answer: RuleAnswer; readonly steps: readonly string[]; readonly exception: string }
export type Standing = {
  readonly phase: string
  readonly isBegun: boolean
  readonly hasLead: boolean
  readonly isAccepted: boolean
  readonly rules: Readonly<Record<string, RuleState>>
  /** States by number of the item; one that is not there is open. */
  readonly items: ReadonlyMap<number, ItemState>
}

export const openRule: RuleState = { answer: 'open', steps: [], exception: '' }

/** Whether a rule lets the incident be closed: its answer is no, or what its yes asks for was done, or an exception stands. */
export function isMet(rule: Rule, state: RuleState, items: Standing['items']): boolean {
  if (state.answer === 'open') return false
  if (state.answer === 'no' || (rule.has_exception && state.exception !== '')) return true
  return missingOf(rule, state, items).length === 0
}

/** The steps and items that a yes still asks for. */
export const missingOf = (rule: Rule, state: RuleState, items: Standing['items']) => [
  ...rule.steps.filter((step) => !state.steps.includes(step.id)),
  ...rule.items.filter((item) => items.get(item) !== 'done').map((item) => ({ id: item })),
]

/** An incident whose recovery was never begun is held back only once it has come to that phase. */
export function blocksOf({ headings, rules }: Checklist, of: Standing): BlockView[] {
  if (!of.isBegun) return of.phase === 'recovery' ? [block('recovery-begin', 'begin')] : []
  const open = headings
    .flatMap(itemsOf)
    .filter((item) => !item.is_restricted && !['done', 'not-applicable'].includes(of.items.get(item.s3) ?? 'open'))
  return [
    ...(of.hasLead ? [] : [block('recovery-lead', 'lead')]),
    ...(of.isAccepted ? [] : [block('recovery-handover', 'handover')]),
    ...rules.flatMap((rule) => ruleBlock(rule, headings, of)),
    ...(open.length > 0 ? [block('recovery-items', 'items', { ja: {}, en: {} }, { count: open.length })] : []),
  ]
}

function ruleBlock(rule: Rule, headings: Checklist['headings'], of: Standing): BlockView[] {
  const state = of.rules[rule.id] ?? openRule
  if (isMet(rule, state, of.items)) return []
  const named = (lang: 'ja' | 'en') => {
    const items = headings.flatMap(itemsOf)
    const wanted = missingOf(rule, state, of.items).map((one) =>
      typeof one.id === 'string'
        ? (one as Rule['steps'][number])[lang]
        : `S3-${one.id} ${items.find((item) => item.s3 === one.id)![lang]}`,
    )
    return { question: rule.question[lang], wanted: wanted.join(lang === 'ja' ? '、' : '; ') }
  }
  const facts = { ja: named('ja'), en: named('en') }
  const isOpen = state.answer === 'open'
  const code = `recovery-${rule.id}`
  const { text: short } = block(code, 'settle', facts)
  return [{ ...block(code, isOpen ? 'rule-open' : 'rule', facts), short, isAbsolute: !rule.has_exception }]
}

function block(
  code: string,
  word: keyof typeof blockWords & string,
  facts: { ja: object; en: object } = { ja: {}, en: {} },
  both: object = {},
): BlockView {
  const text = {
    ja: speaker(blockWords, 'ja')(word, { ...facts.ja, ...both }),
    en: speaker(blockWords, 'en')(word, { ...facts.en, ...both }),
  }
  return { code, text, short: text, isAbsolute: false }
}
