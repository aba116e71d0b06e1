// MySQL and MariaDB error log, of all versions; lines that go on with a statement are folded in.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'

const head =
  /^(\d{4}-\d\d-\d\d[ T] ?\d{1,2}:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?|\d{6} {1,2}\d{1,2}:\d\d:\d\d) +(?:(\d{1,20}) +)?\[(\w{3,12})\] (?:\[(MY-\d{1,8})\] \[(\w{1,32})\] )?/

export const mysql: LogFormat = {
  name: 'mysql',
  title: { en: 'MySQL and MariaDB error log', ja: 'MySQL・MariaDB エラーログ' },
  dataset: 'mysql.error',
  programs: ['mysqld', 'mariadbd'],
  sign: (text) => head.test(text.slice(0, 128)),
  read(text, event, reading) {
    const m = head.exec(text.slice(0, 128))
    if (!m) return false
    const short = /^(\d\d)(\d\d)(\d\d) +(\d{1,2}:.*)$/.exec(m[1]!)
    const stamp = isoStamp(
      short
        ? `20${short[1]}-${short[2]}-${short[3]} ${short[4]!.padStart(8, '0')}`
        : m[1]!.replace(/ {2}(\d):/, ' 0$1:'),
      0,
    )
    if (stamp) setTime(event, stamp, reading.clock)
    const said = text.slice(m[0].length)
    put(event, 'log.level', m[3])
    put(event, 'process.thread.id', m[2])
    put(event, 'mysql.thread_id', m[2])
    put(event, 'event.code', m[4])
    put(event, 'event.provider', m[5])
    putMessage(event, said)
    const access = /Access denied for user '([^']{0,64})'@'([^']{1,255})'/.exec(said.slice(0, 512))
    if (access) {
      putUser(event, 'user', access[1])
      put(event, 'source.ip', access[2])
      mark(event, ['database', 'authentication'], ['start', 'denied'], 'login', 'failure')
    } else mark(event, ['database'], [/^err/i.test(m[3]!) ? 'error' : 'info'])
    return true
  },
  continues: (line) => line !== '' && !head.test(line) && /^(?:\s|[a-z])/.test(line),
}
