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
const MAX_TEXT = 12

/** The cheapest choice, or null when nothing is sure. */
export function requirement(expression: Expression, names: FieldNames): readonly Atom[] | null {
  if (expression.op === 'search') return requirement(expression.of, names)
  if (expression.op === 'item') return ofItem(expression.item, names)
  if (expression.op === 'not') return null
  const parts = expression.of.map((one) => requirement(one, names))
  return expression.op === 'and' ? cheapest(parts) : together(parts)
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
    // A long text is known by its rarer end: names of files and of parameters differ there.
    const cut = shape.form === 'starts' ? text.slice(0, MAX_TEXT) : text.slice(-MAX_TEXT)
    return { form: shape.form, text: cut }
  }
  const text = spell(longest(shape.parts))
  return text === '' ? null : { form: 'contains', text: text.slice(-MAX_TEXT) }
}

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
    const rare = Math.max(0.0005, 0.5 * 0.6 ** text.length)
    const often = OFTEN.some((one) => one.includes(text) || text.endsWith(one)) ? 0.02 : 0
    cost += Math.max(form === 'exact' ? Math.min(rare, 0.02) : rare, often)
  }
  return cost
}

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
