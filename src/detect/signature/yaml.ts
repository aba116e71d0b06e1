// YAML of a rule as a small tree that knows its lines. Bounded: depth, aliases, weight; a key stands once.
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'

export type Scalar = string | number | boolean | null
export type YamlNode = ScalarNode | ListNode | MapNode
export type ScalarNode = { readonly kind: 'scalar'; readonly at: number; readonly value: Scalar; readonly text: string }
export type ListNode = { readonly kind: 'list'; readonly at: number; readonly items: readonly YamlNode[] }
export type MapNode = { readonly kind: 'map'; readonly at: number; readonly entries: ReadonlyMap<string, Entry> }
/** A key, where it stands, and what it holds. */
export type Entry = { readonly at: number; readonly value: YamlNode }

export const MAX_RULE_CHARS = 2_000_000
const MAX_DEPTH = 24
const MAX_WEIGHT = 50_000
const MAX_ALIASES = 1_000

export type YamlCode =
  | 'yaml-broken'
  | 'yaml-large'
  | 'yaml-deep'
  | 'yaml-twice'
  | 'yaml-key'
  | 'yaml-tag'
  | 'yaml-alias'

/** What is wrong with the text as YAML, and at which character. */
export class YamlProblem extends Error {
  readonly code: YamlCode
  readonly at: number
  readonly detail: string
  constructor(code: YamlCode, at: number, detail = '') {
    super(`${code} ${detail}`)
    this.code = code
    this.at = at
    this.detail = detail
  }
}

/** The documents of one text; `---` without content counts as a document that is null. */
export function readYaml(text: string): YamlNode[] {
  if (text.length > MAX_RULE_CHARS) throw new YamlProblem('yaml-large', 0, String(MAX_RULE_CHARS))
  let events: Event[]
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const code = /depth/i.test(error.reason) ? 'yaml-deep' : 'yaml-broken'
    throw new YamlProblem(code, error.mark?.position ?? 0, error.reason)
  }
  return compose(text, events)
}

type Open =
  | { readonly kind: 'document'; root: YamlNode | null }
  | { readonly kind: 'list'; readonly at: number; readonly anchor: string; readonly items: YamlNode[] }
  | {
      readonly kind: 'map'
      readonly at: number
      readonly anchor: string
      readonly entries: Map<string, Entry>
      key: ScalarNode | null
    }

function compose(text: string, events: readonly Event[]): YamlNode[] {
  const documents: YamlNode[] = []
  const open: Open[] = []
  let anchors = new Map<string, YamlNode>()
  let weights = new Map<YamlNode, number>()
  let aliases = 0
  const put = (node: YamlNode, weight: number): void => {
    if (weight > MAX_WEIGHT) throw new YamlProblem('yaml-large', node.at, String(MAX_WEIGHT))
    const into = open.at(-1)!
    if (into.kind === 'document') into.root = node
    else if (into.kind === 'list') into.items.push(node)
    else if (into.key === null) into.key = keyOf(node, into.entries)
    else {
      into.entries.set(into.key.text, { at: into.key.at, value: node })
      into.key = null
    }
    if (into.kind !== 'document') spent.set(into, (spent.get(into) ?? 1) + weight)
  }
  const spent = new Map<Open, number>()
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ kind: 'document', root: null })
      anchors = new Map()
      weights = new Map()
      aliases = 0
    } else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const isList = event.type === EVENT_ID.SEQUENCE
      const tag = event.tagStart < 0 ? '' : text.slice(event.tagStart, event.tagEnd)
      if (tag !== '' && tag !== (isList ? '!!seq' : '!!map')) throw new YamlProblem('yaml-tag', event.start, tag)
      const start = { at: event.start, anchor: nameOf(text, event) }
      open.push(
        isList ? { kind: 'list', ...start, items: [] } : { kind: 'map', ...start, entries: new Map(), key: null },
      )
    } else if (event.type === EVENT_ID.SCALAR) {
      const node = scalar(text, event)
      const anchor = nameOf(text, event)
      if (anchor !== '') anchors.set(anchor, node)
      put(node, 1)
    } else if (event.type === EVENT_ID.ALIAS) {
      const node = anchors.get(nameOf(text, event))
      if (node === undefined || ++aliases > MAX_ALIASES)
        throw new YamlProblem('yaml-alias', event.anchorStart, nameOf(text, event))
      put(node, weights.get(node) ?? 1)
    } else {
      const done = open.pop()!
      if (done.kind === 'document') {
        documents.push(done.root ?? { kind: 'scalar', at: 0, value: null, text: '' })
        continue
      }
      const node: YamlNode =
        done.kind === 'list'
          ? { kind: 'list', at: done.at, items: done.items }
          : { kind: 'map', at: done.at, entries: done.entries }
      const weight = spent.get(done) ?? 1
      if (done.anchor !== '') {
        anchors.set(done.anchor, node)
        weights.set(node, weight)
      }
      put(node, weight)
    }
  }
  return documents
}

const nameOf = (text: string, event: { anchorStart: number; anchorEnd: number }): string =>
  event.anchorStart < 0 ? '' : text.slice(event.anchorStart, event.anchorEnd)

function keyOf(node: YamlNode, entries: ReadonlyMap<string, Entry>): ScalarNode {
  if (node.kind !== 'scalar') throw new YamlProblem('yaml-key', node.at)
  if (node.text === '<<') throw new YamlProblem('yaml-key', node.at, '<<')
  if (entries.has(node.text)) throw new YamlProblem('yaml-twice', node.at, node.text)
  return node
}

function scalar(source: string, event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): ScalarNode {
  const text = getScalarValue(source, event)
  const tag = event.tagStart < 0 ? '' : source.slice(event.tagStart, event.tagEnd)
  if (tag !== '' && tag !== '!!str' && tag !== '!') throw new YamlProblem('yaml-tag', event.valueStart, tag)
  const isPlain = event.style === SCALAR_STYLE.PLAIN && tag === ''
  return { kind: 'scalar', at: Math.max(event.valueStart, 0), value: isPlain ? plain(text) : text, text }
}

/** YAML 1.2, core schema: dates stay text, `yes` and `on` are words. */
function plain(text: string): Scalar {
  if (text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL') return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  const first = text.charCodeAt(0)
  const isNumeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46
  if (!isNumeric || text.length > 64) return text
  // `00000804` is a text that somebody forgot to quote: YAML 1.1 reads it so, and zeros count.
  if (/^[-+]?0\d/.test(text)) return text
  if (/^[-+]?\d+$/.test(text) || /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text)
  if (/^0x[\da-fA-F]+$/.test(text) || /^0o[0-7]+$/.test(text)) return Number(text)
  return text
}

/** The line, counted from 1, of a character. */
export function newLines(text: string): (at: number) => number {
  let starts: number[] | null = null
  return (at) => {
    if (starts === null) {
      starts = [0]
      for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
    }
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

export const isMap = (node: YamlNode | undefined): node is MapNode => node?.kind === 'map'
export const isList = (node: YamlNode | undefined): node is ListNode => node?.kind === 'list'
export const isScalar = (node: YamlNode | undefined): node is ScalarNode => node?.kind === 'scalar'
