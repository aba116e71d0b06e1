// Sendmail: `q1A2b3: from=<a>, size=1, relay=host [192.0.2.1]`, `ruleset=check_rcpt, … reject=550 …`.
import { type LogEvent, mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'

export const sendmail: LogFormat = {
  name: 'sendmail',
  title: { ja: 'sendmail', en: 'sendmail' },
  dataset: 'sendmail.log',
  programs: ['sendmail', 'sm-mta', 'sm-acceptingconnections', 'sm-msp-queue', 'mimedefang'],
  sign: (text) => /^[\w]{8,20}: (?:from=<?\S|to=<?\S.{0,998}, (?:delay|stat)=|ruleset=check_)/.test(text),
  read(text, event) {
    const id = /^(\w{6,24}): /.exec(text)
    const rest = id === null ? text : text.slice(id[0].length)
    put(event, 'sendmail.queue_id', id?.[1])
    event['network.protocol'] = 'smtp'
    judge(rest, event)
    const from =
      /(?:^|, |arg1=|\s)from=<?([^>,\s]{1,998})>?/.exec(rest)?.[1] ??
      /ruleset=check_mail, arg1=<?([^>,\s]{1,998})/.exec(rest)?.[1]
    const to =
      /(?:^|, )to=<?([^>,\s]{1,998})>?/.exec(rest)?.[1] ?? /ruleset=check_rcpt, arg1=<?([^>,\s]{1,998})/.exec(rest)?.[1]
    if (from !== undefined) event['email.from.address'] = [from]
    if (to !== undefined) event['email.to.address'] = [to]
    put(event, 'email.message_id', /, msgid=<?([^>,\s]{1,998})/.exec(rest)?.[1])
    put(event, 'sendmail.size', /, size=(\d+)/.exec(rest)?.[1])
    peer(rest, event, /(?:^|, )to=/.test(rest) && rest.includes('stat=') ? 'destination' : 'source')
    return true
  },
}

function judge(text: string, event: LogEvent): void {
  const reject = /(?:^|, )reject=(\d{3})? ?(.*)$/.exec(text)
  const status = /, stat=(\w{1,32})(?:[: ]*(.*))?/.exec(text)
  if (
    /^AUTH failure|authentication failure|AUTH=server.*(?:fail|relay=.*attempt)|possible SMTP attack|SYSERR/.test(text)
  )
    mark(event, ['authentication', 'email'], ['start'], 'sasl-login', 'failure')
  else if (/^AUTH=server/.test(text)) {
    mark(event, ['authentication', 'email'], ['start'], 'sasl-login', 'success')
  } else if (reject !== null) {
    mark(event, ['email'], ['denied', 'info'], 'reject', 'failure')
    put(event, 'email.smtp.code', reject[1])
    put(event, 'event.reason', reject[2])
  } else if (status !== null)
    mark(
      event,
      ['email'],
      ['info'],
      status[1]!.toLowerCase(),
      status[1] === 'Sent' ? 'success' : status[1] === 'Deferred' || status[1] === 'queued' ? 'unknown' : 'failure',
    )
  else if (/did not issue|lost input channel|User unknown|Milter.*reject|rejected|Bad \w+|expn|vrfy|wiz/i.test(text))
    mark(event, ['email'], ['denied', 'info'], 'reject', 'failure')
  else mark(event, ['email'], ['info'], text.startsWith('from=') ? 'queued' : undefined)
  put(event, 'user.name', /(?:authid|user)=([^,\s]{1,300})/.exec(text)?.[1])
}

/** `relay=host.example [192.0.2.1] (may be forged)`, `[192.0.2.1] did not issue MAIL`, `host [192.0.2.1]: possible …`. */
function peer(text: string, event: LogEvent, side: 'source' | 'destination'): void {
  const m =
    /(?:relay=|from |^|, )(?:([\w.@-]{1,255}) )?\[(?:IPv6:)?([\da-fA-F.:]{3,45})\]/.exec(text) ??
    /\b()(?:IPv6:)?((?:\d{1,3}\.){3}\d{1,3})\b/.exec(text)
  if (m === null) return
  setAddress(event, side, m[2]!)
  put(event, `${side}.domain`, m[1]?.replace(/^.*@|\.$/g, ''))
}
