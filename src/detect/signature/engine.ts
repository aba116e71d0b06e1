// Detection rules over events, one by one: which rules match, and by which fields. For live events, hunts and files alike.
import type { Collection } from './collection.ts'
import type { Costs } from './cost.ts'
import { compileExpression } from './evaluate.ts'
import { type EventObject, EventView, FieldNames } from './event-view.ts'
import { expressionOf } from './expression.ts'
import { type Compiled, Plan } from './plan.ts'
import { covers } from './rule.ts'
import type { Source } from './source.ts'

export class Engine {
  readonly rules: readonly Compiled[]
  readonly view: EventView
  readonly #names = new FieldNames()
  readonly #plans = new Map<string, Plan>()
  readonly #costs: Costs | null

  /** Rules whose placeholders have no values are left out: they would see something else than they say. */
  constructor({ detections, filtersOf }: Pick<Collection, 'detections' | 'filtersOf'>, costs: Costs | null = null) {
    this.#costs = costs
    const rules: Compiled[] = []
    for (const rule of detections) {
      const filters = filtersOf.get(rule) ?? []
      if (rule.unresolved.length > 0 || filters.some((filter) => filter.unresolved.length > 0)) continue
      const expression = expressionOf(rule, filters)
      rules.push({ rule, expression, evaluate: compileExpression(expression, this.#names), order: rules.length })
    }
    this.rules = rules
    this.view = new EventView(this.#names)
  }

  /** The rules that match; `view` holds the event afterwards. */
  match(event: EventObject, source: Source): readonly Compiled[] {
    this.view.load(source.open?.(event) ?? event, source.vocabulary)
    return this.planOf(source).match(this.view, this.#costs?.isDue() ? this.#costs : null)
  }

  planOf(source: Source): Plan {
    let plan = this.#plans.get(source.key)
    if (plan === undefined) {
      plan = new Plan(
        this.rules.filter(({ rule }) => applies(rule.logsource, source)),
        this.#names,
      )
      this.#plans.set(source.key, plan)
    }
    return plan
  }
}

export const applies = (rule: Parameters<typeof covers>[0], { logsource, also }: Source): boolean =>
  logsource === null || covers(rule, logsource) || also.some((one) => covers(rule, one))
