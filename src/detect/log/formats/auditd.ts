// Linux audit: `type=SYSCALL msg=audit(1481076984.827:17): arch=… exe="…" key=…`, one event a line.
import { type LogEvent, mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setMicros } from '../time/clock.ts'
import { epochMicros } from '../time/count.ts'

export const auditd: LogFormat = {
  name: 'auditd',
  title: { ja: 'auditd(Linux 監査)', en: 'auditd (Linux audit)' },
  dataset: 'auditd.log',
  programs: ['audispd', 'auditd', 'audit', 'audisp-syslog', 'kauditd'],
  sign: (text) => text.includes('audit('),
  read(text, event) {
    const m = /^(?:node=(\S{1,255}) )?(?:type=(\S{1,64}) )?(?:msg=)?audit\((\d{1,11}\.\d{1,9}):(\d{1,20})\):? ?/.exec(
      text,
    )
    if (m === null) return false
    if (event['@timestamp'] === undefined) setMicros(event, epochMicros(m[3]!)!)
    else {
      event['event.created'] = event['@timestamp']
      setMicros(event, epochMicros(m[3]!)!)
    }
    const fields = pairs(text, m[0].length)
    const type = m[2] ?? fields.get('type') ?? ''
    put(event, 'host.name', m[1])
    put(event, 'event.sequence', m[4])
    event['event.action'] = ACTIONS[type] ?? type.toLowerCase()
    put(event, 'event.code', type)
    setFields(event, fields, type)
    judge(event, type, fields)
    return true
  },
}

const MOST_FIELDS = 128

