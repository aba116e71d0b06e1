// OpenSSH's server: who signed in, who tried, who only knocked. PAM's lines of sshd are read by `pam`.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort, setText } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { readPam } from './pam.ts'

export const sshd: LogFormat = {
  name: 'sshd',
  title: { ja: 'OpenSSH サーバー(sshd)', en: 'OpenSSH server (sshd)' },
  dataset: 'system.auth',
  programs: ['sshd', 'sshd-session', 'sshd-auth', 'sshd1', 'sshd2'],
  sign: (text) => SIGN.test(text),
  read(text, event, reading) {
    if (reading.program === '' && !SIGN.test(text)) return false
    event['process.name'] ??= 'sshd'
    const message = unwrap(text.trimStart(), event)
    if (message.startsWith('pam_') || message.startsWith('PAM') || message.includes('authentication failure;'))
      return pamFailure(message, event) || readPam(message, event) || rest(event)
    return readKnown(message, event) || rest(event)
  },
}

const SIGN =
  /^(?:error: |fatal: )?(?:Accepted \w|Failed (?:password|publickey|none|keyboard|hostbased|gssapi)|Invalid user |Illegal user |Connection (?:closed|reset) by |Received disconnect from |Disconnected from |Did not receive identification|Disconnecting|maximum authentication attempts|Unable to negotiate|Bad protocol version|User .{1,100} (?:from .{1,100} )?not allowed|reverse mapping checking|banner exchange|kex_exchange_identification|ssh_dispatch_run|Postponed |Server listening on )/

/** A known program is enough: what no pattern takes is still an event of sshd. */
function rest(event: LogEvent): boolean {
  event['event.category'] ??= ['process']
  event['event.type'] ??= ['info']
  return true
}

/** `message repeated 3 times: [ Failed password …]`, `error: PAM: …`. */
function unwrap(text: string, event: LogEvent): string {
  let message = text
  if (message.startsWith('message repeated ')) {
    const m = /^message repeated (\d{1,9}) times: \[ ?(.*?)\]?$/.exec(message)
    if (m !== null) {
      event['log.repeated'] = Number(m[1])
      message = m[2]!
    }
  }
  const level = /^(?:error|fatal|debug\d|warning): /.exec(message)
  return level === null || message.startsWith('error: maximum') ? message : message.slice(level[0].length)
}

const authentication = ['authentication']

function login(event: LogEvent, isSuccess: boolean): void {
  if (isSuccess) mark(event, ['authentication', 'session'], ['start'], 'ssh_login', 'success')
  else mark(event, authentication, ['start'], 'ssh_login', 'failure')
}

function readKnown(text: string, event: LogEvent): boolean {
  switch (text.charCodeAt(0)) {
    case 65: // A
      if (text.startsWith('Accepted ')) return foundKey(text, event) || accepted(text, event, true)
      return pamFailure(text, event) || misfit(text, event)
    case 70: // F
      return text.startsWith('Failed ') && accepted(text, event, false)
    case 80: // P
      return postponed(text, event)
    case 73: // I
      return invalidUser(text, event) || misfit(text, event)
    case 67: // C
    case 68: // D
    case 82: // R
      return pamFailure(text, event) || connection(text, event) || misfit(text, event)
    case 85: // U
      return notAllowed(text, event) || pamFailure(text, event) || misfit(text, event) || child(text, event)
    case 97: // a
      return pamFailure(text, event) || misfit(text, event)
    case 115: // s
      return subsystem(text, event) || misfit(text, event)
    case 83: // S
      return session(text, event) || misfit(text, event)
    case 105: // i
    case 107: // k
      return unnamed(text, event) || misfit(text, event) || cut(text, event)
    default:
      return notAllowed(text, event) || misfit(text, event) || connection(text, event)
  }
}

/** `Accepted publickey for u from 192.0.2.1 port 22 ssh2: RSA SHA256:…`, `Failed password for invalid user u from …`. */
function accepted(text: string, event: LogEvent, isSuccess: boolean): boolean {
  const space = text.indexOf(' ', isSuccess ? 9 : 7)
  const method = text.slice(isSuccess ? 9 : 7, space)
  const isFor = text.startsWith(' for ', space)
  const start = isFor ? space + 5 : space + 1
  const from = fromAt(text)
  const m = /^ from (\S{1,255})(?: port (\d{1,5}))?(?: (ssh\d?))?(?:: (.*))?/.exec(text.slice(from))
  if (m === null) return false
  let user = text.slice(start, Math.max(start, from))
  if (user.startsWith('invalid user ')) user = user.slice(13)
  else if (user.startsWith('illegal user ')) user = user.slice(13)
  login(event, isSuccess)
  event['event.reason'] = text.includes(' invalid user ') ? 'invalid-user' : undefined
  setText(event, 'user.name', user)
  setAddress(event, 'source', m[1]!)
  setPort(event, 'source', m[2])
  setText(event, 'sshd.method', method)
  setText(event, 'sshd.signature', m[4])
  if (m[3] !== undefined) event['network.protocol'] = 'ssh'
  return true
}

