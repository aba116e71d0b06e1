// Takes out of a text what its reader may not have: names, addresses, mailboxes, machines, log lines, in whatever spelling they stand.
import ipaddr from 'ipaddr.js'
import type { Observable } from '#src/core/observable-type.ts'
import { type Folded, fold, folded } from './fold.ts'
import type { Secrets } from './item.ts'

/** What stands in the place of what was taken out. */
export const maskToken = { ja: '［非開示］', en: '[withheld]' } as const

export type Masker = {
  /** What people or sources wrote: everything is looked for, also parts of names and pieces of log lines. */
  loose(text: string): string
  /** A log line that may be given: names, machines and addresses in it; that it resembles a line of somebody else is chance. */
  line(text: string): string
  /** Anything at all that leaves, fixed words of letters too: only what cannot be a word by chance. */
  whole(text: string): string
  /** Whether `whole` would take something out. */
  finds(text: string): boolean
}

/** Whether withheld log lines are looked for, whole or in pieces. */
type Reach = 'none' | 'lines' | 'pieces'
type Span = { readonly from: number; readonly to: number }
type Needle = { readonly text: string; readonly extendsLeft: boolean; readonly isClose?: boolean }

/** A piece of a withheld log line as long as this is the log line. */
const pieceLength = 24
const mostLines = 2_000
const mostLineLength = 2_000

/** `own` are texts that the reader knows anyway: their own name, and ours. They are left alone even when a secret is part of them. */
export function maskerOf(secrets: readonly Secrets[], own: readonly string[], token: string): Masker {
  const names = needlesOf(secrets.flatMap((one) => one.names))
  const things = secrets.flatMap((one) => one.things)
  const addresses = things.flatMap(needlesOfThing)
  const sixes = new Set(things.flatMap((one) => (one.type === 'ipv6-addr' ? [sixOf(one.value.split('/')[0]!)] : [])))
  const parts = needlesOf(secrets.flatMap((one) => one.parts))
  const lines = secrets
    .flatMap((one) => one.lines)
    .slice(0, mostLines)
    .map((line) => folded(line.slice(0, mostLineLength)))
  const ownNeedles = needlesOf(own)
  const certain = unique([...names, ...addresses])
  const everything = unique([...certain, ...parts])

  const spansIn = (text: Folded, needles: readonly Needle[], reach: Reach): Span[] => {
    const close = squeezed(text.text)
    const found = [
      ...needles.flatMap((needle) => (needle.isClose ? close.spansOf(needle) : spansOf(text.text, needle))),
      ...(sixes.size > 0 ? sixSpans(text.text, sixes) : []),
      ...(reach === 'pieces' ? pieceSpans(text.text, lines) : []),
      ...(reach === 'lines' ? lines.flatMap((line) => plainSpans(text.text, line)) : []),
    ]
    if (found.length === 0) return found
    const known = ownNeedles.flatMap((needle) => (needle.isClose ? close.spansOf(needle) : spansOf(text.text, needle)))
    return found.filter((span) => !known.some((one) => one.from <= span.from && span.to <= one.to))
  }
  const run = (original: string, needles: readonly Needle[], reach: Reach): string => {
    if (original === '') return original
    const text = fold(original)
    const spans = merged(spansIn(text, needles, reach))
    let masked = ''
    let last = 0
    for (const { from, to } of spans) {
      const start = text.from[from]!
      masked += original.slice(last, Math.max(last, start)) + token
      last = Math.max(last, text.to[to - 1]!)
    }
    return masked + original.slice(last)
  }
  return {
    loose: (text) => run(text, everything, 'pieces'),
    line: (text) => run(text, everything, 'none'),
    whole: (text) => run(text, certain, 'lines'),
    finds: (text) => spansIn(fold(text), certain, 'lines').length > 0,
  }
}

