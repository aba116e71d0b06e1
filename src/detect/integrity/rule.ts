// Which files are watched, and by which attributes: our own few rules, or those of an AIDE configuration.
import type { Attribute } from './entry.ts'
import { type BytePath, fromText } from './path.ts'

export type FileType = 'file' | 'directory' | 'link' | 'fifo' | 'socket' | 'block' | 'character'

/** As it stands in the head of a baseline, so that a check follows the rules that were signed and not a file of the host. */
export type RuleText = {
  /** `select`, `exact` (AIDE's `=`), `leave` (AIDE's `!`: with everything below), `leave-one` (AIDE's `-`). */
  readonly kind: 'select' | 'exact' | 'leave' | 'leave-one'
  /** A regular expression over the bytes of the path. */
  readonly pattern: string
  readonly attributes: readonly Attribute[]
  /** Only for these types; all when empty. */
  readonly types: readonly FileType[]
  readonly isGrowing?: boolean
  readonly allowsNew?: boolean
  readonly allowsGone?: boolean
}
export type Rules = {
  /** Without a rule that fits: true watches with the usual attributes, false leaves it out (as AIDE does). */
  readonly watchesRest: boolean
  readonly rules: readonly RuleText[]
  /** Text files of which a copy is kept for a diff. */
  readonly keep: readonly string[]
}

export type Watched = {
  readonly attributes: ReadonlySet<Attribute>
  readonly isGrowing: boolean
  readonly allowsNew: boolean
  readonly allowsGone: boolean
}

const content: readonly Attribute[] = ['mode', 'uid', 'gid', 'inode', 'xattr']
/** Times and sizes of a folder follow from what is in it, which is said of that itself. */
const usual: Readonly<Record<FileType, ReadonlySet<Attribute>>> = {
  file: new Set(['sha256', 'size', 'mtime', 'ctime', ...content]),
  directory: new Set(content),
  link: new Set(['link', 'mtime', 'ctime', ...content]),
  fifo: new Set(content),
  socket: new Set(content),
  block: new Set(['device', ...content]),
  character: new Set(['device', ...content]),
}
const plainly = (type: FileType): Watched => ({
  attributes: usual[type],
  isGrowing: false,
  allowsNew: false,
  allowsGone: false,
})
const usually: Readonly<Record<FileType, Watched>> = {
  file: plainly('file'),
  directory: plainly('directory'),
  link: plainly('link'),
  fifo: plainly('fifo'),
  socket: plainly('socket'),
  block: plainly('block'),
  character: plainly('character'),
}

export const noRules: Rules = { watchesRest: true, rules: [], keep: [] }
export const mostRules = 5_000

export type Watch = {
  /** How a path is watched; null when it is not. */
  of(path: BytePath, type: FileType): Watched | null
  /** Whether nothing below a folder can be watched: it is left out, or every rule is for elsewhere. */
  isLeftOut(folder: BytePath): boolean
  keeps(path: BytePath): boolean
}

type Ready = RuleText & { readonly regex: RegExp; readonly whole: RegExp; readonly watched: Watched }

