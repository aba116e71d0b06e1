// Where reading of a file begins: where it stopped, where it stopped in what this is a copy or the packed remains of, or at the beginning.
import type { Watched } from '../config.ts'
import { hasTail, type Opened, openFile } from './content.ts'
import type { Candidate } from './find.ts'
import { folderOf, hasHead, nothingRead, type Origin, originsOf, type Past, type Place, pastOf } from './place.ts'

export type Start =
  | { readonly kind: 'read'; readonly past: Past; readonly before: Place['before']; readonly origin: Origin | null }
  /** A copy of a file that is still there: it is that one which is read. */
  | { readonly kind: 'later' }
  /** It was read before the agent came, or by nobody ever asked for. */
  | { readonly kind: 'never' }

export type Known = {
  readonly places: ReadonlyMap<string, Place>
  readonly present: ReadonlyMap<string, Candidate>
  /** When files were last looked for, also by an earlier run; null before the first time. */
  readonly lookedMs: number | null
}

/** Clocks of file systems are coarse. */
const coarseMs = 2_000

/** `refused`: origins whose last bytes turned out to be others while the file was unpacked. */
export async function startOf(
  watched: Watched,
  candidate: Candidate,
  opened: Opened,
  { places, present, lookedMs }: Known,
  refused: ReadonlySet<Past>,
): Promise<Start> {
  const own = places.get(candidate.key)
  if (own && !refused.has(own)) {
    const isOwn = (opened.packing !== null || opened.size >= own.offset) && hasHead(own, opened.head)
    if (isOwn && (await hasTail(opened, own))) return { kind: 'read', past: own, before: own.before, origin: null }
  }
  if (own) {
    // Emptied, or written over from its beginning.
    const before = own.offset > 0 ? { ...pastOf(own), emptiedMs: Date.now() } : own.before
    return { kind: 'read', past: nothingRead, before, origin: null }
  }
  const size = opened.packing === null ? opened.size : null
  for (const origin of originsOf(places.values(), candidate.key, folderOf(candidate.path), opened.head, size)) {
    if (refused.has(origin.past) || !(await hasTail(opened, origin.past))) continue
    const original = origin.isBefore ? undefined : present.get(origin.place.key)
    if (original && (await isStill(original, origin.place))) {
      // A copy is never longer than what it was made of: this one only begins alike.
      if (opened.packing === null && opened.size > original.size) continue
      return { kind: 'later' }
    }
    return { kind: 'read', past: origin.past, before: null, origin }
  }
  if (candidate.isRemain && (lookedMs === null || candidate.changedMs < lookedMs - coarseMs)) return { kind: 'never' }
  const isOld = watched.begin === 'end' && lookedMs === null && opened.packing === null
  const past = isOld ? { ...nothingRead, offset: opened.size, size: opened.size } : nothingRead
  return { kind: 'read', past, before: null, origin: null }
}

async function isStill(candidate: Candidate, place: Place): Promise<boolean> {
  const opened = await openFile(candidate.path).catch(() => null)
  if (!opened) return false
  try {
    return (
      opened.key === place.key &&
      opened.size >= place.offset &&
      hasHead(place, opened.head) &&
      (await hasTail(opened, place))
    )
  } finally {
    await opened.file.close()
  }
}
