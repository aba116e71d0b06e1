// vsftpd, and the transfer log that FTP servers share (xferlog).
import { type LogEvent, mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { type Rule, readByRules, rule } from '../rule.ts'
import { setTime } from '../time/clock.ts'
import { ctimeStamp } from '../time/stamp.ts'
import { readPam } from './pam.ts'

const login = ['authentication'] as const
const start = ['start'] as const
const file = ['file'] as const

export const vsftpd: LogFormat = {
  name: 'vsftpd',
  title: { ja: 'vsftpd・xferlog', en: 'vsftpd and xferlog' },
  dataset: 'vsftpd.log',
  programs: ['vsftpd'],
  sign: (text) =>
    /\[pid \d+\] |^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} \d+ \S+ \d+ \S+ [ab] /.test(
      text.slice(0, 300),
    ),
  read(text, event, reading) {
    if (/^\(?pam_|^PAM|authentication failure;/.test(text)) return readPam(text, event)
    const stamp = ctimeStamp(text, 0)
    if (stamp === null && reading.program === '') return false
    const rest = stamp === null ? text : text.slice(stamp.end).trimStart()
    const isMine = readByRules(vsftpdRules, rest.replace(/^\[pid \d+\] /, ''), event) || transfer(rest, event)
    if (!isMine && reading.program === '') return false
    if (stamp !== null) setTime(event, stamp, reading.clock)
    if (!isMine) mark(event, ['network'], ['info'])
    event['network.protocol'] = 'ftp'
    const pid = /^\[pid (\d{1,10})\]/.exec(rest)
    if (pid !== null) event['process.pid'] = Number(pid[1])
    return true
  },
}

const PLACE = 'Client "(?:::ffff:)?([^"]{1,64})"'
const vsftpdRules: readonly Rule[] = [
  rule(
    new RegExp(`^\\[([^\\]]{0,256})\\] OK LOGIN: ${PLACE}`),
    ['user.name', 'source'],
    [login, start, 'ftp-login', 'success'],
  ),
  rule(
    new RegExp(`^\\[([^\\]]{0,256})\\] FAIL LOGIN: ${PLACE}`),
    ['user.name', 'source'],
    [login, start, 'ftp-login', 'failure'],
  ),
  rule(new RegExp(`^CONNECT: ${PLACE}`), ['source'], [['network'], ['connection', 'start'], 'connect']),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?OK (?:DOWNLOAD): ${PLACE}, "([^"]{1,4096})"(?:, (\\d+) bytes)?`),
    ['user.name', 'source', 'file.path', 'file.size'],
    [file, ['access'], 'ftp-download', 'success'],
  ),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?OK (?:UPLOAD): ${PLACE}, "([^"]{1,4096})"(?:, (\\d+) bytes)?`),
    ['user.name', 'source', 'file.path', 'file.size'],
    [file, ['creation'], 'ftp-upload', 'success'],
  ),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?OK (?:DELETE|RMDIR): ${PLACE}, "([^"]{1,4096})"`),
    ['user.name', 'source', 'file.path'],
    [file, ['deletion'], 'ftp-delete', 'success'],
  ),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?(?:OK) (?:MKDIR|RENAME|CHMOD): ${PLACE}, "([^"]{1,4096})"`),
    ['user.name', 'source', 'file.path'],
    [file, ['change'], 'ftp-change', 'success'],
  ),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?(?:FAIL) (?:\\w{4,10}): ${PLACE}(?:, "([^"]{1,4096})")?`),
    ['user.name', 'source', 'file.path'],
    [file, ['access', 'denied'], 'ftp-command', 'failure'],
  ),
  rule(
    new RegExp(`^(?:\\[([^\\]]{0,256})\\] )?(?:FTP (?:command|response)|DEBUG): ${PLACE}(?:, "([^"]{1,4096})")?`),
    ['user.name', 'source', 'ftp.command'],
    [['network'], ['protocol', 'info'], 'ftp-command'],
  ),
]

/** `3 192.0.2.1 1024 /pub/x b _ o a anon@ ftp 0 * c`: direction o out, i in, d deleted. */
function transfer(text: string, event: LogEvent): boolean {
  const m =
    /^(\d{1,10}) (\S{1,255}) (\d{1,19}) (\S{1,4096}) [ab] \S{1,4} ([oid]) ([arg]) (\S{1,256}) (\S{1,32}) ([01]) (\S{1,256})(?: ([ci]))?/.exec(
      text,
    )
  if (m === null) return false
  mark(
    event,
    file,
    [m[5] === 'o' ? 'access' : m[5] === 'i' ? 'creation' : 'deletion'],
    m[5] === 'o' ? 'ftp-download' : m[5] === 'i' ? 'ftp-upload' : 'ftp-delete',
    m[11] === 'i' ? 'failure' : 'success',
  )
  setAddress(event, 'source', m[2]!)
  event['file.size'] = Number(m[3])
  put(event, 'file.path', m[4])
  put(event, 'user.name', m[7])
  event['event.duration'] = Number(m[1]) * 1e9
  return true
}
