// When a report says that it happened, and how exactly (S4-16).

import { findStamp, type TimeFrame, toRfc3339 } from '#src/core/written-time.ts'
import { offsetText } from '#src/core/zone-name.ts'
import type { Form } from './form-text.ts'
import type { ParsedReport } from './parsed-report.ts'

/** What the form says, else the span of the log lines, else the first moment that a sentence tells of. */
export function applyTime(report: ParsedReport, form: Form, text: string, frame: TimeFrame): void {
  if (report.occurred.at !== null) return
  const value = form.get('occurred') ?? form.get('discovered')
  const stamp = value === undefined ? null : findStamp(value)
  if (value !== undefined && stamp !== null) {
    const at = toRfc3339(stamp, frame)
    const endText = form.get('occurredEnd') ?? value.slice(stamp.index + stamp.length)
    const end = findStamp(endText)
    const until =
      end === null
        ? null
        : toRfc3339({ ...end, year: end.year ?? stamp.year, offset: end.offset ?? stamp.offset }, frame)
    const isAbout = /頃|ごろ|ころ|約|前後|\babout\b|\baround\b|\bapprox|\bcirca\b|~/i.test(value)
    const offset = stamp.offset ?? frame.offset
    report.occurred = {
      at,
      precision: at === null ? 'unknown' : until !== null && until > at ? 'range' : isAbout ? 'about' : stamp.precision,
      zone: offset === null ? null : offsetText(offset),
      until: until !== null && at !== null && until > at ? until : null,
    }
    if (at !== null) return
  }
  const times = report.logLines.flatMap((l) => (l.at === null ? [] : [l.at]))
  if (times.length === 0) {
    const told = toldMoment(text, frame)
    if (told !== null) report.occurred = told
    return
  }
  const sorted = times.toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const isSpan = Date.parse(last) > Date.parse(first)
  report.occurred = {
    at: first,
    precision: isSpan ? 'range' : 'second',
    zone: first.slice(-6),
    until: isSpan ? last : null,
  }
}

const TOLD_CHARS = 6000
const CLOCK = /\d(?::\d{2}|\s?時)/g
const SENTENCE_CHARS = 400
const SENTENCE_END = /[。!?！？\n]|\.\s+(?=[A-Z])/g
const EVENT =
  /attack|scan|log(?:in|ged)|connect|detect|observ|\bsaw\b|\bseen\b|receiv|access|infect|prob(?:e|ing)|notic|found|discover|happen|occurr|began|start|攻撃|スキャン|確認|検知|検出|発生|アクセス|接続|受け|届|侵入|改ざん|感染|観測|見つ|気づ|気付|発見/i
const NOT_THEN_BEFORE =
  /\b(?:by|until|till|before|than|deadline|due|expires?)[:\s]{0,3}(?:the\s|on\s|at\s)?$|(?:期限|締切|締め切り)\D{0,6}$/i
const NOT_THEN_AFTER = /^[^。.]{0,6}(?:まで|迄|以降)/
const FIELD = /^[>\s]{0,6}(?:Date|Sent|Received|From|日時|送信日時)\s?[::]/i
const SKEW_MS = 3_600_000

/** The first moment in a sentence that tells what happened: never a deadline, never one that is still to come. */
function toldMoment(text: string, frame: TimeFrame): ParsedReport['occurred'] | null {
  const flat = text.slice(0, TOLD_CHARS).replace(/(?<=\S)\n(?=[^\s>])/g, ' ')
  let end = 0
  for (const clock of flat.matchAll(CLOCK)) {
    if (clock.index < end) continue
    const from = sentenceStart(flat, clock.index)
    end = sentenceEnd(flat, clock.index)
    const sentence = flat.slice(from, end)
    if (!EVENT.test(sentence) || FIELD.test(sentence)) continue
    const stamp = findStamp(sentence)
    if (stamp === null || stamp.precision === 'day') continue
    if (NOT_THEN_BEFORE.test(sentence.slice(0, stamp.index))) continue
    if (NOT_THEN_AFTER.test(sentence.slice(stamp.index + stamp.length))) continue
    const at = toRfc3339(stamp, frame)
    const offset = stamp.offset ?? frame.offset
    if (at === null || offset === null || Date.parse(at) > frame.referenceMs + SKEW_MS) continue
    return { at, precision: stamp.precision, zone: offsetText(offset), until: null }
  }
  return null
}

function sentenceStart(text: string, index: number): number {
  const from = Math.max(0, index - SENTENCE_CHARS)
  const ends = [...text.slice(from, index).matchAll(SENTENCE_END)]
  const last = ends.at(-1)
  return last === undefined ? from : from + last.index + last[0].length
}

function sentenceEnd(text: string, index: number): number {
  const at = text.slice(index, index + SENTENCE_CHARS).search(SENTENCE_END)
  return at < 0 ? Math.min(text.length, index + SENTENCE_CHARS) : index + at + 1
}