/** AIDE's way: the rules that stand deepest in the tree are asked first, within a place the first that fits decides. */
export function watchOf({ rules, watchesRest, keep }: Rules): Watch {
  const byPlace = new Map<string, Ready[]>()
  for (const rule of rules) {
    const source = fromText(rule.pattern)
    const place = literalFolder(source)
    const ready: Ready = {
      ...rule,
      regex: new RegExp(`^(?:${source})`, 's'),
      // `=/var/log/` takes what is in the folder along, and nothing deeper.
      whole: new RegExp(`^(?:${source})${source.endsWith('/') ? '[^/]*' : ''}$`, 's'),
      watched: {
        attributes: new Set(rule.attributes),
        isGrowing: rule.isGrowing ?? false,
        allowsNew: rule.allowsNew ?? false,
        allowsGone: rule.allowsGone ?? false,
      },
    }
    byPlace.set(place, [...(byPlace.get(place) ?? []), ready])
  }
  const kept = keep.map(globRegex)
  const placesOf = (path: BytePath): Ready[][] => {
    const found: Ready[][] = []
    for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
      const at = byPlace.get(path.slice(0, end))
      if (at) found.push(at)
      if (end === 0) break
    }
    return found
  }
  const isLeft = (path: BytePath, type: FileType, places: readonly Ready[][], kinds: readonly string[]) =>
    places.some((place) =>
      place.some(
        ({ kind, regex, types }) =>
          kinds.includes(kind) && (types.length === 0 || types.includes(type)) && regex.test(path),
      ),
    )
  const starts = rules
    .filter(({ kind }) => kind === 'select' || kind === 'exact')
    .map(({ pattern }) => literalStart(fromText(pattern)))
  const isElsewhere = (folder: BytePath): boolean => {
    const below = folder === '/' ? '/' : `${folder}/`
    return !watchesRest && !starts.some((start) => below.startsWith(start) || start.startsWith(below))
  }
  const memo = new Map<string, boolean>()
  return {
    of(path, type) {
      if (rules.length === 0) return usually[type]
      const places = placesOf(path)
      if (isLeft(path, type, places, ['leave', 'leave-one'])) return null
      for (const place of places)
        for (const rule of place) {
          if (rule.kind === 'leave' || rule.kind === 'leave-one') continue
          if (rule.types.length > 0 && !rule.types.includes(type)) continue
          if ((rule.kind === 'exact' ? rule.whole : rule.regex).test(path)) return rule.watched
        }
      return watchesRest ? usually[type] : null
    },
    isLeftOut(folder) {
      if (rules.length === 0) return false
      let left = memo.get(folder)
      if (left === undefined) {
        left = isElsewhere(folder) || isLeft(folder, 'directory', placesOf(folder), ['leave'])
        if (memo.size < 10_000) memo.set(folder, left)
      }
      return left
    },
    keeps: (path) => kept.some((regex) => regex.test(path)) && !isSecret(path),
  }
}

/** What must never be copied into a baseline, whatever the rules say. */
const isSecret = (path: BytePath): boolean =>
  /(^|\/)(g?shadow-?|\.?htpasswd|.*\.(pem|key|p12|pfx|jks|keytab)|ssh_host_\w+_key|id_\w+|\.pgpass|\.netrc|secrets?\.\w+)$/i.test(
    path,
  )

/** `/etc/cron\.d/.*` stands at `/etc/cron.d`: as far as the pattern is plain text, up to a whole folder. */
export const literalFolder = (pattern: string): string => {
  const text = literalStart(pattern)
  return text.slice(0, Math.max(0, text.lastIndexOf('/')))
}

/** With what every path that fits must begin. */
function literalStart(pattern: string): string {
  if (hasTopAlternative(pattern)) return ''
  let text = ''
  for (let i = 0; i < pattern.length; i++) {
    const one = pattern[i]!
    if (one === '\\' && /[^\w]/.test(pattern[i + 1] ?? 'w')) text += pattern[++i]
    else if (/[.*+?()[\]{}|^$\\]/.test(one)) {
      // What repeats or is optional takes the letter before it along.
      return /[*+?{]/.test(one) ? text.slice(0, -1) : text
    } else text += one
  }
  return text
}

function hasTopAlternative(pattern: string): boolean {
  let depth = 0
  for (let i = 0; i < pattern.length; i++) {
    const one = pattern[i]
    if (one === '\\') i++
    else if (one === '(') depth++
    else if (one === ')') depth--
    else if (one === '|' && depth === 0) return true
  }
  return false
}

/** `**` is everything, `*` all but a slash, `?` one letter. */
export const globSource = (glob: string): string =>
  fromText(glob)
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*\*|\*|\?/g, (one) => (one === '**' ? '.*' : one === '*' ? '[^/]*' : '[^/]'))
export const globRegex = (glob: string): RegExp => new RegExp(`^${globSource(glob)}$`, 's')
