// What must stand in an event for a rule to match: a few texts of which one is always there. By these thousands of rules are narrowed
// to a handful. Only what is sure counts; a rule without such a text is asked of every event.
import type { FieldNames } from './event-view.ts'
import type { Expression } from './expression.ts'
import { fold } from './fold.ts'
import type { Item, Test } from './item.ts'
import type { Shape, Tokens } from './pattern.ts'
import { sureText } from './regex.ts'

/** `slot` -1 is the whole event. Texts are folded; a number is written as JavaScript writes it (`canonical`). */
export type Atom = {
  readonly slot: number
  readonly form: 'exact' | 'starts' | 'ends' | 'contains'
  readonly text: string
}

export const WHOLE = -1
/** One of so many atoms; more would cost more than they spare. */
const MAX_ATOMS = 4_000
/** Longer texts are cut: what is left is rare enough. */
const MAX_TEXT = 40

/** The cheapest choice, or null when nothing is sure. */
export function requirement(expression: Expression, names: FieldNames): readonly Atom[] | null {
  if (expression.op === 'search') return requirement(expression.of, names)
  if (expression.op === 'item') return ofItem(expression.item, names)
  if (expression.op === 'not') return null
  const parts = expression.of.map((one) => requirement(one, names))
  return expression.op === 'and' ? cheapest(parts) : together(parts)
}

/** At most so many are kept of a rule, the rarest; what is left out is asked of the rule itself. */
export const CLAUSE_BITS = 3
const MAX_CLAUSES = 2 ** CLAUSE_BITS
/** A long list beside a rare text spares little. */
const MAX_MORE = 300

/** All that is sure, each as texts of which one must stand in the event: the rarest first. Empty when nothing is sure. */
export function requirements(expression: Expression, names: FieldNames): readonly (readonly Atom[])[] {
  const clauses = clausesOf(expression, names).map((atoms) => ({ atoms, cost: costOf(atoms) }))
  clauses.sort((a, b) => a.cost - b.cost)
  // the whole of an event is much to look through: not where one field is enough
  const ofFields = clauses.filter(({ atoms, cost }) => cost < USUAL && atoms.every(({ slot }) => slot !== WHOLE))
  return (ofFields.length > 0 ? ofFields : clauses)
    .filter(({ atoms, cost }, index) => index === 0 || (atoms.length <= MAX_MORE && cost < USUAL))
    .slice(0, MAX_CLAUSES)
    .map(({ atoms }) => atoms)
}

/** What nearly every event has is no help. */
const USUAL = 0.5

/** Every one that is sure, in the order of the rule. */
export function clausesOf(expression: Expression, names: FieldNames): (readonly Atom[])[] {
  if (expression.op === 'search') return clausesOf(expression.of, names)
  if (expression.op === 'and') return expression.of.flatMap((one) => clausesOf(one, names))
  if (expression.op === 'item' && expression.item.isAll && !expression.item.isNegated) {
    const { field, tests } = expression.item
    const slot = field === null ? WHOLE : names.slot(field)
    return tests.map((some) => together(some.map((test) => ofTest(test, slot)))).filter((atoms) => atoms !== null)
  }
  const atoms = requirement(expression, names)
  return atoms === null ? [] : [atoms]
}

function cheapest(parts: readonly (readonly Atom[] | null)[]): readonly Atom[] | null {
  let best: readonly Atom[] | null = null
  for (const part of parts) if (part !== null && (best === null || costOf(part) < costOf(best))) best = part
  return best
}

function together(parts: readonly (readonly Atom[] | null)[]): readonly Atom[] | null {
  if (parts.some((part) => part === null)) return null
  const atoms = parts.flatMap((part) => part!)
  return atoms.length > MAX_ATOMS ? null : atoms
}

function ofItem({ field, tests, isAll, isNegated }: Item, names: FieldNames): readonly Atom[] | null {
  if (isNegated) return null
  const slot = field === null ? WHOLE : names.slot(field)
  const choices = tests.map((some) => together(some.map((test) => ofTest(test, slot))))
  return isAll ? cheapest(choices) : together(choices)
}

function ofTest(test: Test, slot: number): readonly Atom[] | null {
  if (test.kind === 'number' && slot !== WHOLE) return [{ slot, form: 'exact', text: canonical(test.text) }]
  if (test.kind === 'regex') {
    const sure = sureText(test.regex.source)
    return sure === null ? null : [{ slot, form: 'contains', text: fold(sure).slice(0, MAX_TEXT) }]
  }
  if (test.kind !== 'text') return null
  const atom = ofShape(test.shape, test.isCased)
  return atom === null ? null : [{ slot, ...atom }]
}

function ofShape(shape: Shape, isCased: boolean): Omit<Atom, 'slot'> | null {
  const spell = (text: string): string => (isCased ? fold(text) : text)
  if (shape.form === 'exact') return { form: 'exact', text: canonical(spell(shape.text)) }
  if (shape.form !== 'glob') {
    const text = spell(shape.text)
    if (text === '') return null
    if (shape.form === 'ends' && isFileName(text)) return { form: 'ends', text }
    // A long text is known by its rarer end: names of files and of parameters differ there.
    const cut = shape.form === 'starts' ? text.slice(0, MAX_TEXT) : text.slice(-MAX_TEXT)
    return { form: shape.form, text: cut }
  }
  const text = spell(longest(shape.parts))
  return text === '' ? null : { form: 'contains', text: text.slice(-MAX_TEXT) }
}

/** `\cmd.exe` at the end: the name of a file, which is looked up whole. */
export const isFileName = (text: string): boolean => text.lastIndexOf('\\') === 0

function longest(parts: readonly Tokens[]): string {
  let best = ''
  for (const token of parts.flat()) if (typeof token === 'string' && token.length > best.length) best = token
  return best
}

/** `04625`, `4625` and `4625.0` are one number, and what is no number is itself. */
export function canonical(text: string): string {
  const first = text.charCodeAt(0)
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) || text.length > 64) return text
  const number = Number(text)
  return Number.isNaN(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)) ? text : String(number)
}

/** How often an atom may be met, roughly: long texts seldom; what half of all programs are called more often. */
function costOf(atoms: readonly Atom[]): number {
  let cost = 0
  for (const { form, text } of atoms) {
    if (form === 'exact' && METHODS.has(text)) return 1
    const rare = Math.max(0.0005, 0.5 * 0.6 ** text.length)
    const often = OFTEN.some((one) => one.includes(text) || text.endsWith(one)) ? 0.02 : 0
    cost += Math.max(form === 'exact' ? Math.min(rare, 0.02) : rare, often)
  }
  return cost
}

/** Nearly every request has one of them. */
const METHODS: ReadonlySet<string> = new Set(['get', 'post'])

const OFTEN = [
  '\\cmd.exe',
  '\\powershell.exe',
  '\\svchost.exe',
  '\\explorer.exe',
  '\\services.exe',
  'powershell.exe',
  'cmd.exe',
  'c:\\windows\\system32\\',
  'c:\\program files',
  '\\microsoft\\windows\\',
  '\\appdata\\local\\temp\\',
  'hklm\\system\\currentcontrolset\\services\\',
  'http://',
  'https://',
]
