import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { type DamageInput, rangeOf } from '../damage.ts'
import { insertDamage } from '../store.ts'

const mostLines = 1_000

/** A line of the ledger with its entry, in the transaction of whatever it comes from; gives its number. */
export async function addDamage(within: Within, context: Context, input: DamageInput): Promise<number> {
  const range = rangeOf(input)
  if (range === 'negative') return refuse('damage.amount.negative')
  if (range === 'range') return refuse('damage.amount.range')
  if (range === 'missing') return refuse('damage.amount.missing')
  const one = { ...input, ...range, byName: context.viewer.name, at: within.now }
  const no = await insertDamage(within.tx, within.incident.id, context.desk.newId(), one)
  if (no > mostLines) refuse('damage.limit', { limit: mostLines })
  within.append({
    kind: 'finding',
    code: 'damage.added',
    facts: {
      no,
      kind: { word: `damage.kind.${input.kind}` },
      what: input.what,
      low: range.low,
      high: range.high,
      unit: input.unit,
      confidence: { word: `damage.confidence.${input.confidence}` },
    },
    searchText: [input.what, input.basis, input.party].filter(Boolean).join('\n'),
  })
  return no
}
