// Postfix: who connected, what was accepted, refused and delivered, by its programs smtpd, cleanup, qmgr, smtp, postscreen.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setEndpoint, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putUser } from '../put.ts'
import { spamassassin } from './spamassassin.ts'

export const postfix: LogFormat = {
  name: 'postfix',
  title: { ja: 'Postfix', en: 'Postfix' },
  dataset: 'postfix.log',
  programs: ['postfix', 'postgrey', 'policyd-spf', 'mailcow'],
  sign: (text) =>
    /^(?:[0-9A-F]{6,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,20}|NOQUEUE): (?:to=<|from=<|client=|message-id=|uid=\d|reject: |warning: header |removed$|milter-)|^(?:dis)?connect from [\w.-]+\[[\da-fA-F.:]+\]|^warning: [\w.-]+\[[\da-fA-F.:]+\]: SASL |^CONNECT from \[|^PREGREET \d/.test(
      text,
    ),
  read(text, event, reading) {
    // a source that is pinned to the mail server sends its neighbour's lines too
    if (text.startsWith('spamd: ')) return spamassassin.read(text, event, reading)
    event['network.protocol'] = 'smtp'
    let rest = text
    const id = /^([0-9A-Za-z]{5,20}): /.exec(text)
    if (id !== null && (id[1] === 'NOQUEUE' || /^[0-9A-F]{5,16}$|\d/.test(id[1]!))) {
      rest = text.slice(id[0].length)
      if (id[1] !== 'NOQUEUE') put(event, 'postfix.queue_id', id[1])
    }
    readMessage(rest, event)
    return true
  },
}

/** `host.example[192.0.2.1]:25` and `[192.0.2.1]:25`; `unknown` is no name. */
const HOST = /([\w.-]{0,255})\[([\da-fA-F.:]{3,45})(?:\/\d{1,3})?\](?::(\d{1,5}))?/

function client(text: string, event: LogEvent, side: 'source' | 'destination' = 'source'): boolean {
  const m = HOST.exec(text.slice(0, 2048))
  if (m === null) return false
  setAddress(event, side, m[2]!)
  setPort(event, side, m[3])
  if (m[1] !== '' && m[1] !== 'unknown') put(event, `${side}.domain`, m[1])
  return true
}

function readMessage(text: string, event: LogEvent): void {
  const word = /^[A-Za-z-]+/.exec(text)?.[0] ?? ''
  if (spf(text, event)) return
  if (CONNECTION.has(word)) connection(word, text, event)
  else if (REFUSAL.has(word)) refused(word, text, event)
  else if (word === 'warning' || word === 'fatal' || word === 'error') warned(text, event)
  else delivery(text, event)
}

/** `Action: prepend: Text: Received-SPF: Fail (mailfrom) …; client-ip=192.0.2.1; envelope-from=a@b`, `Pass; identity=helo; …`. */
function spf(text: string, event: LogEvent): boolean {
  if (!text.includes('client-ip=')) return false
  const verdict = /\b(Pass|None|Neutral|Softfail|Fail|Permerror|Temperror)\b/i.exec(text)
  const ip = / client-ip=([\da-fA-F.:]{3,45})/.exec(text)
  if (verdict === null || ip === null) return false
  mark(event, ['email'], ['info'], 'spf', /^(?:pass|none|neutral)$/i.test(verdict[1]!) ? 'success' : 'failure')
  put(event, 'event.reason', `SPF ${verdict[1]}`)
  setAddress(event, 'source', ip[1]!)
  const sender = / envelope-from="?([^\s;"]{1,998})/.exec(text)?.[1]
  if (sender !== undefined) event['email.from.address'] = [sender]
  put(event, 'email.helo', / helo=([^\s;]{1,255})/.exec(text)?.[1])
  return true
}