/** A forged user name may hold " from "; the last one that an address and a port follow is sshd's own. */
function fromAt(text: string): number {
  const last = text.lastIndexOf(' from ')
  for (let at = last; at > 0; at = text.lastIndexOf(' from ', at - 1))
    if (/^ from \S{1,255} port \d{1,5}(?=$|[ :])/.test(text.slice(at, at + 300))) return at
  return last
}

/** `Accepted key RSA SHA256:… found at /home/u/.ssh/authorized_keys:1`: no name, no address. */
function foundKey(text: string, event: LogEvent): boolean {
  const m = /^Accepted key (\S+ \S+) found at (\S+?)(?::\d+)?\s*$/.exec(text)
  if (m === null) return false
  login(event, true)
  setText(event, 'sshd.signature', m[1])
  setText(event, 'file.path', m[2])
  return true
}

function postponed(text: string, event: LogEvent): boolean {
  const m = /^Postponed (\S+) for (?:invalid user )?(.*) from (\S+) port (\d+)/.exec(text)
  if (m === null) return false
  mark(event, authentication, ['info'], 'ssh_postponed', 'unknown')
  setText(event, 'sshd.method', m[1])
  setText(event, 'user.name', m[2])
  setAddress(event, 'source', m[3]!)
  setPort(event, 'source', m[4])
  return true
}

function invalidUser(text: string, event: LogEvent): boolean {
  const m = /^(?:Invalid|Illegal) user (.*?) ?from (\S+)(?: port (\d+))?\s*$/.exec(text)
  if (m === null) return false
  login(event, false)
  event['event.reason'] = 'invalid-user'
  setText(event, 'user.name', m[1]!.trim())
  setAddress(event, 'source', m[2]!)
  setPort(event, 'source', m[3])
  return true
}

/** `Connection closed by [authenticating|invalid user u ]192.0.2.1 port 22 [preauth]`, `Received disconnect from …: 11: Bye`. */
function connection(text: string, event: LogEvent): boolean {
  const m =
    // a name may hold blanks and addresses: the last address with a port is the peer's
    /^(Connection (?:closed|reset) by|Disconnected from|Disconnecting) (authenticating user|invalid user|illegal user|user) (.*) (\S{1,255}) port (\d{1,5})(.*)$/.exec(
      text,
    ) ??
    /^(Connection (?:closed|reset) by|Received disconnect from|Disconnected from|Disconnecting|Connection from|Did not receive identification string from|Timeout before authentication for(?: connection from)?|Connection reset by|Timeout, client not responding from) (?:(authenticating user|invalid user|illegal user|user) (.*?) )?(\[?[\w.:%-]{1,255}\]?)(?: port (\d{1,5}))?(.*)$/.exec(
      text,
    )
  if (m === null) return false
  const isFrom = m[1] === 'Connection from'
  mark(
    event,
    ['network', 'session'],
    isFrom ? ['connection', 'start'] : ['connection', 'end'],
    isFrom ? 'ssh_connect' : 'ssh_disconnect',
  )
  if (m[2] !== undefined && m[2] !== 'user') event['event.outcome'] = 'failure'
  else if (m[1]!.startsWith('Timeout') || m[1]!.startsWith('Did not')) event['event.outcome'] = 'failure'
  // who comes in, and a session that its user ended, is as it should be; who leaves before signing in may be either
  else if (isFrom || (m[2] === 'user' && m[1] !== 'Disconnecting') || m[6]!.endsWith(' disconnected by user'))
    event['event.outcome'] = 'success'
  setText(event, 'user.name', m[3])
  setAddress(event, 'source', m[4]!.replace(/:$/, ''))
  setPort(event, 'source', m[5])
  if (isFrom) {
    const on = /^ on (\S+) port (\d+)/.exec(m[6]!)
    if (on !== null) {
      setAddress(event, 'destination', on[1]!)
      setPort(event, 'destination', on[2])
    }
  }
  return true
}

