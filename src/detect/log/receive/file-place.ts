// How far a file was taken in, and how it is known again after rotation: by its inode, else by the hash of its head.

type Past = { readonly offset: number; readonly head: string; readonly headBytes: number }
export type Place = Past & {
  readonly path: string
  readonly size: number
  readonly changedMs: number
  readonly isPacked: boolean
  /** What stood under this inode before it was emptied: a copy of it may turn up (copytruncate). */
  readonly before: Past | null
}

/** Shorter heads say too little to know a copy by. */
const leastHead = 64

export type Start = {
  readonly offset: number
  /** The file was not read under this inode before. */
  readonly isNew: boolean
  readonly before: Past | null
}

/** Where reading of a file goes on. `head` is the beginning of its content, unpacked; `size` its length, null of a packed one. */
export function placeIn(
  places: ReadonlyMap<string, Place>,
  key: string,
  file: { readonly path: string; readonly head: Buffer; readonly size: number | null },
  hash: (bytes: Buffer) => string,
): Start {
  const isOf = (past: Past): boolean =>
    file.head.length >= past.headBytes &&
    (file.size === null || file.size >= past.offset) &&
    hash(file.head.subarray(0, past.headBytes)) === past.head
  const own = places.get(key)
  if (own && isOf(own)) return { offset: own.offset, isNew: false, before: own.before }
  const before = own ? { offset: own.offset, head: own.head, headBytes: own.headBytes } : null
  const folder = folderOf(file.path)
  for (const [other, place] of places) {
    if (folderOf(place.path) !== folder) continue
    for (const past of [other === key ? null : place, place.before])
      if (past && past.headBytes >= leastHead && isOf(past)) return { offset: past.offset, isNew: true, before }
  }
  return { offset: 0, isNew: true, before }
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** `gate1/auth.log` comes from gate1; `squid.log.2.gz` from squid. */
export function sourceOfFile(path: string): string {
  const parts = path.split('/')
  if (parts.length > 1) return parts[0]!
  const bare = parts[0]!.replace(
    /([.-](gz|zst|tar|tgz|log|txt|json|ndjson|csv|\d{1,3}|\d{8}|\d{4}-\d{2}-\d{2}))+$/i,
    '',
  )
  return bare === '' ? parts[0]! : bare
}
