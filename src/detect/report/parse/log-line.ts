// A line of a log inside a report: kept as it was written, with its time where it can be told (S4-10, S4-16, RFC 3164).

import { epochToRfc3339, findStamp, type Stamp, type TimeFrame, toRfc3339 } from '#src/core/written-time.ts'
import { offsetText } from '#src/core/zone-name.ts'
import { lineTime } from '#src/detect/log/line-time.ts'
import { MAX_LINE_CHARS, MAX_LOG_LINES } from './bounds.ts'

export type LogLine = { readonly raw: string; readonly at: string | null }

const HAS_CLOCK = /\d{1,2}:\d{2}|^\W{0,3}1\d{9}/
/** Lines that carry a time and are no log: header fields, labels of a form, greetings. */
const LABEL =
  /^[>\s*・■●◆]{0,6}(?:\d{1,2}[.)]\s{0,2})?(?:[A-Za-z][A-Za-z /()-]{0,40}|[\p{L}()() ]{1,24})\s{0,4}[::](?=\s|\S*\s*[\d(])/u
const HEADER =
  /^[>\s]{0,6}(?:Received|Date|Sent|From|To|Subject|X-[\w-]+|Delivery-date|Arrival-Date|DKIM-Signature|Message-ID|Return-Path|by|for|id|with ESMTP\w*)\b[ :]/i
const LOGGISH =
  /\[\d{1,7}\]:|\b\d{1,3}(?:\.\d{1,3}){3}\b|[\w-]{2,30}=[^\s=]|"[A-Z]{3,7} \S|:[0-9a-f]{1,4}:|\b(?:tcp|udp|icmp|ssh|sshd|denied|drop|block|failed|login|connect|port|attack)\b/i
const EPOCH = /^[>\s["']{0,6}(1\d{9})(?:(\d{3})|(\.\d{1,6}))?(?=[\]\s,;:"'|])/

/** The log lines of a text, in order, at most `MAX_LOG_LINES`. */
export function findLogLines(text: string, frame: TimeFrame): { lines: LogLine[]; isCut: boolean } {
  const lines: LogLine[] = []
  let from = 0
  while (from < text.length) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    const raw = text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
    from = end + 1
    if (raw.length < 16 || raw.length > MAX_LINE_CHARS || !HAS_CLOCK.test(raw)) continue
    const line = readLogLine(raw, frame)
    if (line === null) continue
    if (lines.length >= MAX_LOG_LINES) return { lines, isCut: true }
    lines.push(line)
  }
  return { lines, isCut: false }
}

export function readLogLine(raw: string, frame: TimeFrame): LogLine | null {
  if (HEADER.test(raw)) return null
  const epoch = EPOCH.exec(raw)
  if (epoch && LOGGISH.test(raw)) {
    const value = Number(epoch[1]) + (epoch[2] ? Number(epoch[2]) / 1000 : Number(epoch[3] ?? 0))
    return { raw, at: epochToRfc3339(value) }
  }
  const stamp = findStamp(raw)
  if (stamp === null || stamp.precision === 'day' || stamp.precision === 'about') return looseLine(raw)
  return isLog(raw, stamp) ? { raw, at: timeOf(raw, stamp, frame) } : null
}

/**
 * A line may hold several times; which of them counts, the format knows that wrote it, and the archive reads the desk's own lines with
 * the same formats. Where both mean the same moment it stays as it was stated.
 */
function timeOf(raw: string, stamp: Stamp, frame: TimeFrame): string | null {
  const first = toRfc3339(stamp, frame)
  const zone = frame.offset === null ? 'UTC' : offsetText(frame.offset)
  const year = stamp.year ?? (first === null ? frame.year : Number(first.slice(0, 4)))
  const read = lineTime(raw, { zone, year, referenceMs: frame.referenceMs })
  const offset = read?.offset ?? frame.offset
  if (read === null || offset === null) return first
  if (first !== null && Math.abs(Date.parse(first) - Date.parse(read.at)) < 1_000) return first
  const wall = new Date(Date.parse(read.at) + offset * 60_000).toISOString().slice(0, 19)
  // the clock must stand in the line: anything else was worked out, not stated
  return raw.includes(wall.slice(11, 16)) ? `${wall}${offsetText(offset)}` : first
}

/** A time that can be read in two ways still marks a log line; its moment stays open. */
function looseLine(raw: string): LogLine | null {
  return /^[>\s["'[]{0,6}\d{1,2}[/-]\d{1,2}[/-]\d{2,4}[ T,]{1,2}\d{1,2}:\d{2}(?::\d{2})?\b/.test(raw) &&
    LOGGISH.test(raw)
    ? { raw, at: null }
    : null
}

function isLog(raw: string, stamp: Stamp): boolean {
  const rest = raw.length - stamp.index - stamp.length
  const before = raw.slice(0, stamp.index)
  const outside = `${before} ${raw.slice(stamp.index + stamp.length)}`
  if (/^[>\s["'<([*|-]{0,8}(?:\w{3},? )?$/.test(before))
    return (
      rest >= 4 &&
      (LOGGISH.test(outside) ||
        /^[\])"']{0,3}\s{1,4}[\w.-]{1,64}\s[\w./()-]{1,64}(?:\[\d{1,7}\])?:/.test(
          raw.slice(stamp.index + stamp.length),
        ))
    )
  if (/^[>\s"]{0,4}<\d{1,3}>\d?\s?$/.test(before)) return rest >= 4
  if (LABEL.test(raw) && !/^\S{1,64} \S{1,64} \S{1,64} \[/.test(raw)) return false
  return (
    before.length <= 200 && stamp.precision === 'second' && LOGGISH.test(outside) && /[[\],;|"=\t]|\d\.\d/.test(outside)
  )
}
