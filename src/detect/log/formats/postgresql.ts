// PostgreSQL server log as text, with the prefixes in use (`%m [%p]`, `%t [%p-1] user@db`); statements over several lines are folded in.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'

const levels = 'LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\\d?|DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION'
const level = new RegExp(`(?:^|[\\s:\\]-])(${levels}): {1,2}`)
const stamped = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/

export const postgresql: LogFormat = {
  name: 'postgresql',
  title: { en: 'PostgreSQL server log', ja: 'PostgreSQL サーバーログ' },
  dataset: 'postgresql.log',
  programs: ['postgres', 'postgresql'],
  sign: (text) => stamped.test(text) && level.test(text.slice(0, 256)),
  read(text, event, reading) {
    const m = level.exec(text.slice(0, 256))
    if (!m) return false
    const lead = text.slice(0, m.index)
    const stamp = isoStamp(lead, 0)
    if (stamp) setTime(event, stamp, reading.clock)
    const said = text.slice(m.index + m[0].length)
    put(event, 'log.level', m[1])
    put(event, 'process.pid', /\[(\d{1,10})(?:-\d{1,10})?\]/.exec(lead)?.[1])
    const account = /([\w.-]{1,63})@([\w.-]{1,63})/.exec(lead)
    if (account && account[1] !== 'unknown' && account[1] !== '[unknown]') {
      putUser(event, 'user', account[1])
      put(event, 'postgresql.log.database', account[2])
    }
    put(event, 'source.ip', /\b((?:\d{1,3}\.){3}\d{1,3})\((?:\d{1,5})\)/.exec(lead)?.[1])
    putMessage(event, said)
    judge(event, m[1]!, said.slice(0, 1024))
    return true
  },
  continues: (line) => line !== '' && /^\s/.test(line),
}

function judge(event: LogEvent, name: string, said: string) {
  put(event, 'source.ip', /connection received: host=([\da-fA-F.:]{3,45})/.exec(said)?.[1])
  put(event, 'source.port', /connection received: host=\S+ port=(\d{1,5})/.exec(said)?.[1])
  const failed = /authentication failed for user "([^"]{1,63})"/.exec(said)
  const authorized = /connection authorized: user=(\S{1,63})(?: database=(\S{1,63}))?/.exec(said)
  const took = /duration: (\d{1,12}(?:\.\d{1,6})?) ms/.exec(said)
  if (took) put(event, 'event.duration', Math.round(Number(took[1]) * 1e6))
  put(
    event,
    'postgresql.log.query',
    /(?:statement|execute [^:]{1,64}|parse [^:]{1,64}|bind [^:]{1,64}): (.+)$/s.exec(said)?.[1],
  )
  if (failed) {
    putUser(event, 'user', failed[1])
    return mark(event, ['database', 'authentication'], ['start', 'denied'], 'login', 'failure')
  }
  if (authorized) {
    putUser(event, 'user', authorized[1])
    put(event, 'postgresql.log.database', authorized[2])
    return mark(event, ['database', 'authentication'], ['start'], 'login', 'success')
  }
  mark(event, ['database'], [/^(?:ERROR|FATAL|PANIC)$/.test(name) ? 'error' : 'info'])
}