/** `a=b c="d e" msg='op=login acct="root" res=failed'`: what stands in single quotes is read with the rest. */
function pairs(text: string, from: number): Map<string, string> {
  const out = new Map<string, string>()
  let at = from
  while (at < text.length && out.size < MOST_FIELDS) {
    const equals = text.indexOf('=', at)
    if (equals < 0) break
    const from = Math.max(at, text.lastIndexOf(' ', equals) + 1, text.lastIndexOf('\u001d', equals) + 1)
    const key = text.slice(from, equals).replace(/^['{(,]+/, '')
    let end: number
    const first = text[equals + 1]
    if (first === "'" && key === 'msg') {
      at = equals + 2
      continue
    }
    let value: string
    if (first === '"') {
      end = text.indexOf('"', equals + 2)
      if (end < 0) end = text.length
      value = text.slice(equals + 2, end)
      end++
    } else {
      end = equals + 1
      while (end < text.length && text[end] !== ' ' && text[end] !== '\u001d') end++
      let last = end
      while (last > equals + 1 && `'",`.includes(text[last - 1]!)) last--
      value = text.slice(equals + 1, last)
    }
    if (key !== '' && value !== '?' && value !== '(null)' && value !== '')
      if (!out.has(key) || key === 'uid') out.set(key, out.get(key) ?? value)
    at = end
  }
  return out
}

/** Names with odd signs are written in hexadecimal: `2F62696E` is `/bin`, arguments are parted by NUL. */
function decoded(value: string): string {
  if (value.length < 4 || value.length % 2 !== 0 || !/^[0-9A-F]+$/.test(value) || /^\d+$/.test(value)) return value
  return Buffer.from(value, 'hex').toString('utf8').replace(/\0+$/, '').replaceAll('\0', ' ')
}

const NUMBERED: Readonly<Record<string, string>> = {
  auid: 'user.audit.id',
  uid: 'user.id',
  euid: 'user.effective.id',
  fsuid: 'user.filesystem.id',
  suid: 'user.saved.id',
  gid: 'user.group.id',
  egid: 'user.effective.group.id',
  sgid: 'user.saved.group.id',
  fsgid: 'user.filesystem.group.id',
  pid: 'process.pid',
  ppid: 'process.parent.pid',
  exit: 'process.exit_code',
  ses: 'auditd.session',
  arch: 'host.architecture',
  syscall: 'auditd.syscall',
  success: 'auditd.success',
  rport: 'source.port',
  lport: 'destination.port',
  laddr: 'destination.ip',
  inode: 'file.inode',
  mode: 'file.mode',
  ouid: 'file.uid',
  ogid: 'file.gid',
  key: 'auditd.key',
  terminal: 'process.tty',
  tty: 'process.tty',
  op: 'auditd.op',
  grantors: 'auditd.grantors',
  unit: 'service.name',
}
const NAMED: Readonly<Record<string, string>> = {
  exe: 'process.executable',
  comm: 'process.name',
  cwd: 'process.working_directory',
  proctitle: 'process.command_line',
  cmd: 'process.command_line',
  acct: 'user.name',
  AUID: 'user.audit.name',
  UID: 'user.name',
  EUID: 'user.effective.name',
  GID: 'user.group.name',
  name: 'file.path',
  hostname: 'source.domain',
}

function setFields(event: LogEvent, fields: Map<string, string>, type: string): void {
  const args: string[] = []
  for (const [key, value] of fields) {
    if (key === 'addr') setAddress(event, 'source', value)
    else if (key === 'res' || key === 'result') put(event, 'auditd.result', value)
    else if (key === 'hostname') {
      if (value !== fields.get('addr')) setAddress(event, 'source', value)
    } else if (key === 'exit' && !/^-?\d/.test(value)) put(event, 'auditd.exit', value)
    else if (type === 'EXECVE' && /^a\d{1,3}$/.test(key)) args.push(decoded(value))
    else if (NAMED[key] !== undefined) put(event, NAMED[key], decoded(value))
    else if (key === 'unit' || NUMBERED[key] !== undefined)
      put(event, NUMBERED[key]!, key === 'auid' && value === '4294967295' ? 'unset' : value)
    else put(event, `auditd.${key.toLowerCase()}`, value)
  }
  if (args.length > 0) {
    event['process.args'] = args
    put(event, 'process.command_line', args.join(' '))
  }
  if (event['process.name'] === 'auditd' && fields.get('comm') === undefined) event['process.name'] = undefined
}

/** What the audit types mean, in the words that audit tools share (go-libaudit). */
const ACTIONS: Readonly<Record<string, string>> = {
  USER_LOGIN: 'logged-in',
  USER_LOGOUT: 'logged-out',
  USER_AUTH: 'authenticated',
  USER_ACCT: 'was-authorized',
  USER_START: 'started-session',
  USER_END: 'ended-session',
  USER_CMD: 'ran-command',
  USER_CHAUTHTOK: 'changed-password',
  CRED_ACQ: 'acquired-credentials',
  CRED_DISP: 'disposed-credentials',
  CRED_REFR: 'refreshed-credentials',
  LOGIN: 'changed-login-id-to',
  ADD_USER: 'added-user-account',
  DEL_USER: 'deleted-user-account',
  ADD_GROUP: 'added-group-account-to',
  DEL_GROUP: 'deleted-group-account-from',
  SERVICE_START: 'started-service',
  SERVICE_STOP: 'stopped-service',
  CONFIG_CHANGE: 'changed-audit-configuration',
  DAEMON_START: 'started-audit',
  DAEMON_END: 'shutdown-audit',
  EXECVE: 'executed',
  AVC: 'violated-selinux-policy',
  CRYPTO_SESSION: 'started-crypto-session',
  CRYPTO_KEY_USER: 'negotiated-crypto-key',
  SYSTEM_BOOT: 'booted-system',
  SYSTEM_SHUTDOWN: 'shutdown-system',
  SYSTEM_RUNLEVEL: 'changed-to-runlevel',
  ANOM_ABEND: 'crashed-program',
  ANOM_PROMISCUOUS: 'changed-promiscuous-mode-on-device',
  MAC_POLICY_LOAD: 'loaded-selinux-policy',
  NETFILTER_CFG: 'loaded-firewall-rule-to',
  SOFTWARE_UPDATE: 'package-updated',
}

type Kind = readonly [readonly string[], readonly string[]]
const KINDS: Readonly<Record<string, Kind>> = {
  USER_LOGIN: [['authentication'], ['start']],
  USER_AUTH: [['authentication'], ['start']],
  USER_ERR: [['authentication'], ['info']],
  USER_ACCT: [['authentication'], ['info']],
  USER_LOGOUT: [['authentication'], ['end']],
  USER_START: [['session'], ['start']],
  USER_END: [['session'], ['end']],
  LOGIN: [['authentication'], ['start']],
  CRED_ACQ: [['authentication'], ['info']],
  CRED_DISP: [['authentication'], ['info']],
  CRED_REFR: [['authentication'], ['info']],
  USER_CMD: [['process'], ['start']],
  EXECVE: [['process'], ['start']],
  ANOM_ABEND: [['process'], ['end', 'error']],
  ANOM_PROMISCUOUS: [['network'], ['change']],
  ADD_USER: [['iam'], ['user', 'creation']],
  DEL_USER: [['iam'], ['user', 'deletion']],
  ADD_GROUP: [['iam'], ['group', 'creation']],
  DEL_GROUP: [['iam'], ['group', 'deletion']],
  USER_CHAUTHTOK: [['iam'], ['user', 'change']],
  USER_MGMT: [['iam'], ['user', 'change']],
  GRP_MGMT: [['iam'], ['group', 'change']],
  SERVICE_START: [['process'], ['start']],
  SERVICE_STOP: [['process'], ['end']],
  DAEMON_START: [['process'], ['start']],
  DAEMON_END: [['process'], ['end']],
  CONFIG_CHANGE: [['configuration'], ['change']],
  NETFILTER_CFG: [['configuration'], ['change']],
  MAC_POLICY_LOAD: [['configuration'], ['access']],
  AVC: [['intrusion_detection'], ['denied']],
  PATH: [['file'], ['info']],
  SOFTWARE_UPDATE: [['package'], ['info']],
  SYSTEM_BOOT: [['host'], ['start']],
  SYSTEM_SHUTDOWN: [['host'], ['end']],
  SYSTEM_RUNLEVEL: [['host'], ['change']],
}

function judge(event: LogEvent, type: string, fields: Map<string, string>): void {
  const kind = KINDS[type]
  if (kind) {
    event['event.category'] = kind[0]
    event['event.type'] = kind[1]
  } else mark(event, ['process'], ['info'])
  const result = (fields.get('res') ?? fields.get('result') ?? fields.get('success') ?? '').toLowerCase()
  if (/^(?:success|yes|1)$/.test(result)) event['event.outcome'] = 'success'
  else if (/^(?:failed|fail|no|0)$/.test(result)) event['event.outcome'] = 'failure'
}
