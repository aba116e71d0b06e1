// An expression judged slowly and in the open: every part with its answer and the values that it saw. For reasons shown to a person,
// and as the plain reading that the compiled one is held against.

import { relate } from './evaluate.ts'
import { type EventObject, type FieldValue, isMany, readField } from './event-view.ts'
import type { Expression } from './expression.ts'
import { compose, fold } from './fold.ts'
import type { Item, Test } from './item.ts'
import type { Vocabulary } from './source.ts'
import { stands } from './test-value.ts'
import type { Scalar } from './yaml.ts'

export type Judged =
  | { readonly op: 'and' | 'or'; readonly holds: boolean; readonly of: readonly Judged[] }
  | { readonly op: 'not'; readonly holds: boolean; readonly of: Judged }
  | {
      readonly op: 'search'
      readonly holds: boolean
      readonly name: string
      readonly filter: string | null
      readonly of: Judged
    }
  | {
      readonly op: 'item'
      readonly holds: boolean
      readonly item: Item
      readonly value: FieldValue
      /** The values that did it; none where the answer comes of what is not there. */
      readonly by: readonly Scalar[]
    }

export function judge(expression: Expression, event: EventObject, vocabulary: Vocabulary): Judged {
  if (expression.op === 'item') return judgeItem(expression.item, event, vocabulary)
  if (expression.op === 'not') {
    const of = judge(expression.of, event, vocabulary)
    return { op: 'not', holds: !of.holds, of }
  }
  if (expression.op === 'search') {
    const of = judge(expression.of, event, vocabulary)
    return { op: 'search', holds: of.holds, name: expression.name, filter: expression.filter, of }
  }
  const of = expression.of.map((one) => judge(one, event, vocabulary))
  const holds = expression.op === 'and' ? of.every((one) => one.holds) : of.some((one) => one.holds)
  return { op: expression.op, holds, of }
}

function judgeItem(item: Item, event: EventObject, vocabulary: Vocabulary): Judged {
  const value = item.field === null ? undefined : readField(event, vocabulary, item.field)
  const values: readonly Scalar[] =
    item.field === null
      ? vocabulary.wholeOf(event)
      : value === undefined
        ? []
        : isMany(value)
          ? value
          : [value as Scalar]
  const other = (name: string): readonly string[] => {
    const found = readField(event, vocabulary, name)
    return found === undefined
      ? []
      : (isMany(found) ? found : [found as Scalar]).filter((one) => one !== null).map(String)
  }
  const answers = item.tests.map((some) => some.map((test) => answer(test, value, values, other)))
  const of = answers.map((some) => ({ holds: some.some((one) => one.holds), by: some.flatMap((one) => one.by) }))
  const holds = item.isAll ? of.every((one) => one.holds) : of.some((one) => one.holds)
  const by = [...new Set(of.filter((one) => one.holds).flatMap((one) => one.by))]
  return { op: 'item', holds: holds !== item.isNegated, item, value, by: item.isNegated ? [] : by }
}

type Answer = { readonly holds: boolean; readonly by: readonly Scalar[] }

function answer(
  test: Test,
  value: FieldValue,
  values: readonly Scalar[],
  other: (name: string) => readonly string[],
): Answer {
  if (test.kind === 'exists') {
    const holds = (value !== undefined) === test.value
    return { holds, by: holds ? values.slice(0, 1) : [] }
  }
  if (test.kind === 'null') return { holds: value === undefined || values.includes(null), by: [] }
  if (test.kind !== 'field') {
    const by = values.filter((one) => stands(test, one))
    return { holds: by.length > 0, by }
  }
  const spell = (one: string): string => (test.isCased ? compose(one) : fold(one))
  const others = other(test.field).map(spell)
  const by = values.filter((one) => one !== null && others.some((part) => relate(test.form, spell(String(one)), part)))
  return { holds: by.length > 0, by }
}

/** What an alert shows: the fields and values by which the rule matched. A keyword shows the text that it stands in. */
export function matchedOf(judged: Judged): Record<string, FieldValue> {
  const found: Record<string, FieldValue> = {}
  collectMatched(judged, found)
  return found
}

const MAX_SHOWN = 2_000

function collectMatched(judged: Judged, found: Record<string, FieldValue>): void {
  if (!judged.holds || judged.op === 'not') return
  if (judged.op === 'item') {
    const name = judged.item.field ?? 'keyword'
    if (judged.by.length === 0 || Object.hasOwn(found, name)) return
    const shown = judged.by.map((one) => (typeof one === 'string' ? one.slice(0, MAX_SHOWN) : one))
    found[name] = shown.length === 1 ? shown[0] : shown
  } else if (judged.op === 'search') collectMatched(judged.of, found)
  else for (const one of judged.of) collectMatched(one, found)
}
