// SpamAssassin's daemon: who asked for a verdict, for whose mail, and what it was. It stands between the lines of the mail server.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'

export const spamassassin: LogFormat = {
  name: 'spamassassin',
  title: { ja: 'SpamAssassin(spamd)', en: 'SpamAssassin (spamd)' },
  dataset: 'spamassassin.log',
  programs: ['spamd', 'spamassassin'],
  sign: (text) => text.startsWith('spamd: '),
  read(text, event) {
    event['event.dataset'] = 'spamassassin.log'
    event['process.name'] ??= 'spamd'
    const said = text.startsWith('spamd: ') ? text.slice(7) : text
    if (!(connection(said, event) || result(said, event) || message(said, event))) mark(event, ['email'], ['info'])
    return true
  },
}

/** `connection from mx.example.org [192.0.2.1]:33620 to port 783, fd 5`. */
function connection(text: string, event: LogEvent): boolean {
  const m = /^connection from (\S{1,255}) \[([\da-fA-F.:]{2,45})\]:(\d{1,5}) to port (\d{1,5})/.exec(text)
  if (m === null) return false
  mark(event, ['email'], ['info'], 'connection')
  name(event, m[1]!)
  setAddress(event, 'source', m[2]!)
  setPort(event, 'source', m[3])
  setPort(event, 'destination', m[4])
  return true
}

/** `result: Y 12 - TESTS scantime=4.7,size=2252,user=u,uid=118,required_score=5.0,rhost=h,raddr=a,rport=1,mid=<x@y>,autolearn=no`. */
function result(text: string, event: LogEvent): boolean {
  const m = /^result: ([Y.]) (-?\d{1,6}) - (\S{0,8192}) (scantime=.*)$/.exec(text)
  if (m === null) return false
  const isSpam = m[1] === 'Y'
  mark(event, ['email'], isSpam ? ['indicator'] : ['info'], isSpam ? 'spam' : 'ham')
  event['spamassassin.score'] = Number(m[2])
  put(event, 'spamassassin.tests', m[3]!.split(','))
  for (const pair of m[4]!.split(',')) {
    const sign = pair.indexOf('=')
    const value = pair.slice(sign + 1)
    const key = pair.slice(0, sign)
    if (key === 'user') put(event, 'user.name', value)
    else if (key === 'uid') put(event, 'user.id', value)
    else if (key === 'rhost') name(event, value)
    else if (key === 'raddr') setAddress(event, 'source', value)
    else if (key === 'rport') setPort(event, 'source', value)
    else if (key === 'mid') put(event, 'email.message_id', value.replace(/^<(.*)>$/, '$1'))
    else if (key === 'size') put(event, 'spamassassin.size', value)
    else if (key === 'required_score') put(event, 'spamassassin.required_score', value)
  }
  return true
}

/** `identified spam (12.3/5.0) for u:118 in 1.2 seconds, 2252 bytes.`, `processing message <x@y> for u:118`. */
function message(text: string, event: LogEvent): boolean {
  const verdict =
    /^(identified spam|clean message) \((-?[\d.]{1,12})\/([\d.]{1,12})\) for ([^:\s]{1,255}):(\d{1,10})/.exec(text)
  const work = /^(?:processing|checking) message (\S{1,998}) for ([^:\s]{1,255}):(\d{1,10})/.exec(text)
  if (verdict !== null) {
    const isSpam = verdict[1] === 'identified spam'
    mark(event, ['email'], isSpam ? ['indicator'] : ['info'], isSpam ? 'spam' : 'ham')
    event['spamassassin.score'] = Number(verdict[2])
    put(event, 'spamassassin.required_score', verdict[3])
  } else if (work !== null) {
    mark(event, ['email'], ['info'], 'checking')
    put(event, 'email.message_id', work[1]!.replace(/^<(.*)>$/, '$1'))
  } else return false
  put(event, 'user.name', verdict?.[4] ?? work?.[2])
  put(event, 'user.id', verdict?.[5] ?? work?.[3])
  return true
}

function name(event: LogEvent, text: string): void {
  if (/[a-z]/i.test(text) && text !== 'localhost' && !text.includes(':')) {
    put(event, 'source.address', text)
    put(event, 'source.domain', text)
  }
}
