// A taxonomy names what may have happened; an incident carries tags from several side by side (S1-11, S1-12).
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { Origin, Slug, Tag, twice, Wording } from './wording.ts'

export const ITEMS_MAX = 1_000

/** One kind. The hint is one sentence that tells a responder what it means. */
export const TaxonomyItem = z.strictObject({
  id: Tag,
  parent: Tag.optional(),
  ja: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
  hint: Wording,
  /** What to do or say about it, where the kind itself decides that (S2-16). */
  advice: Wording.optional(),
  /** Published advisories about it (S4-2). */
  advisories: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  /** The letter that answers a report of this kind. */
  letter: Slug.optional(),
  /** Kept so that old incidents can still be read, no longer offered. */
  is_retired: z.boolean().optional(),
})
export type TaxonomyItem = z.infer<typeof TaxonomyItem>

export const Taxonomy = Origin.extend({
  about: Wording,
  items: z.array(TaxonomyItem).min(1).max(ITEMS_MAX),
}).superRefine(({ items }, context) => {
  const ids = items.map((item) => item.id)
  for (const double of twice(ids)) {
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['items', ids.lastIndexOf(double), 'id'] })
  }
  if (new Set(ids.map((tag) => tag.slice(0, tag.indexOf(':')))).size > 1) {
    context.addIssue({ code: 'custom', message: 'prefix', path: ['items'] })
  }
})
export type Taxonomy = z.infer<typeof Taxonomy>

/** An organisation's own items win; what it does not name stays, so that a tag once used can always be read. */
export function mergeTaxonomy(base: Taxonomy, own: Taxonomy): Taxonomy {
  const changed = new Map(own.items.map((item) => [item.id, item]))
  const kept = base.items.map((item) => changed.get(item.id) ?? item)
  const known = new Set(base.items.map((item) => item.id))
  return { ...own, items: [...kept, ...own.items.filter((item) => !known.has(item.id))] }
}

/** Items whose parent nobody knows, or that hang below themselves. Asked of the merged taxonomy, not of one file. */
export function orphansOf({ items }: Taxonomy): string[] {
  const parentOf = new Map(items.map((item) => [item.id, item.parent]))
  return items
    .filter((item) => {
      const seen = new Set<string>()
      for (let at: string | undefined = item.id; at !== undefined; at = parentOf.get(at)) {
        if (!parentOf.has(at) || seen.has(at)) return true
        seen.add(at)
      }
      return false
    })
    .map((item) => item.id)
}

export const itemOf = (taxonomies: readonly Taxonomy[], tag: string): TaxonomyItem | null => {
  for (const taxonomy of taxonomies) {
    const found = taxonomy.items.find((item) => item.id === tag)
    if (found) return found
  }
  return null
}

/** `情報収集 › スキャン`: an item with the items above it. A tag that no taxonomy knows is read as it stands. */
export function labelOf(taxonomies: readonly Taxonomy[], tag: string, lang: Language): string {
  const names: string[] = []
  let item = itemOf(taxonomies, tag)
  if (!item) return tag
  for (let depth = 0; item && depth < 5; depth++) {
    names.unshift(item[lang])
    item = item.parent ? itemOf(taxonomies, item.parent) : null
  }
  return names.join(' › ')
}

/** What a kind means, with the advisories that were published about it (S4-2). */
export function meaningOf({ hint, advisories = [] }: TaxonomyItem, lang: Language): string {
  if (advisories.length === 0) return hint[lang]
  return lang === 'ja' ? `${hint.ja}（${advisories.join('、')}）` : `${hint.en} (${advisories.join(', ')})`
}
