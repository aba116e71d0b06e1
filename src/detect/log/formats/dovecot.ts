// Dovecot: sign-ins over IMAP, POP3, submission and ManageSieve, and those that failed.
import { type LogEvent, mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { readPam } from './pam.ts'

export const dovecot: LogFormat = {
  name: 'dovecot',
  title: { ja: 'Dovecot', en: 'Dovecot' },
  dataset: 'dovecot.log',
  programs: [
    'dovecot',
    'dovecot-auth',
    'imap-login',
    'pop3-login',
    'imap',
    'pop3',
    'lmtp',
    'managesieve-login',
    'submission-login',
    'auth',
    'auth-worker',
  ],
  sign: (text) =>
    /^(?:[a-z3-]{3,20}-login|auth(?:-worker)?(?:\(\d+\))?): (?:Info: |Error: |Warning: )?(?:Login|Disconnected|Aborted|passwd|pam|sql|ldap|Logged)/i.test(
      text,
    ),
  read(text, event, reading) {
    const pam = text.search(/pam_\w+\(dovecot|\(pam_|authentication failure;/)
    if (pam >= 0 && readPam(text.slice(pam), event)) return true
    const part = /^([a-z0-9-]{3,32})(?:\(([^)]{0,300})\))?(?:<[^>]{1,64}>){0,2}: /.exec(text)
    const service = part?.[1] ?? reading.program
    const rest = (part === null ? text : text.slice(part[0].length)).replace(/^(?:Info|Error|Warning|Debug): /, '')
    const protocol = /^(imap|pop3|lmtp|managesieve|submission)/.exec(service)
    if (protocol !== null) event['network.protocol'] = protocol[1]
    put(event, 'dovecot.service', service)
    if (
      /^auth/.test(service) ||
      /^(?:passwd(?:-file)?|pam|sql|ldap|shadow|checkpassword|static|dict|unix_user)\(/.test(rest)
    )
      database(rest, part?.[2], event)
    else login(rest, part?.[2], event)
    return true
  },
}

/** `Login: user=<a>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, mpid=1, TLS`, `Disconnected (auth failed, 1 attempts): user=<…`. */
function login(text: string, user: string | undefined, event: LogEvent): void {
  if (!text.includes('rip=')) {
    put(event, 'user.name', user?.split(',')[0])
    const isEnd = /^(?:Disconnected|Connection closed|Logged out)/.test(text)
    mark(event, ['email', 'session'], [isEnd ? 'end' : 'info'], isEnd ? 'disconnect' : undefined)
    return
  }
  const isLogin = text.startsWith('Login:')
  const isFailure =
    /auth failed|Aborted login|aborted|tried to use disallowed|Login denied|failed|disabled|no auth attempts|Too many invalid/i.test(
      text,
    )
  const isAuth = isLogin || /auth failed|disallowed plaintext|Login denied|proxy/.test(text)
  mark(
    event,
    isAuth ? ['authentication', 'email'] : ['email', 'network'],
    isLogin ? ['start'] : isAuth ? ['start', 'end'] : ['connection', 'end'],
    isLogin ? 'login' : isAuth ? 'login' : 'disconnect',
    isLogin ? 'success' : isFailure ? 'failure' : undefined,
  )
  const at = text.search(/: (?:user=|method=|rip=)/)
  if (!isLogin && at > 0) put(event, 'event.reason', text.slice(0, at))
  put(event, 'user.name', /user=<([^>]{0,300})>/.exec(text)?.[1])
  setAddress(event, 'source', /rip=(?:::ffff:)?([\da-fA-F.:]{2,45})/.exec(text)?.[1] ?? '')
  setAddress(event, 'destination', /lip=(?:::ffff:)?([\da-fA-F.:]{2,45})/.exec(text)?.[1] ?? '')
  put(event, 'source.port', /rport=(\d{1,5})/.exec(text)?.[1])
  put(event, 'destination.port', /lport=(\d{1,5})/.exec(text)?.[1])
  put(event, 'dovecot.method', /method=([^,\s]{1,32})/.exec(text)?.[1])
  put(event, 'session.id', /session=<([^>]{1,64})>/.exec(text)?.[1])
}

/** `pam(alice,192.0.2.1,<session>): unknown user`, `passwd-file(…): Password mismatch`. */
function database(text: string, facts: string | undefined, event: LogEvent): void {
  const m =
    /\b(?:passwd-file|passwd|pam|sql|ldap|shadow|checkpassword|static|dict|lua|unix_user)\(([^,)]{0,300})(?:,([\da-fA-F.:]{2,45}))?(?:,[^)]{0,100})?\): (.*)$/.exec(
      text,
    )
  const isFailure = /fail|mismatch|unknown user|not found|invalid|denied|expired|disabled/i.test(text)
  mark(event, ['authentication'], isFailure ? ['start'] : ['info'], 'login', isFailure ? 'failure' : undefined)
  const values = facts?.split(',') ?? []
  put(event, 'user.name', m?.[1] ?? (/^\d+$/.test(values[0] ?? '') ? undefined : values[0]))
  setAddress(event, 'source', m?.[2] ?? values[1] ?? '')
  put(event, 'event.reason', m?.[3] ?? text)
}
