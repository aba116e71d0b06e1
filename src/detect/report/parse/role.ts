// Which part an observable plays in a report: the accused is `source`, the reporter's own machines are `target`.
import { extractObservables, MAX_OBSERVABLES, type ObservableRole } from '#src/core/observable.ts'
import type { ParsedReport } from './parsed-report.ts'

export type RoledObservable = ParsedReport['observables'][number]

const MAX_UNNAMED_PAGES = 4

const RANK: Readonly<Record<ObservableRole, number>> = { source: 3, target: 2, reporter: 1, other: 0 }

/** Observables by type and value, each with the strongest role seen; in the order they were first met. */
export class ObservableList {
  readonly #byKey = new Map<
    string,
    { type: RoledObservable['type']; value: string; port: number | null; role: ObservableRole; isSure: boolean }
  >()
  readonly #own = new Set<string>()
  isCut = false

  /** Of the reporter's own house: kept, never accused. */
  addOwn(type: RoledObservable['type'], value: string, port: number | null): void {
    this.#own.add(`${type} ${value}`)
    this.add(type, value, 'other', port)
  }

  /** `isSure`: a word or a label says the role; else only its place in the text hints at it. */
  add(
    type: RoledObservable['type'],
    value: string,
    role: ObservableRole,
    port: number | null = null,
    isSure = true,
  ): undefined {
    const key = `${type} ${value}`
    const known = this.#byKey.get(key)
    if (known === undefined) {
      if (this.#byKey.size >= MAX_OBSERVABLES) this.isCut = true
      else this.#byKey.set(key, { type, value, port, role, isSure })
      return
    }
    known.port ??= port
    const isStronger = known.role === 'other' || (known.isSure === isSure ? RANK[role] > RANK[known.role] : isSure)
    if (role === 'other' || !isStronger) return
    known.role = role
    known.isSure = isSure
  }

  has(role: ObservableRole): boolean {
    for (const o of this.#byKey.values()) if (o.role === role) return true
    return false
  }

  /** A report in which no word says who did it still accuses someone: the addresses it names, else its links. */
  accuse(isAboutContent: boolean): void {
    const all = [...this.#byKey.values()]
    const isOpen = (o: RoledObservable) => o.role === 'other' && !this.#own.has(`${o.type} ${o.value}`)
    const addresses = all.filter((o) => o.type === 'ipv4-addr' || o.type === 'ipv6-addr')
    const links = all.filter((o) => o.type === 'url' || o.type === 'domain-name')
    if (!this.has('source')) {
      const open = addresses.filter(isOpen)
      for (const o of open.length > 0 ? open : links.filter(isOpen)) o.role = 'source'
    }
    // A report of a page names the page; with many links the words beside them have to say which.
    const pages = links.filter(isOpen)
    if (isAboutContent && pages.length <= MAX_UNNAMED_PAGES && links.every((o) => o.role !== 'source'))
      for (const o of pages) o.role = 'source'
  }

  values(): RoledObservable[] {
    return [...this.#byKey.values()].map(({ type, value, port, role }) => ({ type, value, port, role }))
  }
}

const SOURCE_BEFORE =
  /(?:\bfrom|\bby|\bsource|\bsrc(?:ip)?|\brhost|\bclient(?: ip)?|\battack(?:er|ers|ing)?(?: ip)?|\boffend(?:er|ing)(?: (?:ip|host|url|domain))?|\babus(?:er|ive|ing)(?: ip)?|\binfected(?: (?:ip|host))?|\bremote|\bhost|\breported(?: (?:ip|url|domain))?|\b(?:phishing|malicious|infringing|fraudulent|offending|malware|spamvertised)(?: (?:ip|url|site|link|domain|website|page))?|\bip(?:v4|v6)?(?: ?addr(?:ess)?(?:es)?)?|\burls?|\bdomain(?: name)?|\bhosted (?:on|at)|\blocated at|\boriginat\w+|元(?:の)?(?:IP)?(?:アドレス|ホスト)?|IP ?アドレス|侵入者|攻撃者|送信元|発信元|(?:攻撃|侵入|スキャン)し(?:た|ている|てきた|てきている))[\s:=[("'<は|がからよりのIP]{0,8}$/i
const TARGET_BEFORE =
  /(?:->|=>|→|\bto|\bdst(?:ip)?|\bdest(?:ination)?(?: (?:ip|host|address))?|\btarget(?:ed|s)?(?: (?:ip|host|address|server|system|machine))?|\bvictim(?: (?:ip|host))?|\bour(?: (?:server|host|system|network|ip|machine|honeypot|web ?site|site)s?(?: \w{1,12})?)?|\bagainst|\bon port|\blocal(?: ip)?|先(?:の)?(?:IP)?(?:アドレス|ホスト)?|宛て?|標的(?:の)?|相手(?:の)?(?:IP)?(?:アドレス)?|(?:弊社|当社|弊行|当行|本学|弊学|当校|当方|自組織)(?:の)?(?:サーバー?|ホスト)?(?:の)?(?:IP)?(?:アドレス)?|被害(?:を受け(?:た|ました|ている))?(?:側|者|ホスト|サーバー?|機器|マシン)?(?:の)?(?:IP)?(?:アドレス)?)[\s:=[("'<は|がのIP]{0,8}$/i
/** "192.168.100.1からスキャン", "192.168.100.1 is attacking" */
const SOURCE_AFTER =
  /^[\])"'>]?\s?(?:から|より|による|(?:has |is |was |have been |are )?(?:attack|scan|abus|infect|prob|send|spam|compromis|participat|host|connect)(?:ing|ed|s)?\b)/i
const TARGET_AFTER = /^[\])"'>]?\s?(?:へ|に(?:対|向)|宛|あて|を攻撃|が(?:攻撃|被害))/

const CONTEXT = 48

function roleAt(text: string, index: number, length: number): ObservableRole | null {
  const near = text.slice(Math.max(0, index - CONTEXT), index)
  const before = near.slice(near.lastIndexOf('\n') + 1)
  if (TARGET_BEFORE.test(before)) return 'target'
  const after = text.slice(index + length, index + length + 24)
  if (TARGET_AFTER.test(after)) return 'target'
  if (SOURCE_BEFORE.test(before)) return 'source'
  if (SOURCE_AFTER.test(after)) return 'source'
  return null
}

/** A line that begins with an address is a row of a list of them: likely the accused, if no word says otherwise. */
function isRow(text: string, index: number): boolean {
  const near = text.slice(Math.max(0, index - 8), index)
  const lineStart = near.lastIndexOf('\n') + 1
  return (lineStart > 0 || index < 8) && /^[>\s|*・•-]{0,7}$/.test(near.slice(lineStart))
}

export type Own = {
  /** Addresses of the reporter and of those the mail went to: never the accused. */
  readonly emails: ReadonlySet<string>
  readonly domains: ReadonlySet<string>
}

/** Reads a text into the list; `base` is the role of what no word beside it decides. */
export function addFromText(list: ObservableList, raw: string, own: Own, base: ObservableRole = 'other'): undefined {
  const { text, found } = extractObservables(raw)
  if (found.length >= MAX_OBSERVABLES) list.isCut = true
  for (const { type, value, port, index } of found) {
    if (type === 'email-addr') {
      list.add(type, value, own.emails.has(value) ? 'reporter' : 'other')
      continue
    }
    if (isOwn(type, value, own)) {
      list.addOwn(type, value, port)
      continue
    }
    const said = roleAt(text, index, value.length)
    if (said !== null || base !== 'other') list.add(type, value, said ?? base, port)
    else list.add(type, value, isRow(text, index) ? 'source' : 'other', port, false)
  }
}

/** The reporter's own web pages and names: a link to their policy is nobody's attack. */
export function isOwn(type: string, value: string, own: Own): boolean {
  if (type !== 'url' && type !== 'domain-name') return false
  const host = type === 'url' ? value.replace(/^[^/]*\/\//, '').replace(/[/?#:].*$/s, '') : value
  for (const domain of own.domains) if (host === domain || host.endsWith(`.${domain}`)) return true
  return false
}
