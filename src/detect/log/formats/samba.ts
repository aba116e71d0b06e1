// Samba: sign-ins to shares (auth_audit), full_audit of files, and the two-line records of its own log.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setEndpoint, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'

export const samba: LogFormat = {
  name: 'samba',
  title: { ja: 'Samba', en: 'Samba' },
  dataset: 'samba.log',
  programs: ['smbd', 'nmbd', 'winbindd', 'samba', 'smbd_audit', 'samba4'],
  sign: (text) =>
    /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?, +\d{1,2}/.test(text) || /^\s{0,4}Auth: \[/.test(text),
  continues: (line) => /^\s{2}/.test(line),
  readsWhole: true,
  read(text, event, reading) {
    const stamp = text.charCodeAt(0) === 91 ? isoStamp(text, 1) : null
    if (stamp !== null) {
      setTime(event, stamp, reading.clock)
      const level = /^, +(\d{1,2})/.exec(text.slice(stamp.end))
      put(event, 'log.level', level?.[1])
    }
    event['network.protocol'] = 'smb'
    if (!authentication(text, event) && !audit(text, event, reading.program)) plain(text, event)
    return true
  },
}

/** `Auth: [SMB2,(null)] user [DOM]\[alice] at [Thu, …] with [NTLMv2] status [NT_STATUS_OK] workstation [WS] remote host [ipv4:192.0.2.1:99] …`. */
function authentication(text: string, event: LogEvent): boolean {
  const at = text.indexOf('Auth: [')
  if (at < 0) return false
  const m =
    /^Auth: \[([^\]]{0,100})\] user \[([^\]]{0,255})\]\\\[([^\]]{0,255})\] at \[([^\]]{0,100})\] with \[([^\]]{0,100})\] status \[([A-Z_0-9x]{1,100})\](?: workstation \[([^\]]{0,255})\])?(?: remote host \[(?:ipv[46]:)?([^\]]{0,100})\])?/.exec(
      text.slice(at),
    )
  if (m === null) return false
  mark(event, ['authentication'], ['start'], 'smb-login', m[6] === 'NT_STATUS_OK' ? 'success' : 'failure')
  put(event, 'user.domain', m[2])
  put(event, 'user.name', m[3])
  put(event, 'event.code', m[6])
  put(event, 'source.domain', m[7]?.replace(/^\\+/, ''))
  setEndpoint(event, 'source', m[8] ?? '')
  return true
}

const OPERATIONS: Readonly<Record<string, string>> = {
  connect: 'start',
  disconnect: 'end',
  unlink: 'deletion',
  unlinkat: 'deletion',
  rmdir: 'deletion',
  mkdir: 'creation',
  mkdirat: 'creation',
  rename: 'change',
  renameat: 'change',
  chmod: 'change',
  chown: 'change',
  pwrite: 'change',
  write: 'change',
}

/** full_audit with its usual prefix `%u|%I|…|%S`: `alice|192.0.2.1|share|open|ok|r|file`. */
function audit(text: string, event: LogEvent, program: string): boolean {
  if (program !== 'smbd_audit' && !/^[^|]{1,255}\|[\da-fA-F.:]{3,45}\|/.test(text)) return false
  const parts = text.split('|')
  const at = parts.findIndex((part) => /^(?:ok|fail(?: \(.*\))?)$/.test(part))
  if (at < 1) return false
  const operation = parts[at - 1]!
  mark(event, ['file'], [OPERATIONS[operation] ?? 'access'], operation, parts[at] === 'ok' ? 'success' : 'failure')
  const ip = parts.slice(0, at).findIndex((part) => /^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-fA-F]*:[\da-fA-F:.]+$/.test(part))
  if (ip >= 0) setAddress(event, 'source', parts[ip]!)
  put(event, 'user.name', parts[0] === '' || ip === 0 ? parts[1] : parts[0])
  put(event, 'file.path', parts.at(-1))
  return true
}

function plain(text: string, event: LogEvent): void {
  const isFailure = /NT_STATUS_(?!OK)|authentication failed|denied|FAILED/i.test(text)
  const m =
    /(?:\bfrom|\bto|client|connection from|address|Denied connection from|for) \[?(?:ipv[46]:)?((?:\d{1,3}\.){3}\d{1,3})\]?(?::(\d{1,5}))?/.exec(
      text,
    )
  if (m !== null) {
    setAddress(event, 'source', m[1]!)
    setPort(event, 'source', m[2])
  }
  const user = /(?:authentication for user|user|as user) \[([^\]]{1,255})\](?: -> \[([^\]]{1,255})\])?/i.exec(text)
  put(event, 'user.name', user?.[1])
  if (/authentication/i.test(text))
    mark(
      event,
      ['authentication'],
      ['start'],
      'smb-login',
      isFailure ? 'failure' : /succeeded/.test(text) ? 'success' : undefined,
    )
  else
    mark(
      event,
      ['network'],
      isFailure ? ['connection', 'denied'] : ['info'],
      undefined,
      isFailure ? 'failure' : undefined,
    )
}
