// Java programs (log4j, logback, java.util.logging to one line): stamp, level, thread, logger, text; the stack trace is one record with it.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'

const level = '(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE|CONFIG|FINE|FINER|FINEST)'
const stamp =
  '^\\[?(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[,.]\\d{3,9}(?:Z|[+-]\\d\\d:?\\d\\d)?|\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d)\\]?'
/** Level before thread (log4j's usual `%d %p [%t] %c`), or thread before level (logback's `%d [%t] %p %c`). */
const levelFirst = new RegExp(
  `${stamp} (?:- )?\\[?${level} {0,2}\\]? {0,3}(?:\\[([^\\]]{1,128})\\]:? ?)?(?:- )?(?:([\\w.$@/]{1,128})(?:\\[[^\\]]{0,64}\\])?: |([\\w.$]{1,128}) - )?`,
)
const threadFirst = new RegExp(
  `${stamp} \\[([^\\]]{1,128})\\] ${level} {1,3}(?:([\\w.$]{1,128})(?: \\[[^\\]]{0,128}\\])? ?[-:]+ )?`,
)

export const java: LogFormat = {
  name: 'java',
  title: { en: 'Java (log4j, logback) with stack traces', ja: 'Java(log4j・logback、スタックトレース込み)' },
  dataset: 'java.log',
  isGeneral: true,
  sign: (text) => levelFirst.test(text.slice(0, 512)) || threadFirst.test(text.slice(0, 512)),
  read(text, event, reading) {
    const head = text.slice(0, 512)
    const a = levelFirst.exec(head)
    const b = a ? null : threadFirst.exec(head)
    const found = a ?? b
    if (!found) return false
    const short = /^(\d\d)\/(\d\d)\/(\d\d) (.*)$/.exec(found[1]!)
    const time = isoStamp(short ? `20${short[1]}-${short[2]}-${short[3]} ${short[4]}` : found[1]!, 0)
    if (time) setTime(event, time, reading.clock)
    put(event, 'log.level', a ? a[2] : b![3])
    put(event, 'process.thread.name', a ? a[3] : b![2])
    put(event, 'log.logger', a ? (a[4] ?? a[5]) : b![4])
    putMessage(event, text.slice(found[0].length))
    mark(event, ['host'], [/ERROR|FATAL|SEVERE/.test(String(event['log.level'])) ? 'error' : 'info'])
    return true
  },
  continues: (line) =>
    /^(?:\s+at |\t|\s{2,}|Caused by: |Suppressed: |\.\.\. \d|[\w$]{1,64}(?:\.[\w$]{1,64}){1,16}(?:Exception|Error|Throwable)\b)/.test(
      line,
    ),
}
