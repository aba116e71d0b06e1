// Exim: mail in and out (`<=`, `=>`, `**`), refusals, and sign-ins that failed.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { zoneAt } from '../time/piece.ts'
import { isoStamp } from '../time/stamp.ts'

const MESSAGE = /^(?:\[\d+\] )?(?:([\dA-Za-z]{6}-[\dA-Za-z]{6,11}-[\dA-Za-z]{2,4}) )?/

export const exim: LogFormat = {
  name: 'exim',
  title: { ja: 'Exim', en: 'Exim' },
  dataset: 'exim.main',
  programs: ['exim', 'exim4'],
  sign: (text) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? (?:[+-]\d{4} )?(?:\[\d+\] )?(?:[\dA-Za-z]{6}-[\dA-Za-z]{6,11}-[\dA-Za-z]{2,4} |H=|\w{3,20} authenticator failed|no (?:host name|IP address) found|SMTP |unexpected disconnection|TLS |rejected |login authenticator|exim \d|Start queue|End queue|refused |\S+ F=<|failed AUTH|Connection from |SA: )/.test(
      text,
    ),
  read(text, event, reading) {
    const stamp = isoStamp(text, 0)
    if (stamp === null && reading.program === '') return false
    let rest = text
    if (stamp !== null) {
      if (stamp.offset === null) zoneAt(text, stamp)
      setTime(event, stamp, reading.clock)
      rest = text.slice(stamp.end).trimStart()
    }
    const head = MESSAGE.exec(rest)!
    put(event, 'exim.message_id', head[1])
    rest = rest.slice(head[0].length)
    event.message = rest
    event['network.protocol'] = 'smtp'
    readMessage(rest, event)
    return true
  },
}

const FLAGS: Readonly<Record<string, readonly [string, ('success' | 'failure' | 'unknown')?]>> = {
  '<=': ['received', 'success'],
  '=>': ['delivered', 'success'],
  '->': ['delivered', 'success'],
  '>>': ['cutthrough', 'success'],
  '*>': ['suppressed', 'unknown'],
  '**': ['bounced', 'failure'],
  '==': ['deferred', 'unknown'],
  Co: ['completed', 'success'],
}

function readMessage(text: string, event: LogEvent): void {
  const flag = FLAGS[text.slice(0, 2)]
  const auth = /^(\w{1,32}) authenticator failed for /.exec(text)
  if (auth !== null) {
    mark(event, ['authentication', 'email'], ['start'], 'sasl-login', 'failure')
    put(event, 'user.name', /\(set_id=([^)]{0,300})\)/.exec(text)?.[1])
    put(event, 'exim.authenticator', auth[1])
  } else if (flag !== undefined && (text[2] === ' ' || text.startsWith('Completed'))) {
    mark(event, ['email'], ['info'], flag[0], flag[1])
    const address = /^.. [^<\s]{1,998} <([^>\s]{1,998})>/.exec(text)?.[1] ?? /^.. (\S{1,998})/.exec(text)?.[1]
    if (address !== undefined && address !== '<>')
      event[flag[0] === 'received' ? 'email.from.address' : 'email.to.address'] = [address]
    put(event, 'user.name', / A=[^:\s]{1,64}:(\S{1,300})/.exec(text)?.[1] ?? / U=(\S{1,300})/.exec(text)?.[1])
    put(event, 'email.message_id', / id=(\S{1,998})/.exec(text)?.[1])
    put(event, 'exim.size', / S=(\d+)/.exec(text)?.[1])
  } else if (
    /\brejected\b|\brefused\b|too many|dropped|ratelimit|failed|unexpected disconnection|SMTP (?:protocol|call|command)/i.test(
      text,
    )
  ) {
    mark(event, ['email'], ['denied', 'info'], /unexpected|SMTP/.test(text) ? 'protocol-error' : 'reject', 'failure')
    put(event, 'event.reason', /rejected [^:]{1,400}: (.*)$/.exec(text)?.[1])
    put(event, 'user.name', /\(set_id=([^)]{0,300})\)/.exec(text)?.[1])
  } else mark(event, ['email'], ['info'])
  const from = / F=<([^>]{1,998})>/.exec(text)?.[1] ?? /^F=<([^>]{1,998})>/.exec(text)?.[1]
  if (from !== undefined) event['email.from.address'] ??= [from]
  const to = /rejected (?:RCPT|rcpt) <?([^\s>:]{1,998})/.exec(text)?.[1]
  if (to !== undefined) event['email.to.address'] ??= [to]
  hosts(text, event)
}

/** `H=name (helo) [192.0.2.1]:99`, `from [192.0.2.1]`, `I=[192.0.2.2]:25`. */
function hosts(text: string, event: LogEvent): void {
  const side = /^(?:=>|->|\*\*|==|>>)/.test(text) ? 'destination' : 'source'
  const m =
    /(?:\bH=|\bfor |\bfrom |\bat |\bconnection from )(?:([\w.-]{1,255}) )?(?:\(([^)]{0,300})\) ?)?\[([\da-fA-F.:]{3,45})\](?::(\d{1,5}))?/i.exec(
      text,
    ) ?? /()()\[([\da-fA-F.:]{3,45})\](?::(\d{1,5}))?/.exec(text.replace(/ I=\[\S+/, ''))
  if (m !== null) {
    setAddress(event, side, m[3]!)
    setPort(event, side, m[4])
    put(event, `${side}.domain`, m[1])
    put(event, 'email.helo', m[2])
  }
  const own = / I=\[([\da-fA-F.:]{3,45})\](?::(\d{1,5}))?/.exec(text)
  if (own !== null && side === 'source') {
    setAddress(event, 'destination', own[1]!)
    setPort(event, 'destination', own[2])
  }
}
