// MikroTik RouterOS: topics first (`firewall,info …`, `system,error,critical …`), then a sentence.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser } from '../put.ts'
import { setTimeText } from '../time/text.ts'
import { markFlow } from './flow.ts'

const topics =
  /^(?:(\d{4}-\d\d-\d\dT\S{8,24}) (\S{1,255}) )?((?:firewall|system|dhcp|ppp|pppoe|l2tp|sstp|ovpn|ipsec|wireless|account|interface|hotspot|dns|route|script)(?:,[a-z0-9]{2,16}){1,4}) /

export const mikrotik: LogFormat = {
  name: 'mikrotik',
  title: { en: 'MikroTik RouterOS', ja: 'MikroTik RouterOS' },
  dataset: 'mikrotik.routeros',
  sign: (text) => topics.test(text.slice(0, 256)),
  read(text, event, reading) {
    const m = topics.exec(text.slice(0, 256))
    if (!m) return false
    const said = text.slice(m[0].length)
    if (m[1]) setTimeText(event, m[1], reading)
    put(event, 'host.name', m[2])
    const levels = m[3]!.split(',').slice(1)
    put(event, 'observer.vendor', 'MikroTik')
    put(
      event,
      'log.level',
      levels.find((one) => /^(?:critical|error|warning|info|debug)$/.test(one)),
    )
    put(event, 'mikrotik.topics', m[3])
    putMessage(event, said)
    if (m[3]!.startsWith('firewall')) firewall(event, said.slice(0, 1024))
    else account(event, said.slice(0, 1024))
    return true
  },
}

function firewall(event: LogEvent, said: string) {
  const prefix = /^([^:]{0,64}?) ?(input|forward|output|prerouting|srcnat|dstnat): /.exec(said)
  put(event, 'rule.name', prefix?.[1])
  put(event, 'observer.ingress.interface.name', /\bin:([^ ,]{1,64})/.exec(said)?.[1])
  put(event, 'observer.egress.interface.name', /\bout:([^ ,(]{1,64})/.exec(said)?.[1])
  put(event, 'source.mac', /src-mac ([\da-f:]{17})/i.exec(said)?.[1])
  put(event, 'network.transport', /\bproto ([A-Za-z0-9-]{1,16})/.exec(said)?.[1]?.toLowerCase())
  put(event, 'network.bytes', /\blen (\d{1,6})/.exec(said)?.[1])
  const ends = /\s(\[?[\da-fA-F.:]{2,45}\]??)(?::(\d{1,5}))?->(\[?[\da-fA-F.:]{2,45}\]?)(?::(\d{1,5}))?,/.exec(said)
  const v4 = /([\d.]{7,15})(?::(\d{1,5}))?->([\d.]{7,15})(?::(\d{1,5}))?/.exec(said) ?? ends
  if (v4) {
    put(event, 'source.ip', v4[1])
    put(event, 'source.port', v4[2])
    put(event, 'destination.ip', v4[3])
    put(event, 'destination.port', v4[4])
  }
  put(event, 'event.action', prefix?.[2])
  markFlow(event, prefix?.[1] ?? '')
}

function account(event: LogEvent, said: string) {
  const m = /\buser ([^\s]{1,128}) (logged (?:in|out))?/.exec(said)
  putUser(event, 'user', m?.[1])
  put(event, 'source.ip', / from ([\da-fA-F.:]{3,45})/.exec(said)?.[1])
  put(event, 'network.protocol', / via ([a-z0-9-]{2,16})/.exec(said)?.[1])
  const isFailure = /failure|failed|error/.test(said)
  if (/login failure|logged in|logged out|authentication/.test(said)) {
    return mark(
      event,
      ['authentication'],
      [/logged out/.test(said) ? 'end' : 'start'],
      /logged out/.test(said) ? 'logout' : 'login',
      isFailure ? 'failure' : 'success',
    )
  }
  mark(event, /changed|added|removed/.test(said) ? ['configuration'] : ['host'], [
    /changed|added|removed/.test(said) ? 'change' : 'info',
  ])
}
