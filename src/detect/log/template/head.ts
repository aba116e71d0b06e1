// The head of a syslog line as daemons write it (RFC 3164, with or without PRI, also with rsyslog's ISO stamps), and nothing unusual in it.

import { bsdStamp, isoStamp, type Stamp } from '../time/stamp.ts'
import { afterDigits } from './gap.ts'

/** Filled anew for each line. */
export type Head = {
  /** PRI's number and one; 0 where there is none. */
  priority: number
  stamp: Stamp
  stampAt: number
  host: string
  short: string
  program: string
  pid: string
  /** Where the message begins. */
  at: number
}

const space = 32
/** A stamp of RFC 3164 has so many signs, one of ISO with a zone not more than this. */
const [bsdSigns, mostHost, mostProgram] = [15, 64, 32]
/** Words that stand for a level where a host would. */
const levels = /^(?:trace|debug|info|notice|warn|warning|error|err|fatal|critical|severe|log|utc|gmt)$/i

/** Hosts speak by turns; names that are made up are not kept without end. */
const mostHosts = 1_000
const shorts = new Map<string, string | null>()

/** Reads the head into `head`; false when it is anything but plain, and left to the thorough way. */
export function readHead(text: string, head: Head): boolean {
  let at = 0
  head.priority = 0
  if (text.charCodeAt(0) === 60) {
    const end = afterDigits(text, 1, 3)
    if (end < 0 || text.charCodeAt(end) !== 62) return false
    const priority = Number(text.slice(1, end))
    if (priority > 191) return false
    head.priority = priority + 1
    at = end + 1
  }
  head.stampAt = at
  const code = text.charCodeAt(at)
  const isIso = code === 49 || code === 50
  const stamp = isIso ? isoStamp(text, at) : bsdStamp(text, at)
  if (stamp === null || text.charCodeAt(stamp.end) !== space) return false
  if (isIso ? stamp.offset === null : stamp.year !== null || stamp.end !== at + bsdSigns) return false
  head.stamp = stamp
  const hostAt = stamp.end + 1
  const first = text.charCodeAt(hostAt)
  // a name that begins with a capital may be a zone, one with a digit a year
  if (!(first >= 97 && first <= 122)) return false
  const hostEnd = text.indexOf(' ', hostAt)
  if (hostEnd < 0 || hostEnd - hostAt > mostHost) return false
  const host = text.slice(hostAt, hostEnd)
  const short = shorts.get(host) ?? shortOf(host)
  if (short === null) return false
  head.host = host
  head.short = short
  const open = text.indexOf('[', hostEnd)
  if (open < 0 || open - hostEnd > mostProgram) return false
  head.program = text.slice(hostEnd + 1, open)
  const close = afterDigits(text, open + 1, 9)
  if (close < 0 || !text.startsWith(']: ', close)) return false
  head.pid = text.slice(open + 1, close)
  head.at = close + 3
  return true
}

/** The host's own name without its domain; null of what may be something else. */
function shortOf(host: string): string | null {
  if (shorts.size >= mostHosts) shorts.clear()
  const short = cutOf(host)
  shorts.set(host, short)
  return short
}

function cutOf(host: string): string | null {
  if (!/^[a-z][a-z0-9-]*[a-z0-9](?:\.[a-z][a-z0-9-]*)*$/.test(host) || levels.test(host)) return null
  const dot = host.indexOf('.')
  return dot < 0 ? host : host.slice(0, dot)
}
