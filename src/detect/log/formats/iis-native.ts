// IIS' own log: `192.0.2.1, -, 11/20/2023, 15:44:03, W3SVC1, SERVER, 198.51.100.1, 2, 769, 143, 304, 0, GET, /, -,` in local time.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putUser } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { usStamp } from '../time/text.ts'

const line = /^[\da-fA-F.:%]{3,45}, [^,]{1,128}, \d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d\d:\d\d, /

export const iisNative: LogFormat = {
  name: 'iis-native',
  title: { en: 'IIS log file format', ja: 'IIS ログ形式' },
  dataset: 'iis.access',
  sign: (text) => line.test(text),
  read(text, event, reading) {
    const part = text.split(', ')
    if (!line.test(text) || part.length < 14) return false
    const stamp = usStamp(`${part[2]}, ${part[3]}`)
    if (stamp) setTime(event, stamp, reading.clock)
    put(event, 'source.ip', part[0])
    putUser(event, 'user', part[1])
    put(event, 'iis.access.site_name', part[4])
    put(event, 'host.name', part[5])
    put(event, 'destination.ip', part[6])
    put(event, 'event.duration', Number(part[7]) * 1e6)
    put(event, 'http.request.body.bytes', part[8])
    put(event, 'http.response.body.bytes', part[9])
    put(event, 'http.response.status_code', part[10])
    put(event, 'iis.access.win32_status', part[11])
    put(event, 'http.request.method', part[12])
    put(event, 'url.path', part[13])
    put(event, 'url.query', part[14]?.replace(/,$/, ''))
    put(event, 'url.original', event['url.query'] ? `${part[13]}?${event['url.query']}` : part[13])
    mark(event, ['network', 'web'], ['access', 'connection'], undefined, Number(part[10]) < 400 ? 'success' : 'failure')
    return true
  },
}
