// What a rule says to a person, in both languages: the title, what it is about and what to do. Rules of the world have English alone;
// ours carry `x_ja` and `x_en` beside it, which Sigma leaves to the author (Sigma 2.1, rules, "custom attributes").
import type { Rule } from './rule.ts'
import { listBy } from './rule-text.ts'
import { isMap, isScalar, type MapNode } from './yaml.ts'

export type RuleWords = {
  readonly title: { readonly ja: string; readonly en: string }
  readonly description: { readonly ja: string | null; readonly en: string | null }
  readonly advice: { readonly ja: string | null; readonly en: string | null }
  /** What else looks alike and is no attack. */
  readonly falsePositives: { readonly ja: readonly string[]; readonly en: readonly string[] }
}

/** Null where the rule says its title in English alone. */
export function titleJaOf({ source }: Pick<Rule, 'source'>): string | null {
  const ja = source.entries.get('x_ja')?.value
  return isMap(ja) ? text(ja, 'title') : null
}

export function wordsOf({ title, source }: Pick<Rule, 'title' | 'source'>): RuleWords {
  const [ja, en] = ['x_ja', 'x_en'].map((key) => source.entries.get(key)?.value)
  const of = (node: typeof ja, key: string): string | null => (isMap(node) ? text(node, key) : null)
  const description = text(source, 'description')
  const known = listBy({ source }, 'falsepositives')
  const knownJa = isMap(ja) ? listBy({ source: ja }, 'falsepositives') : []
  return {
    title: { ja: of(ja, 'title') ?? title, en: title },
    // A rule that speaks Japanese is not to say half of it in English.
    description: { ja: of(ja, 'description') ?? (isMap(ja) ? null : description), en: description },
    advice: { ja: of(ja, 'advice') ?? of(en, 'advice'), en: of(en, 'advice') },
    falsePositives: { ja: knownJa.length > 0 ? knownJa : known, en: known },
  }
}

function text(map: MapNode, key: string): string | null {
  const value = map.entries.get(key)?.value
  return isScalar(value) && value.value !== null ? value.text : null
}