function notAllowed(text: string, event: LogEvent): boolean {
  const m =
    /^User (.{1,512}?)(?: from (\S+))? not allowed because (.*)$/.exec(text) ??
    /^maximum authentication attempts exceeded for (?:invalid user )?(.*) from (\S+) port (\d+)/.exec(
      text.replace(/^error: /, ''),
    )
  if (m === null) return false
  login(event, false)
  setText(event, 'user.name', m[1])
  if (m[2] !== undefined) setAddress(event, 'source', m[2])
  if (/^\d+$/.test(m[3] ?? '')) setPort(event, 'source', m[3])
  else setText(event, 'event.reason', m[3])
  return true
}

/** `Authentication failure for u from 192.0.2.1`, `ROOT LOGIN REFUSED FROM 192.0.2.1 port 1`. */
function pamFailure(text: string, event: LogEvent): boolean {
  const m =
    /^(?:PAM: )?(?:(?:[Aa]uthentication (?:failure|error)|User not known to the underlying authentication module) for (?:illegal user )?(.{0,256}?) from|ROOT LOGIN REFUSED FROM()) (\S{1,255})(?: port (\d{1,5}))?/.exec(
      text,
    )
  if (m === null) return false
  login(event, false)
  setText(event, 'user.name', m[1] ?? 'root')
  setAddress(event, 'source', m[3]!)
  setPort(event, 'source', m[4])
  return true
}

/** `Starting session: command for u from 192.0.2.1 port 22 id 0`. */
function session(text: string, event: LogEvent): boolean {
  const m = /^Starting session: (\S{1,64})(?: on (\S{1,64}))? for (.{1,256}) from (\S{1,255}) port (\d{1,5})/.exec(text)
  if (m === null) return false
  mark(event, ['session'], ['start'], 'ssh_session', 'success')
  setText(event, 'sshd.session', m[1])
  setText(event, 'user.name', m[3])
  setAddress(event, 'source', m[4]!)
  setPort(event, 'source', m[5])
  return true
}

/** `User u is on pid 60225`: who the process of a session belongs to. */
function child(text: string, event: LogEvent): boolean {
  const m = /^User (.{1,256}) is on pid (\d{1,10})$/.exec(text)
  if (m === null) return false
  mark(event, ['session', 'process'], ['start'], 'ssh_session', 'success')
  setText(event, 'user.name', m[1])
  event['sshd.child.pid'] = Number(m[2])
  return true
}

/** `input_userauth_request: invalid user u [preauth]`: the name, before the line that has the address. */
function unnamed(text: string, event: LogEvent): boolean {
  const m = /^input_userauth_request: (?:invalid|illegal) user (.{0,256}?)(?: \[preauth\])?$/.exec(text)
  if (m === null) return false
  login(event, false)
  event['event.reason'] = 'invalid-user'
  setText(event, 'user.name', m[1])
  return true
}

/** `kex_exchange_identification: Connection closed by remote host`: gone before a word of SSH was spoken. */
function cut(text: string, event: LogEvent): boolean {
  if (!/^kex_exchange_identification: (?:read: )?(?:Connection (?:closed|reset)|client sent)/.test(text)) return false
  mark(event, ['network', 'session'], ['connection', 'end'], 'ssh_misfit', 'failure')
  return true
}

function subsystem(text: string, event: LogEvent): boolean {
  const m = /^subsystem request for (\S+)(?: by user (\S+))?/.exec(text)
  if (m === null) return false
  mark(event, ['session'], ['info'], 'ssh_subsystem', 'success')
  setText(event, 'sshd.subsystem', m[1])
  setText(event, 'user.name', m[2])
  return true
}

/** Whoever does not speak SSH, or not the same SSH: scanners. */
function misfit(text: string, event: LogEvent): boolean {
  const m =
    /^(?:Unable to negotiate with|Bad protocol version identification .* from|banner exchange: Connection from|Protocol major versions differ for|probed from|reverse mapping checking getaddrinfo for \S+|Address|ssh_dispatch_run_fatal: Connection (?:from|to)|Unable to negotiate a key exchange method|Bad packet length|kex_exchange_identification:.*from|scanned from|refused connect from(?: \S{1,255} \()?|drop connection #\d+ from)(?: |(?<=\())\[?([\da-fA-F.:]{3,45})\]?(?: port (\d{1,5}))?/.exec(
      text,
    )
  if (m === null) return false
  mark(event, ['network'], ['connection', 'protocol'], 'ssh_misfit', 'failure')
  setAddress(event, 'source', m[1]!.replace(/:$/, ''))
  setPort(event, 'source', m[2])
  return true
}
