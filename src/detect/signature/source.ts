// A source of events as rules name it, and how its fields are called there.
import { everyText } from './every-text.ts'
import type { Logsource } from './rule.ts'
import type { EventObject, Vocabulary } from './vocabulary.ts'

export type { Vocabulary } from './vocabulary.ts'

export type Source = {
  /** Null: not known; every rule is tried. */
  readonly logsource: Logsource | null
  /** More log sources that the same event belongs to: a Sysmon record is `service: sysmon` and `category: process_creation`. */
  readonly also: readonly Logsource[]
  readonly key: string
  readonly vocabulary: Vocabulary
  /** What the rules are to see instead of the event as it was normalised. */
  readonly open?: (event: EventObject) => EventObject
}

const own = new Map<string, readonly string[]>()

/** Fields are called as the rule calls them. */
export const asWritten: Vocabulary = {
  keysOf(field) {
    let keys = own.get(field)
    if (keys === undefined) {
      keys = [field]
      own.set(field, keys)
    }
    return keys
  },
  wholeOf: (event) => everyText(event),
  isFlat: false,
}

export const keyOf = ({ category, product, service }: Logsource): string =>
  `${category ?? ''}|${product ?? ''}|${service ?? ''}`

/** Events that are of one source, with the names of its own. */
export const givenSource = (logsource: Logsource | null): Source => ({
  logsource,
  also: [],
  key: logsource === null ? '*' : keyOf(logsource),
  vocabulary: asWritten,
})

/** A normalised event is searched for keywords in its line and its message, not in what we wrote about it. */
export function originalTexts(event: EventObject): readonly string[] {
  const { 'event.original': line, message } = event
  const texts = typeof line === 'string' && line !== '' ? [line] : []
  if (typeof message === 'string' && !texts[0]?.includes(message)) texts.push(message)
  return texts.length > 0 ? texts : everyText(event)
}

/** Names by a table, and always the name itself: a rule of the `ecs` taxonomy calls fields as we do. */
export function vocabularyOf(
  table: Readonly<Record<string, string | readonly string[]>>,
  prefix: string | null = null,
): Vocabulary {
  const known = new Map<string, readonly string[]>()
  return {
    keysOf(field) {
      let keys = known.get(field)
      if (keys === undefined) {
        const mapped = Object.hasOwn(table, field) ? table[field]! : []
        keys = [
          ...(typeof mapped === 'string' ? [mapped] : mapped),
          ...(prefix === null ? [] : [prefix + field]),
          field,
        ]
        known.set(field, keys)
      }
      return keys
    },
    wholeOf: originalTexts,
    isFlat: true,
  }
}
