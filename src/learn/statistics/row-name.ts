// What a counted row is called. A tag that no taxonomy knows any more is shown as it stands, never lost.
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import type { SeverityScheme } from '#src/prepare/knowledge/severity.ts'
import { itemOf, type Taxonomy } from '#src/prepare/knowledge/taxonomy.ts'
import { figureWords } from './words.ts'

export type Names = { readonly taxonomies: readonly Taxonomy[]; readonly severities: readonly SeverityScheme[] }

export function rowName(group: string, id: string, { taxonomies, severities }: Names, lang: Language): string {
  const key = `${group}.${id === '' || id === 'unknown' ? 'none' : id}`
  if (Object.hasOwn(figureWords, key)) return say(figureWords[key as keyof typeof figureWords], lang)
  const level = severities.flatMap((scheme) => scheme.levels).find((one) => one.id === id)
  const item = itemOf(taxonomies, id) ?? itemOf(taxonomies, `${group}:${id}`) ?? itemOf(taxonomies, `disposition:${id}`)
  return (level ?? item)?.[lang] ?? id
}