const CONNECTION = new Set(
  'connect disconnect lost timeout improper Anonymous Untrusted Trusted Verified CONNECT DISCONNECT HANGUP PASS PREGREET too SSL DNSBL BARE BLACKLISTED WHITELISTED COMMAND NON-SMTP'.split(
    ' ',
  ),
)
const REFUSAL = new Set(
  'reject reject_warning filter redirect bcc prepend replace milter-reject discard hold milter-discard milter-hold'.split(
    ' ',
  ),
)

function connection(word: string, text: string, event: LogEvent): void {
  const isEnd = /^(?:disconnect|lost|DISCONNECT|HANGUP|timeout)/.test(word)
  mark(
    event,
    ['network', 'email'],
    ['connection', isEnd ? 'end' : 'start'],
    word.toLowerCase() === 'ssl' ? 'tls-error' : word.toLowerCase(),
  )
  if (/^(?:dis)?connect$/.test(word)) event['event.outcome'] = 'success'
  if (/^(?:improper|too|SSL|PREGREET|NON|BLACK|BARE|COMMAND|DNSBL)/.test(word)) event['event.outcome'] = 'failure'
  const to = / to (\[[^\]]{3,45}\]:\d{1,5})/.exec(text)
  if (/TLS connection established to /.test(text)) client(text, event, 'destination')
  else if (word === 'connect' && text.startsWith('connect to ')) {
    client(text, event, 'destination')
    event['event.outcome'] = 'failure'
    return
  } else client(text, event)
  if (to !== null) client(to[1]!, event, 'destination')
  const tls = /: (TLSv[\d.]{1,4}|SSLv\d) with cipher (\S+)/.exec(text)
  if (tls !== null) {
    put(event, 'tls.version', tls[1]!.slice(4))
    put(event, 'tls.cipher', tls[2])
  }
}

/** `reject: RCPT from host[192.0.2.1]: 554 5.7.1 <x@y>: Relay access denied; from=<a> to=<b> proto=ESMTP helo=<c>`. */
function refused(word: string, text: string, event: LogEvent): void {
  if (/^(?:filter|redirect|bcc|prepend|replace|reject_warning)/.test(word))
    mark(event, ['email'], ['info'], word, 'success')
  else mark(event, ['email'], ['denied', 'info'], word, 'failure')
  client(text, event)
  const m = /: (\d{3}) (?:(\d\.\d{1,3}\.\d{1,3}) )?(.*?)(?:; from=|$)/.exec(text)
  if (m !== null) {
    put(event, 'email.smtp.code', m[1])
    put(event, 'email.smtp.status', m[2])
    put(event, 'event.reason', m[3])
  }
  parties(text, event)
}

function warned(text: string, event: LogEvent): void {
  const sasl =
    /^warning: (\S{1,255}\[[\da-fA-F.:]{3,45}\](?::\d+)?): SASL (\S{1,40}) authentication (?:failed|aborted)(?:: ([^,]*))?/.exec(
      text,
    )
  if (sasl !== null) {
    mark(event, ['authentication', 'email'], ['start'], 'sasl-login', 'failure')
    client(sasl[1]!, event)
    put(event, 'postfix.sasl.method', sasl[2])
    put(event, 'event.reason', sasl[3])
    put(event, 'user.name', /, sasl_username=(\S+)/.exec(text)?.[1])
    return
  }
  const header = /^warning: header ([\w-]{1,64}): (.*?) from (\S+?);/s.exec(text)
  mark(event, ['email'], header === null && !text.startsWith('warning: hostname') ? ['error'] : ['info'])
  const address =
    /^warning: (?:hostname \S{1,255} does not resolve to address|(?:\S{1,255}: )?address not listed for hostname|([\da-fA-F.:]{3,45}): )\s?([\da-fA-F.:]{3,45})?/.exec(
      text,
    )
  if (!client(text, event) && address !== null)
    setAddress(event, 'source', (address[2] ?? address[1] ?? '').replace(/:$/, ''))
  if (header !== null) {
    if (header[1]!.toLowerCase() === 'subject') put(event, 'email.subject', header[2])
    const name = /filename="([^"]{1,512})"/.exec(header[2]!)
    put(event, 'file.name', name?.[1])
    const size = /\bsize=(\d{1,15})/.exec(header[2]!)
    if (size !== null) event['file.size'] = Number(size[1])
  }
  parties(text, event)
}

