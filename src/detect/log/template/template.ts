// Lines that a program writes thousands of times: how one of them becomes a row is learnt once from the format itself, with other names and
// numbers in the gaps, and is then done without an event. Whatever is not quite so goes the thorough way.
import { type Filled, type Form, formOf, restOf, type Sample } from '#src/platform/archive/filled.ts'
import { type Incoming, rowOf } from '#src/platform/archive/row.ts'
import { type Clock, instantMicros, isInCalendar } from '../time/clock.ts'
import { gapEnd, sampleOf } from './gap.ts'
import { type Head, readHead } from './head.ts'
import { type Known, type Sentence, sentences } from './sentence.ts'

/** Pieces of every line; those of the sentence come after them. */
const [pidPiece, atPiece, linePiece, ownPieces] = [2, 3, 4, 5]
/** Forms of one source: what its headers make up is not learnt without end. */
const mostForms = 256
/** Hosts whose other fields are kept written. */
const mostHosts = 200
const mostSigns = 1_000
/** Lengths of a made-up host that are tried until its place is nothing that the sentence says itself. */
const mostPads = 4

/** How many forms may still be learnt, of all sources together. */
export type Budget = { left: number }

type Learnt = {
  readonly form: Form
  /** The other fields by host and place of the message, where nothing else differs in them. */
  readonly shared: Map<string, string[]> | null
}

/** One line, read by its template. */
export type Matched = { readonly filled: Filled; readonly micros: number }

const noEvent = {}

/** What goes to the archive of it. */
export const filledLine = ({ filled, micros }: Matched, source: string, received: number, keep: string): Incoming => ({
  event: noEvent,
  source,
  received,
  keep,
  stated: micros,
  filled,
})

/** The thorough way: what becomes of a text that stands in this line of its file. Null of what must not be read by a template. */
export type Thorough = (text: string, line: number) => Incoming | null

/** Templates of one source in one zone and format. */
export class Templates {
  readonly #learnt = new Map<number, Learnt | null>()
  readonly #thorough: Thorough
  readonly #budget: Budget
  readonly #head: Head = {
    ...{ priority: 0, stampAt: 0, host: '', short: '', program: '', pid: '', at: 0 },
    stamp: noStamp,
  }

  constructor(thorough: Thorough, budget: Budget) {
    this.#thorough = thorough
    this.#budget = budget
  }

  /** `line`: its number in the file; 0 of lines that have none. */
  match(text: string, clock: Clock, line: number): Matched | null {
    const head = this.#head
    if (text.length > mostSigns || !readHead(text, head)) return null
    const known = sentences.get(head.program)
    if (known === undefined) return null
    const pieces = [head.host, head.short, head.pid, '', line === 0 ? '' : String(line)]
    const sentence = sentenceAt(known, text, head.at, pieces)
    if (sentence === null) return null
    const micros = instantMicros(head.stamp, clock)
    if (micros === null || !isInCalendar(micros)) return null
    const learnt = this.#formOf(head, sentence, text, line)
    if (learnt === null) return null
    pieces[atPiece] = String(head.at)
    const { form, shared } = learnt
    const rest = shared === null ? restOf(form, pieces) : sharedRest(shared, form, head, pieces)
    return { micros, filled: { form, pieces, rest, isShared: shared !== null, original: text } }
  }

  #formOf(head: Head, sentence: Sentence, text: string, line: number): Learnt | null {
    const isIso = head.stamp.offset === null ? 0 : 1
    const isDotted = head.host === head.short ? 0 : 1
    const key = ((sentence.nth * 200 + head.priority) * 2 + isIso) * 2 + isDotted
    const learnt = this.#learnt.get(key)
    if (learnt !== undefined) return learnt
    if (this.#learnt.size >= mostForms || this.#budget.left <= 0) return null
    this.#budget.left--
    const form = this.#learn({ ...head }, sentence, text, line > 0)
    const made = form && { form, shared: form.rest.some(isOwn) ? null : new Map<string, string[]>() }
    this.#learnt.set(key, made)
    return made
  }

  #learn(head: Head, sentence: Sentence, text: string, hasLine: boolean): Form | null {
    /** The two heads differ in length too: a place such as 51 may stand in the sentence (ED25519) and would be taken for a piece. */
    const sample = (isOther: boolean, pad: number): Sample | null => {
      const short = `${isOther ? 'zqs2ww' : 'zqs1w'}${'w'.repeat(pad)}`
      const host = head.host === head.short ? short : `${short}.zqd${isOther ? 2 : 1}w`
      const pid = isOther ? '591827' : '391826'
      const line = hasLine ? (isOther ? 817_264 : 617_263) : 0
      const before = `${text.slice(0, head.stamp.end)} ${host} ${head.program}[${pid}]: `
      const own: string[] = []
      const said = sentence.parts.map((part) => {
        if (typeof part === 'string') return part
        own.push(sampleOf(part.gap, own.length, isOther))
        return own.at(-1)!
      })
      const incoming = this.#thorough(before + said.join(''), line)
      const pieces = [host, short, pid, String(before.length), hasLine ? String(line) : '', ...own]
      return incoming && { row: rowOf(incoming, 0), pieces }
    }
    for (let pad = 0; pad < mostPads; pad++) {
      const [one, other] = [sample(false, pad), sample(true, pad)]
      const form = one && other && formOf(one, other)
      if (form) return form
    }
    return null
  }
}

const noStamp: Head['stamp'] = {
  ...{ year: null, month: 1, day: 1, hour: 0, minute: 0, second: 0, micro: 0, offset: null, end: 0 },
}
/** Pieces that nearly every line has for itself. */
const isOwn = (part: string | number): boolean => part === pidPiece || (typeof part === 'number' && part >= linePiece)

/** The sentence that the message is from its beginning to its end; its pieces are added. */
function sentenceAt(known: Known, text: string, at: number, pieces: string[]): Sentence | null {
  const begun = known[text.charCodeAt(at)]
  if (begun === undefined) return null
  for (let n = 0; n < begun.length; n++) {
    pieces.length = ownPieces
    if (isSentence(begun[n]!, text, at, pieces)) return begun[n]!
  }
  return null
}

function isSentence({ parts }: Sentence, text: string, from: number, pieces: string[]): boolean {
  let at = from
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n]!
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return false
      at += part.length
    } else {
      const end = gapEnd(part.gap, text, at)
      if (end < 0) return false
      pieces.push(text.slice(at, end))
      at = end
    }
  }
  return at === text.length
}

function sharedRest(shared: Map<string, string[]>, form: Form, head: Head, pieces: readonly string[]): string {
  let byPlace = shared.get(head.host)
  if (byPlace === undefined) {
    if (shared.size >= mostHosts) shared.clear()
    byPlace = []
    shared.set(head.host, byPlace)
  }
  byPlace[head.at] ??= restOf(form, pieces)
  return byPlace[head.at]!
}
