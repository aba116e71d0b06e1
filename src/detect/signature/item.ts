// One line of a search: a field, how it is compared, with what. `CommandLine|contains|all: [a, b]`.
import type { Network } from './network.ts'
import type { Shape, Tokens } from './pattern.ts'
import type { Regex } from './regex.ts'

export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
export type Relation = 'lt' | 'lte' | 'gt' | 'gte'

/** What one value of an event is asked. */
export type Test =
  | { readonly kind: 'text'; readonly shape: Shape; readonly isCased: boolean; readonly tokens: Tokens }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly value: boolean }
  | { readonly kind: 'regex'; readonly regex: Regex }
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'relation'; readonly relation: Relation; readonly than: number }
  | { readonly kind: 'time'; readonly part: TimePart; readonly value: number }
  | {
      readonly kind: 'field'
      readonly field: string
      readonly form: 'exact' | 'starts' | 'ends' | 'contains'
      readonly isCased: boolean
    }

export type Item = {
  /** Null: looked for in the whole event (a keyword). */
  readonly field: string | null
  readonly modifiers: readonly string[]
  /** Each inner list is what one written value became (offsets of Base64, values of a placeholder): one of them is enough. */
  readonly tests: readonly (readonly Test[])[]
  /** `all`: every value must be found; else one. */
  readonly isAll: boolean
  /** `neq`: the answer is turned round. */
  readonly isNegated: boolean
  readonly line: number
}
