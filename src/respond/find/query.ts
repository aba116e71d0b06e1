// What a person types into the search box, read as terms: all must be there, a quoted phrase as one.
import { refang } from '#src/core/observable.ts'

export type Query = {
  /** Folded for reading, not for SQL, which folds by itself. */
  readonly terms: readonly string[]
  /** `2026-0001` or `R2026-0001`, when that is what was typed. */
  readonly number: { readonly kind: 'incident' | 'report'; readonly number: string } | null
}

const termsMax = 8
const quoted = /["“”「『]([^"“”」』]{1,200})["“”」』]|(\S+)/gu

export function readQuery(text: string): Query {
  const plain = refang(text.replaceAll('\u0000', '')).normalize('NFKC').toWellFormed().trim()
  const terms: string[] = []
  for (const match of plain.matchAll(quoted)) {
    const term = (match[1] ?? match[2] ?? '')
      .replace(/^["“”「『]+|["“”」』]+$/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase()
    if (term !== '' && !terms.includes(term) && terms.length < termsMax) terms.push(term)
  }
  const parts = /^(r?)(\d{4}-\d{4,7})$/i.exec(plain)
  const number = parts
    ? ({ kind: parts[1] ? 'report' : 'incident', number: `${parts[1] ? 'R' : ''}${parts[2]}` } as const)
    : null
  return { terms, number }
}

/** A term that the index of character pairs can help with. */
export const hasPair = (term: string): boolean => [...term].length > 1
