// One act on many machines: each has its own outcome, the changed ones are written and stand on the record in the same transaction.
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { foldTerm } from '#src/platform/search/term.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { type Machine, type Missing, mostAtOnce } from '../machine.ts'
import { type ActOutcome, mostRefusedShown, type Which } from '../register.ts'
import type { ReturnRule } from '../rule.ts'
import { machinesFor, ruleOf, saveMachines } from '../store.ts'
import { quarantineEntryWords } from '../words.ts'

export type Why = { readonly code: 'lacks'; readonly missing: readonly Missing[] } | { readonly code: PlainWhy }
type PlainWhy = 'confirmed' | 'own' | 'already' | 'not-here'
export type Judged = { readonly is: Machine } | { readonly why: Why }
/** Machines that one entry of the record names, so that each can be read there. */
const mostNamed = 100

export async function onMachines(
  context: Context,
  within: Within,
  which: Which,
  {
    unit = null,
    code,
    facts,
    judge,
  }: {
    unit?: string | null
    code: string
    facts: Readonly<Record<string, unknown>>
    judge: (machine: Machine, rule: ReturnRule) => Judged
  },
): Promise<ActOutcome> {
  const { tx, incident } = within
  const { rule } = await ruleOf(tx, incident.id)
  const found = await machinesFor(tx, incident.id, which, { unit, limit: mostAtOnce })
  const known = new Set(found.map((one) => foldTerm(one.machine)))
  const refused: { machine: string; why: Why }[] = (which.names ?? [])
    .filter((name) => !known.has(foldTerm(name)))
    .map((machine) => ({ machine, why: { code: 'not-here' } }))
  const changed: Machine[] = []
  for (const machine of found) {
    const judged = judge(machine, rule)
    if ('is' in judged) changed.push(judged.is)
    else refused.push({ machine: machine.machine, why: judged.why })
  }
  await saveMachines(tx, changed)
  note(within, code, facts, changed)
  return outcomeOf(context, changed.length, refused)
}

export function note(
  within: Within,
  code: string,
  facts: Readonly<Record<string, unknown>>,
  machines: readonly Machine[],
): void {
  for (let at = 0; at < machines.length; at += mostNamed) {
    const some = machines.slice(at, at + mostNamed)
    const names = some.map((one) => one.machine)
    within.append({
      kind: 'containment',
      code: `quarantine.${code}`,
      about: some.map((one) => ({ type: 'machine', id: one.id })),
      facts: { count: some.length, names, ...facts },
      searchText: names.join(' '),
    })
  }
}

export function outcomeOf(
  { lang }: Context,
  done: number,
  refused: readonly { machine: string; why: Why }[],
): ActOutcome {
  const why = refused.slice(0, mostRefusedShown).map((one) => ({ machine: one.machine, text: sayWhy(one.why, lang) }))
  return { done, refused: refused.length, why }
}

export function sayWhy(why: Why, lang: Context['lang']): string {
  const t = speaker(quarantineEntryWords, lang)
  if (why.code !== 'lacks') return t(`quarantine.why.${why.code}`)
  const missing = why.missing.map((one) => t(`quarantine.missing.${one}`)).join(lang === 'ja' ? '、' : ', ')
  return t('quarantine.why.lacks', { missing })
}

/** Given text as the end of a line, or nothing. */
export const tail = (text: string): unknown => (text === '' ? '' : { word: 'quarantine.tail', text })
