// IBM's LEEF 1.0 and 2.0, as QRadar's sources send it.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { readLeef } from '../read/leef.ts'
import { setTimeText } from '../time/text.ts'
import { judgeByWords } from './judge-by-words.ts'
import { leefFields } from './leef-fields.ts'

export const leef: LogFormat = {
  name: 'leef',
  title: { en: 'LEEF (IBM Log Event Extended Format)', ja: 'LEEF(IBM ログイベント拡張形式)' },
  dataset: 'leef.log',
  sign: (text) => text.includes('LEEF:'),
  read(text, event, reading) {
    const read = readLeef(text)
    if (!read) return false
    const { attributes } = read
    const time = attributes.get('devTime') ?? attributes.get('ReceiveTime')
    if (time) setTimeText(event, time, reading)
    put(event, 'observer.vendor', read.vendor)
    put(event, 'observer.product', read.product)
    put(event, 'observer.version', read.deviceVersion)
    put(event, 'event.code', read.eventId)
    putTable(event, attributes, leefFields, 'leef')
    putUser(event, 'user', attributes.get('usrName') ?? attributes.get('SourceUser'))
    put(event, 'network.transport', transportOf(attributes.get('proto')))
    putUrl(event, attributes.get('url') ?? attributes.get('resource'))
    putMessage(event, attributes.get('msg') ?? attributes.get('desc'), read.eventId)
    judge(event, read.eventId, attributes)
    return true
  },
}

function judge(event: LogEvent, eventId: string, attributes: ReadonlyMap<string, string>) {
  const action = attributes.get('action') ?? attributes.get('Action') ?? ''
  judgeByWords(event, {
    what: `${attributes.get('cat') ?? ''} ${eventId}`,
    action: action || eventId,
    outcome: attributes.get('status') ?? attributes.get('result') ?? action,
  })
  if (event['event.action'] === undefined) put(event, 'event.action', action || eventId)
  if (event['event.category'] === undefined) mark(event, ['host'], ['info'])
}
