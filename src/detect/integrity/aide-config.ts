// An AIDE configuration (aide.conf(5) of 0.18): its groups, macros and rules, for those who come from there.
import type { Attribute } from './entry.ts'
import type { FileType, Rules, RuleText } from './rule.ts'
import { literalFolder, mostRules } from './rule.ts'

export type AideProblem = {
  readonly line: number
  readonly code: 'unknown-attribute' | 'unreadable' | 'bad-regex' | 'include' | 'too-many'
}
export type AideConfig = {
  readonly rules: Rules
  readonly roots: readonly string[]
  readonly problems: readonly AideProblem[]
}

const hashes =
  'md5 sha1 sha256 sha512 rmd160 tiger haval crc32 crc32b gost whirlpool sha512_256 sha3_256 sha3_512 stribog256 stribog512 blake3'
/** Each attribute of AIDE as ours; every hash is SHA-256 here. What Node cannot read or what looking changes is passed over. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  p: ['mode'],
  ftype: [],
  i: ['inode'],
  l: ['link'],
  n: ['nlink'],
  u: ['uid'],
  g: ['gid'],
  s: ['size'],
  b: ['blocks'],
  m: ['mtime'],
  c: ['ctime'],
  a: [],
  fstype: [],
  acl: ['xattr'],
  selinux: ['xattr'],
  xattrs: ['xattr'],
  caps: ['xattr'],
  e2fsattrs: [],
  S: ['size', 'growing'],
  growing: ['growing'],
  I: ['moves'],
  compressed: [],
  ANF: ['new'],
  ARF: ['gone'],
  ...Object.fromEntries(hashes.split(' ').map((name) => [name, ['sha256']])),
}
const built: Readonly<Record<string, string>> = {
  E: '',
  H: 'sha256',
  X: 'acl+selinux+xattrs+e2fsattrs+caps',
  R: 'p+ftype+i+l+n+u+g+s+m+c+sha3_256+X',
  L: 'p+ftype+i+l+n+u+g+X',
  '>': 'p+ftype+l+u+g+i+n+s+growing+X',
}
const typeOf: Readonly<Record<string, FileType>> = {
  f: 'file',
  d: 'directory',
  l: 'link',
  c: 'character',
  b: 'block',
  p: 'fifo',
  s: 'socket',
}
const kinds: Readonly<Record<string, RuleText['kind']>> = { '!': 'leave', '-': 'leave-one', '=': 'exact' }
/** Settings of AIDE that say nothing of what is watched. */
const setting =
  /^(database(_in|_out|_new|_add_metadata|_attrs)?|gzip_dbout|log_level|verbose|report_\w+|summarize_changes|grouped|root_prefix|num_workers|acl_no_symlink_follow|warn_dead_symlinks|config_version|config_check_warn_unrestricted_rules|syslog_format|ignore_list|database_\w+)\s*=/

/** `include` gives the text of a file that the configuration names; null where it may not or cannot be read. */
export function readAideConfig(text: string, include: (path: string) => string | null = () => null): AideConfig {
  const groups = new Map<string, ReadonlySet<string>>()
  const macros = new Map<string, string>()
  const rules: RuleText[] = []
  const problems: AideProblem[] = []
  for (const [name, expression] of Object.entries(built)) groups.set(name, evaluate(expression, groups) ?? new Set())

  const read = (source: string, depth: number): void => {
    /** Whether each open @@if holds. */
    const open: boolean[] = []
    for (const [at, raw] of source.split(/\r?\n/).entries()) {
      const line = at + 1
      const trouble = (code: AideProblem['code']) => void problems.push({ line, code })
      const text = raw.replaceAll(/@@\{(\w+)\}/g, (_, name: string) => macros.get(name) ?? '').trim()
      if (text === '' || text.startsWith('#')) continue
      const macro = /^@@(\w+)\s*(.*)$/.exec(text)
      if (macro) {
        const [, word, rest = ''] = macro
        if (word === 'else') open.push(!open.pop()!)
        else if (word === 'endif') open.pop()
        else if (word === 'if' || word === 'ifdef' || word === 'ifndef' || word === 'ifhost' || word === 'ifnhost')
          open.push(holds(word, rest, macros))
        else if (open.every(Boolean)) {
          const [name = '', ...value] = rest.split(/\s+/)
          if (word === 'define') macros.set(name, value.join(' '))
          else if (word === 'undef') macros.delete(name)
          else if (word === 'include' || word === 'x_include') {
            const found = depth < 10 ? include(rest.split(/\s+/)[0]!) : null
            if (found === null) trouble('include')
            else read(found, depth + 1)
          }
        }
        continue
      }
      if (!open.every(Boolean) || setting.test(text)) continue
      const group = /^([A-Za-z_>]\w*)\s*=\s*(.+)$/.exec(text)
      if (group) {
        const found = evaluate(group[2]!, groups)
        if (found === null) trouble('unknown-attribute')
        else groups.set(group[1]!, found)
        continue
      }
      if (rules.length >= mostRules) {
        trouble('too-many')
        return
      }
      const rule = ruleOf(text, groups)
      if (typeof rule === 'string') trouble(rule)
      else rules.push(rule)
    }
  }
  read(text, 0)
  const roots = rules
    .filter(({ kind }) => kind === 'select' || kind === 'exact')
    .map(({ kind, pattern }) => rootOf(kind === 'exact' ? pattern.replace(/\/$/, '') : pattern))
  return { rules: { watchesRest: false, rules, keep: [] }, roots: [...new Set(roots)], problems }
}

