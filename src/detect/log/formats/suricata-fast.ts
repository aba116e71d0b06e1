// Suricata's and Snort's fast alerts: `03/04/2026-10:15:30.123456  [**] [1:2034647:1] text [**] [Classification: …] [Priority: 1] {TCP} a:p -> b:p`.
import { mark } from '../event.ts'
import { setEndpoint } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage } from '../put.ts'
import { setTimeText } from '../time/text.ts'

const alert =
  /\[(\d{1,9}):(\d{1,9}):(\d{1,9})\] ([^[\]]{1,1024}?)(?: \[\*\*\])?(?: \[Classification: ([^\]]{1,128})\])?(?: \[Priority: (\d{1,3})\])?:? \{([A-Za-z0-9:-]{1,32})\} ([\da-fA-F.:[\]]{2,50}) -> ([\da-fA-F.:[\]]{2,50})/

export const suricataFast: LogFormat = {
  name: 'suricata-fast',
  title: { en: 'Suricata and Snort fast alerts', ja: 'Suricata・Snort fast アラート' },
  dataset: 'suricata.fast',
  programs: ['snort'],
  sign: (text) => text.includes(' -> ') && (text.includes('[**] [') || text.includes('[Priority: ')),
  read(text, event, reading) {
    const m = alert.exec(text.slice(0, 4096))
    if (!m) return false
    const time = /^(\d\d)\/(\d\d)(?:\/(\d{4}|\d\d))?-(\d\d:\d\d:\d\d\.\d{1,6}) /.exec(text)
    const year = time?.[3]
      ? time[3].length === 2
        ? `20${time[3]}`
        : time[3]
      : String(reading.given.year ?? new Date(reading.given.receivedAtMs).getUTCFullYear())
    if (time) setTimeText(event, `${year}-${time[1]}-${time[2]} ${time[4]}`, reading)
    put(event, 'rule.id', m[2])
    put(event, 'rule.version', m[3])
    put(event, 'rule.name', m[4])
    put(event, 'rule.category', m[5])
    put(event, 'event.severity', m[6])
    put(event, 'network.transport', m[7]!.toLowerCase())
    setEndpoint(event, 'source', m[8]!)
    setEndpoint(event, 'destination', m[9]!)
    putMessage(event, m[4])
    const isDropped = text.includes('[Drop]') || text.includes('[wDrop]')
    mark(event, ['intrusion_detection', 'network'], [isDropped ? 'denied' : 'allowed'], 'alert')
    event['event.kind'] = 'alert'
    return true
  },
}