const STATUS: Readonly<Record<string, 'success' | 'failure' | 'unknown'>> = {
  sent: 'success',
  deliverable: 'success',
  deferred: 'unknown',
  bounced: 'failure',
  expired: 'failure',
  undeliverable: 'failure',
}

function delivery(text: string, event: LogEvent): void {
  const status = /, status=([a-z]{3,20})(?: \((.*)\))?/.exec(text)
  const action =
    status?.[1] ??
    (text.startsWith('client=')
      ? 'accepted'
      : text.startsWith('removed')
        ? 'removed'
        : text.startsWith('message-id=')
          ? 'message-id'
          : /^from=</.test(text)
            ? 'queued'
            : undefined)
  mark(event, ['email'], ['info'], action, status === null ? undefined : (STATUS[status[1]!] ?? 'unknown'))
  put(event, 'event.reason', status?.[2])
  const relay = /, relay=(\S+?),/.exec(text)
  if (relay !== null && relay[1] !== 'none') {
    if (!client(relay[1]!, event, 'destination')) {
      if (/^[\da-fA-F.]{7,45}:\d{1,5}$/.test(relay[1]!)) setEndpoint(event, 'destination', relay[1]!)
      else put(event, 'postfix.relay', relay[1])
    }
  }
  if (/^(?:host \S{1,255}\[|Used TLS for )/.test(text)) client(text, event, 'destination')
  else if (text.startsWith('whitelisted: ')) client(text, event)
  if (text.startsWith('client=')) {
    client(text, event)
    putUser(event, 'user', /, sasl_username=([^,\s]+)/.exec(text)?.[1])
    if (event['user.name'] !== undefined) mark(event, ['authentication', 'email'], ['start'], 'sasl-login', 'success')
  }
  const id = /message-id=<?([^>\s]{1,998})>?/.exec(text)
  put(event, 'email.message_id', id?.[1])
  put(event, 'postfix.size', /, size=(\d+)/.exec(text)?.[1])
  const policy =
    /^action=(\w+), reason=([^,]*),(?: delay=\d+,)? client_name=([^,]*), client_address=([\da-fA-F.:]+)/.exec(text)
  if (policy !== null) {
    mark(event, ['email'], ['info'], policy[1], policy[1] === 'pass' ? 'success' : 'failure')
    put(event, 'event.reason', policy[2])
    setAddress(event, 'source', policy[4]!)
    put(event, 'source.domain', policy[3])
  }
  parties(text, event)
}

function parties(text: string, event: LogEvent): void {
  for (const [key, field] of [
    ['from', 'email.from.address'],
    ['to', 'email.to.address'],
    ['orig_to', 'email.original_to.address'],
    ['sender', 'email.from.address'],
    ['recipient', 'email.to.address'],
  ] as const) {
    const m = new RegExp(`(?:^|[ ,;])${key}=(?:<([^>]{1,998})>|([^,\\s<>]{1,998}))`).exec(text)
    const value = m?.[1] ?? m?.[2]
    if (value !== undefined && event[field] === undefined) event[field] = [value]
  }
  put(event, 'email.helo', / helo=<([^>]{1,255})>/.exec(text)?.[1])
  put(event, 'email.proto', / proto=(\w+)/.exec(text)?.[1])
  const to = event['email.to.address'] as readonly string[] | undefined
  const at = to?.[0]?.lastIndexOf('@') ?? -1
  if (at > 0) put(event, 'destination.domain', to![0]!.slice(at + 1))
}