/** From where a walk must begin so that everything that the pattern may select is met. */
function rootOf(pattern: string): string {
  const plain = pattern.replace(/\$$/, '').replaceAll(/\\([^\w])/g, '$1')
  const isLiteral = !/[.*+?()[\]{}|^$\\]/.test(pattern.replace(/\$$/, '').replaceAll(/\\[^\w]/g, ''))
  return (isLiteral && pattern.endsWith('$') ? plain : literalFolder(pattern)) || '/'
}

function holds(word: string, rest: string, macros: ReadonlyMap<string, string>): boolean {
  if (word === 'ifdef') return macros.has(rest)
  if (word === 'ifndef') return !macros.has(rest)
  const [, not, what, name = ''] = /^(not\s+)?(defined|hostname|exists|version_ge|boolean)?\s*(.*)$/.exec(rest) ?? []
  const value = what === 'defined' ? macros.has(name) : what === 'version_ge' ? true : name === 'true' || name === '1'
  return not ? !value : value
}

/** `A+B-C`, from left to right. */
function evaluate(expression: string, groups: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> | null {
  const found = new Set<string>()
  for (const [, sign = '+', name = ''] of expression.replaceAll(/\s+/g, '').matchAll(/([+-]?)([^+-]+)/g)) {
    const part = groups.get(name) ?? (name in attributes ? attributes[name] : null)
    if (!part) return null
    for (const one of part) {
      if (sign === '-') found.delete(one)
      else found.add(one)
    }
  }
  return found
}

function ruleOf(text: string, groups: ReadonlyMap<string, ReadonlySet<string>>): RuleText | AideProblem['code'] {
  const kind = kinds[text[0]!] ?? 'select'
  const body = (kind === 'select' ? text : text.slice(1)).trim()
  // A space in a pattern is written `\ `.
  const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)\s*(.*)$/.exec(body) ?? []
  if (!pattern.startsWith('/')) return 'unreadable'
  const source = pattern.replaceAll('\\ ', ' ')
  try {
    new RegExp(source)
  } catch {
    return 'bad-regex'
  }
  const words = rest.split(/\s+/).filter((word) => word !== '')
  const restriction = words.find(
    (word) => /^([fdlcbps](,[fdlcbps])*)?(=\S+)?$/.test(word) && words.length > (kind.startsWith('leave') ? 0 : 1),
  )
  const types = (restriction?.split('=')[0] ?? '').split(',').flatMap((letter) => typeOf[letter] ?? [])
  const expression = words.filter((word) => word !== restriction).join('')
  if (kind === 'leave' || kind === 'leave-one') return { kind, pattern: source, attributes: [], types }
  const found = expression === '' ? null : evaluate(expression, groups)
  if (found === null) return 'unknown-attribute'
  const plain = [...found].filter((one): one is Attribute => !['growing', 'new', 'gone', 'moves'].includes(one))
  return {
    kind,
    pattern: source,
    attributes: plain,
    types,
    ...(found.has('growing') ? { isGrowing: true } : {}),
    ...(found.has('new') ? { allowsNew: true } : {}),
    ...(found.has('gone') ? { allowsGone: true } : {}),
  }
}
