// An expression as a function of the event: every field read once, what is cheap to answer asked first, else as the rule wrote it.
import type { EventView, FieldNames } from './event-view.ts'
import { isMany } from './event-view.ts'
import type { Expression } from './expression.ts'
import { compose } from './fold.ts'
import type { Item, Test } from './item.ts'
import { matches } from './pattern.ts'
import { stands } from './test-value.ts'
import type { Scalar } from './yaml.ts'

export type Evaluate = (view: EventView) => boolean

export function compileExpression(expression: Expression, names: FieldNames): Evaluate {
  if (expression.op === 'item') return compileItem(expression.item, names)
  if (expression.op === 'search') return compileExpression(expression.of, names)
  if (expression.op === 'not') {
    const inner = compileExpression(expression.of, names)
    return (view) => !inner(view)
  }
  const weighed = expression.of.map((one) => ({ one, weight: weightOf(one) })).sort((a, b) => a.weight - b.weight)
  const of = weighed.map(({ one }) => compileExpression(one, names))
  const [first, second] = of
  if (of.length === 2 && first && second)
    return expression.op === 'and' ? (view) => first(view) && second(view) : (view) => first(view) || second(view)
  return expression.op === 'and' ? (view) => everyOf(of, view) : (view) => someOf(of, view)
}

/** An expression over a long text costs a hundred times what a comparison does; the whole event is many texts. */
function weightOf(expression: Expression): number {
  if (expression.op === 'not' || expression.op === 'search') return weightOf(expression.of)
  if (expression.op !== 'item') return expression.of.reduce((most, one) => Math.max(most, weightOf(one)), 0)
  const { field, tests } = expression.item
  if (field === null) return 2
  return tests.some((some) => some.some(({ kind }) => kind === 'regex')) ? 3 : 1
}

function everyOf(of: readonly Evaluate[], view: EventView): boolean {
  for (const one of of) if (!one(view)) return false
  return true
}

function someOf(of: readonly Evaluate[], view: EventView): boolean {
  for (const one of of) if (one(view)) return true
  return false
}

export function compileItem(item: Item, names: FieldNames): Evaluate {
  const answer = plainItem(item, names)
  return item.isNegated ? (view) => !answer(view) : answer
}

function plainItem({ field, tests, isAll }: Item, names: FieldNames): Evaluate {
  const slot = field === null ? -1 : names.slot(field)
  const compiled = isAll
    ? tests.map((some) => anyTest(some, slot, names))
    : [anyTest(tests.length === 1 ? tests[0]! : tests.flat(), slot, names)]
  return compiled.length === 1 ? compiled[0]! : (view) => everyOf(compiled, view)
}

/** Folded texts that must be equal are looked up at once when there are many. */
const MANY = 6

function anyTest(tests: readonly Test[], slot: number, names: FieldNames): Evaluate {
  const equal = new Set<string>()
  const rest: Test[] = []
  for (const test of tests)
    if (slot >= 0 && test.kind === 'text' && !test.isCased && test.shape.form === 'exact') equal.add(test.shape.text)
    else rest.push(test)
  const compiled = rest.map((test) => compileTest(test, slot, names))
  if (equal.size >= MANY)
    compiled.unshift((view) => {
      const texts = view.texts(slot)
      return typeof texts === 'string' ? equal.has(texts) : (texts?.some((text) => equal.has(text)) ?? false)
    })
  else
    for (const text of equal)
      compiled.unshift((view) => {
        const texts = view.texts(slot)
        return typeof texts === 'string' ? texts === text : (texts?.includes(text) ?? false)
      })
  return compiled.length === 1 ? compiled[0]! : (view) => someOf(compiled, view)
}

function compileTest(test: Test, slot: number, names: FieldNames): Evaluate {
  if (slot < 0) return keyword(test)
  if (test.kind === 'exists') return (view) => (view.value(slot) !== undefined) === test.value
  if (test.kind === 'null')
    return (view) => {
      const value = view.value(slot)
      return value === undefined || value === null || (isMany(value) && value.includes(null))
    }
  if (test.kind === 'field') return compareFields(test, slot, names.slot(test.field))
  if (test.kind === 'text' && !test.isCased) return foldedText(test, slot)
  return (view) => {
    const value = view.value(slot)
    if (value === undefined) return false
    return isMany(value) ? value.some((one) => stands(test, one)) : stands(test, value as Scalar)
  }
}

function foldedText({ shape }: Extract<Test, { kind: 'text' }>, slot: number): Evaluate {
  const one =
    shape.form === 'contains'
      ? (text: string) => text.includes(shape.text)
      : shape.form === 'ends'
        ? (text: string) => text.endsWith(shape.text)
        : shape.form === 'starts'
          ? (text: string) => text.startsWith(shape.text)
          : (text: string) => matches(shape, text)
  return (view) => {
    const texts = view.texts(slot)
    if (typeof texts === 'string') return one(texts)
    return texts?.some(one) ?? false
  }
}

function keyword(test: Test): Evaluate {
  if (test.kind === 'text' && !test.isCased) {
    const { shape } = test
    if (shape.form !== 'contains') return (view) => view.wholeFolded().some((text) => matches(shape, text))
    return (view) => {
      for (const text of view.wholeFolded()) if (text.includes(shape.text)) return true
      return false
    }
  }
  return (view) => view.whole().some((text) => stands(test, text))
}

function compareFields(test: Extract<Test, { kind: 'field' }>, slot: number, other: number): Evaluate {
  const list = (view: EventView, at: number): string[] => {
    const value = view.value(at)
    if (value === undefined) return []
    return (isMany(value) ? value : [value as Scalar]).filter((one) => one !== null).map((one) => compose(String(one)))
  }
  if (!test.isCased)
    return (view) => {
      const [texts, others] = [view.texts(slot), view.texts(other)]
      if (texts === null || others === null) return false
      if (typeof texts === 'string' && typeof others === 'string') return relate(test.form, texts, others)
      return listed(texts).some((text) => listed(others).some((part) => relate(test.form, text, part)))
    }
  return (view) => {
    const others = list(view, other)
    return list(view, slot).some((text) => others.some((part) => relate(test.form, text, part)))
  }
}

const listed = (texts: string | readonly string[]): readonly string[] => (typeof texts === 'string' ? [texts] : texts)

export function relate(form: 'exact' | 'starts' | 'ends' | 'contains', text: string, part: string): boolean {
  if (form === 'exact') return text === part
  if (form === 'starts') return text.startsWith(part)
  return form === 'ends' ? text.endsWith(part) : text.includes(part)
}