/** Names in Japanese are found with and without the blanks that people put between their parts. */
function needlesOf(texts: readonly string[]): Needle[] {
  return texts.flatMap((text) => {
    const plain = folded(text)
    if (plain === '') return []
    const close = plain.replaceAll(' ', '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
    const isClose = /[^\x00-\x7f]/.test(plain)
    return [...new Set(isClose ? [close] : [plain, close])].map((one) => ({ text: one, extendsLeft: false, isClose }))
  })
}

/** A text without its blanks, and how to find one's way back. */
function squeezed(text: string): { spansOf(needle: Needle): Span[] } {
  let close: { text: string; at: number[] } | null = null
  const squeeze = () => {
    const at: number[] = []
    let plain = ''
    for (let i = 0; i < text.length; i++)
      if (text[i] !== ' ') {
        plain += text[i]
        at.push(i)
      }
    return { text: plain, at }
  }
  return {
    spansOf(needle) {
      close ??= squeeze()
      const { at } = close
      return spansOf(close.text, needle).map(({ from, to }) => ({ from: at[from]!, to: at[to - 1]! + 1 }))
    },
  }
}

function needlesOfThing({ type, value }: Observable): Needle[] {
  const text = folded(value)
  if (text === '') return []
  const host = type === 'url' ? /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)/.exec(text)?.[1] : undefined
  switch (type) {
    case 'domain-name':
      return [{ text, extendsLeft: true }]
    case 'url':
      return [{ text, extendsLeft: false }, ...(host ? [{ text: host, extendsLeft: /[a-z]/.test(host) }] : [])]
    case 'ipv4-addr':
    case 'ipv6-addr':
      return [...new Set([text, text.split('/')[0]!])].map((one) => ({ text: one, extendsLeft: false }))
    case 'mac-addr':
      return [text, text.replaceAll(':', '-'), text.replaceAll(':', '')].map((one) => ({
        text: one,
        extendsLeft: false,
      }))
    default:
      return [{ text, extendsLeft: false }]
  }
}

const unique = (needles: readonly Needle[]): Needle[] => [
  ...new Map(needles.map((one) => [`${one.extendsLeft} ${one.text}`, one])).values(),
]

const isWordy = (char: string | undefined): boolean => char !== undefined && /[a-z0-9]/.test(char)

/** Where a needle stands as a word of its own; Japanese has no blanks, there it is found anywhere. */
function spansOf(text: string, { text: needle, extendsLeft }: Needle): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const to = at + needle.length
    if (isWordy(needle.at(-1)) && isWordy(text[to])) continue
    let from = at
    if (extendsLeft) while (from > 0 && /[a-z0-9._%+@-]/.test(text[from - 1]!)) from--
    else if (isWordy(needle[0]) && isWordy(text[at - 1])) continue
    // "example.jp" does not stand in "notexample.jp", but below it in "www.example.jp".
    if (extendsLeft && isWordy(text[at - 1])) continue
    spans.push({ from, to })
  }
  return spans
}

function plainSpans(text: string, needle: string): Span[] {
  if (needle.length < pieceLength) return needle === '' ? [] : spansOf(text, { text: needle, extendsLeft: false })
  const at = text.indexOf(needle)
  return at < 0 ? [] : [{ from: at, to: at + needle.length }]
}

/** Every stretch that a text shares with a withheld log line. */
function pieceSpans(text: string, lines: readonly string[]): Span[] {
  const spans = lines.flatMap((line) => plainSpans(text, line))
  if (text.length < pieceLength || lines.length === 0) return spans
  const places = new Map<string, number[]>()
  for (let at = 0; at + pieceLength <= text.length; at++) {
    const piece = text.slice(at, at + pieceLength)
    const known = places.get(piece)
    if (known) known.push(at)
    else places.set(piece, [at])
  }
  for (const line of lines)
    for (let at = 0; at + pieceLength <= line.length; at++)
      for (const from of places.get(line.slice(at, at + pieceLength)) ?? [])
        spans.push({ from, to: from + pieceLength })
  return spans
}

const sixWord = /[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?:\.\d{1,3}){3})?/g
const sixOf = (text: string): string => (ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text).toNormalizedString() : '')
/** An IPv6 address has many spellings; all of them are one address. */
function sixSpans(text: string, sixes: ReadonlySet<string>): Span[] {
  return [...text.matchAll(sixWord)].flatMap(({ 0: word, index }) => {
    const six = sixOf(word)
    return six !== '' && sixes.has(six) ? [{ from: index, to: index + word.length }] : []
  })
}

function merged(spans: readonly Span[]): Span[] {
  const whole: { from: number; to: number }[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const before = whole.at(-1)
    if (before && span.from <= before.to) before.to = Math.max(before.to, span.to)
    else whole.push({ ...span })
  }
  return whole
}
