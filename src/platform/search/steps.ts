// How a search goes: which keys of a word the index is asked for, and how far each step looks before the next, by how common the words
// are and what looking costs.

import type { Ask, Kind } from './ask.ts'
import type { Frequencies } from './frequency.ts'
import type { Term } from './term.ts'

/** Keys that the index is asked for at once: the rarest of all. The text itself decides. */
const keysMost = 5
/** Kinds of which there are no more are asked as a whole. */
export const few = 3_000
/** Where the first step found too little, the next goes so many times as far. */
const further = 8
const shareOf = (key: string, { shares, most }: Frequencies): number => shares.get(key) ?? most

/** Two keys of a term that are as common as each other, but for the few of a sample, are of one word and stand in the same documents. */
const alikeWord = 1.05
/** The share of documents that is taken to be left by a key that stands where the one before it stands, and by one that no sample has seen. */
const alikeLeft = 0.8
const unseenLeft = 0.01

/** A pair, three ASCII characters, an address: its one key is its own proof, and its text need not be looked at. */
export const isProved = (term: Term): boolean => term.keys.length === 1

/** The keys that prove a term, then the rarest of all others; of those that are equally rare some that stand apart. */
export function keysOf(kind: Kind, terms: readonly Term[], known: Frequencies): string[] {
  const proofs = new Set(terms.filter(isProved).flatMap((term) => term.keys))
  const others = new Set(terms.flatMap((term) => term.keys).filter((key) => !proofs.has(key)))
  return [...proofs, ...rarest(kind, [...others], known)]
}

function rarest(kind: Kind, keys: readonly string[], known: Frequencies): string[] {
  const apart = keys.map((key, i) => ({ key, share: shareOf(key, known), turn: i % Math.ceil(keys.length / keysMost) }))
  const sorted = apart.sort((a, b) => a.share - b.share || a.turn - b.turn).slice(0, keysMost)
  return worthwhile(kind, sorted, known).map(({ key }) => key)
}

/** A key that is put beside the others costs all its places, and spares the documents that do not have it: where it spares less, it is left out. */
function worthwhile<Key extends { readonly key: string; readonly share: number }>(
  kind: Kind,
  keys: readonly Key[],
  { count, shares }: Frequencies,
): Key[] {
  const taken: Key[] = []
  let named = count
  for (const key of keys) {
    const last = taken.at(-1)
    const left = !shares.has(key.key)
      ? unseenLeft
      : last && key.share <= last.share * alikeWord
        ? alikeLeft
        : key.share ** (last ? 1 / 2 : 1)
    if (last && named * (1 - left) * cost.checked(kind) < key.share * count * cost.beside) continue
    taken.push(key)
    named *= left
  }
  return taken
}

/** Numbers of documents of all kinds that one key of the index stands for, as `search_keys` in the database has it: two to this. */
export const spanBits = 12
/** Matches that are expected in the first spans for one that is asked for, so that few questions need a second round. */
const ample = 2.5
/** The same among documents that are looked through, which ends with the last that is asked for. */
const amplyThrough = 6
/** The same where it is not known how common a key is. */
const ampler = 16

/** Microseconds of the database, as measured (docs/decisions/0008). */
const cost = {
  /** A document that is looked through: reports are long, and an address is looked for twice. */
  through: (kind: Kind, terms: readonly Term[]) =>
    kind === 'report' ? 2.2 + 1.8 * terms.filter(({ exactly }) => exactly !== null).length : 1,
  /** A place that the index names, where several words are put beside each other, and the document that is fetched for it. */
  named: 0.27,
  beside: 0.5,
  fetched: 1.5,
  /** One that is fetched from anywhere because its text must be looked at: reports are long. */
  checked: (kind: Kind) => (kind === 'report' ? 12 : 2),
  /** A document of the spans that are put beside, and a span. */
  spanned: 0.02,
  span: 50,
}

/** How far each step goes; what is left out goes no way at all. Each is taken only when those before it found too little. */
export type Steps = {
  /** Documents that are looked through one by one; null for all. */
  readonly through: number | null
  /** Documents that the index is asked for, the newest first. */
  readonly spanned: number
  /** Whether at last the index is asked for all. */
  readonly whole: boolean
}
export const allByIndex: Steps = { through: 0, spanned: 0, whole: true }
const allThrough: Steps = { through: null, spanned: 0, whole: false }

export function stepsOf<Row>(
  kind: Kind,
  known: Frequencies,
  { terms, most }: Ask<Row>,
  keys: readonly string[],
): Steps {
  if (known.count <= few) return allThrough
  if (keys.length === 0) return allByIndex
  const rarest = Math.min(...keys.map((key) => shareOf(key, known)))
  const keysOfTerm = (term: Term) => (terms.length === 1 ? keys : keysOf(kind, [term], known))
  const sharesOf = (term: Term) => keysOfTerm(term).map((key) => shareOf(key, known))
  const share = together(terms.map((term) => together(sharesOf(term), 2)))
  // Of a key that is none of the most common ones only the most is known: it may stand nowhere.
  const isKnown = keys.every((key) => known.shares.has(key))
  const documents = bounded(((isKnown ? ample : ampler) * most) / share, known)
  const through = bounded((amplyThrough * most) / share, known)
  const named = rarest * known.count * (keys.length > 1 ? cost.beside : cost.named)
  const asWhole = named + share * known.count * cost.fetched
  const inSpans =
    Math.max(documents, 2 ** spanBits / known.spread) * (cost.spanned + share * cost.fetched) +
    spansFor(documents, known) * cost.span
  const lookedThrough = isKnown ? (most / share) * cost.through(kind, terms) : Number.POSITIVE_INFINITY
  if (asWhole <= Math.min(inSpans, lookedThrough)) return allByIndex
  if (lookedThrough >= inSpans) return { ...allByIndex, spanned: Number.isFinite(documents) ? documents : 0 }
  // How many there are is only known from a while ago: all is without a number.
  if (!Number.isFinite(through)) return allThrough
  const then = bounded(through * further, known)
  return { through, spanned: Number.isFinite(then) ? then : 0, whole: true }
}

/**
 * The share that has all of what has these shares each: the rarest, and of the others less and less, as words keep company. Keys that
 * are equally rare, within `alike`, are of one word.
 */
function together(shares: readonly number[], alike = 1): number {
  const sorted = shares.toSorted((a, b) => a - b)
  if (sorted.length === 0) return 1
  if (sorted.at(-1)! <= sorted[0]! * alike || (alike > 1 && sorted[1]! <= sorted[0]! * alikeWord)) return sorted[0]!
  return sorted.reduce((all, share, i) => all * share ** (1 / 2 ** i), 1)
}

const bounded = (documents: number, { count }: Frequencies): number =>
  documents > count / 3 ? Number.POSITIVE_INFINITY : Math.ceil(documents)

/** How many spans hold so many documents. */
export const spansFor = (documents: number, { spread }: Frequencies): number =>
  Number.isFinite(documents) ? Math.ceil((documents * spread) / 2 ** spanBits) : 0
