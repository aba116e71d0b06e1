// How far a file was read, and by what it is known again: its inode, its beginning, and what stands right before the place.
import { createHash } from 'node:crypto'

export type Past = {
  /** Bytes of the content that were read; of a packed file, of what is in it. */
  readonly offset: number
  /** Lines that end before it. */
  readonly lines: number
  readonly head: string
  readonly headBytes: number
  readonly tail: string
  readonly tailBytes: number
  /** Length when it was last looked at: what lay between is lost when the file goes. */
  readonly size: number
}
export type Place = Past & {
  /** Device and inode. */
  readonly key: string
  readonly path: string
  readonly source: string
  readonly changedMs: number
  readonly isPacked: boolean
  /** The line of the settings by which it is followed. */
  readonly watched: string
  /** Since when nobody finds it any more. */
  readonly goneMs: number | null
  /** What stood under this inode before it was emptied: a copy of it may turn up (copytruncate). */
  readonly before: (Past & { readonly emptiedMs: number }) | null
}

export const headBytes = 1_024
export const tailBytes = 256
/** Shorter beginnings say too little to know a copy by. */
const leastHead = 64

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether a beginning is the one that was read. */
export const hasHead = (past: Past, head: Buffer): boolean =>
  head.length >= past.headBytes && hashOf(head.subarray(0, past.headBytes)) === past.head

export const pastOf = ({ offset, lines, head, headBytes, tail, tailBytes, size }: Past): Past => ({
  offset,
  lines,
  head,
  headBytes,
  tail,
  tailBytes,
  size,
})

export const nothingRead: Past = {
  offset: 0,
  lines: 0,
  head: hashOf(Buffer.alloc(0)),
  headBytes: 0,
  tail: hashOf(Buffer.alloc(0)),
  tailBytes: 0,
  size: 0,
}

export type Origin = { readonly place: Place; readonly past: Past; readonly isBefore: boolean }

/** What an unknown file may be a copy, or the packed remains, of: the furthest read first. Their last bytes must be compared too. */
export function originsOf(
  places: Iterable<Place>,
  key: string,
  folder: string,
  head: Buffer,
  size: number | null,
): Origin[] {
  const found: Origin[] = []
  for (const place of places) {
    if (folderOf(place.path) !== folder) continue
    const pasts = [place.key === key ? null : place, place.before]
    for (const past of pasts)
      if (
        past &&
        past.offset > 0 &&
        past.headBytes >= leastHead &&
        (size === null || size >= past.offset) &&
        hasHead(past, head)
      )
        found.push({ place, past, isBefore: past !== place })
  }
  return found.sort((a, b) => b.past.offset - a.past.offset)
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** `auth.log.1`, `auth.log-20261121.gz` are what rotation left of `auth.log`. */
export const isRemainOf = (name: string, live: string): boolean =>
  name.startsWith(live) && /^[.\-_]/.test(name.slice(live.length))
