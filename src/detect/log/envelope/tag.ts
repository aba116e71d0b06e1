// The tag of a syslog line: which program speaks, `sshd[123]:`, `postfix/smtpd[9]:`, `kernel:`, `su(pam_unix)[7]:`.
import type { LogEvent } from '../event.ts'
import type { Reading } from '../reading.ts'

/** A program's name in full; more than RFC 3164's 32 signs because rsyslog and systemd write longer ones. */
const MAX_TAG = 128

export type Tag = { readonly name: string; readonly pid: string; readonly end: number }

/** The tag at a place: a name, its number in brackets, a colon; without the colon only where brackets make it sure. */
export function tagAt(text: string, at: number, hasHost = false): Tag | null {
  let end = at
  const last = Math.min(text.length, at + MAX_TAG)
  for (; end < last; end++) {
    const code = text.charCodeAt(end)
    if (code === 58 || code === 91 || code === 32 || code === 61 || code === 124 || code === 34 || code === 9) break
  }
  const first = text.charCodeAt(at)
  // %ASA-6-302013: and {"json": are the message itself
  if (end === at || first === 37 || first === 123 || first === 91 || first === 60 || first === 34) return null
  const code = text.charCodeAt(end)
  if (code === 91) {
    const close = text.indexOf(']', end)
    if (close < 0 || close - end > 64) return null
    const name = text.slice(at, end)
    const pid = text.slice(end + 1, close)
    if (pid.includes(' ')) return null
    const after = text.charCodeAt(close + 1)
    // macOS: `launchd[1] (com.apple.quicklook[21498]): …`
    if (after === 32 && text.charCodeAt(close + 2) === 40) {
      const of = text.indexOf('): ', close)
      if (of > 0 && of - close < 96) return { name, pid, end: of + 3 }
    }
    if (after === 58) return { name, pid, end: skipSpace(text, close + 2) }
    return after === 32 && isName(name) ? { name, pid, end: skipSpace(text, close + 1) } : null
  }
  if (code === 32 && hasHost) return spacedTag(text, at)
  if (code !== 58) return null
  const after = text.charCodeAt(end + 1)
  if (!Number.isNaN(after) && after !== 32 && after !== 9) return null
  return { name: text.slice(at, end), pid: '', end: skipSpace(text, end + 1) }
}

/** `[sshd] …` of metalog. */
export function bracketTag(text: string, at: number): Tag | null {
  const m = /^\[([\w./-]{2,48})\]:? /.exec(text.slice(at, at + 54))
  return m === null ? null : { name: m[1]!, pid: '', end: at + m[0].length }
}

/** `Google Chrome[85294]: …`: macOS has programs of several words. */
function spacedTag(text: string, at: number): Tag | null {
  const open = text.indexOf('[', at)
  if (open < 0 || open - at > 48) return null
  const m = /^((?:[A-Z][\w.-]{1,24} ){1,3}[\w.-]{1,24})\[(\d{1,10})\](?: \([\w.[\] -]{1,64}\))?: /.exec(
    text.slice(at, at + 180),
  )
  return m === null ? null : { name: m[1]!, pid: m[2]!, end: at + m[0].length }
}

const skipSpace = (text: string, at: number): number => (text.charCodeAt(at) === 32 ? at + 1 : at)
const isName = (name: string): boolean => /^[\w./@()-]+$/.test(name)

export function setTag(event: LogEvent, tag: Tag, reading: Reading): void {
  setProgram(event, tag.name, tag.pid, reading)
}

/** Who speaks, for the event and for finding the message's format. */
export function setProgram(event: LogEvent, name: string, pid: string, reading: Reading): void {
  const slash = name.charCodeAt(0) === 47 ? name.lastIndexOf('/') + 1 : 0
  const paren = name.indexOf('(', slash)
  const bare = slash === 0 && paren < 0 ? name : name.slice(slash, paren > slash ? paren : undefined)
  event['process.name'] = bare
  if (pid !== '') {
    const n = Number(pid)
    if (Number.isSafeInteger(n) && n >= 0) event['process.pid'] = n
    else event['log.syslog.procid'] = pid
  }
  if (bare !== name) event['log.syslog.appname'] = name
  reading.program = bare.toLowerCase()
}
