// key=value lines of any program (logfmt and its likes): known keys go to ECS, the others stay under `kv.`.
import type { LogEvent } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { readPairs } from '../read/key-value.ts'
import { setTimeText } from '../time/text.ts'
import { jsonFields, jsonMessages, jsonTimes } from './json-fields.ts'

const LEAST_PAIRS = 3

export const keyValue: LogFormat = {
  name: 'key-value',
  title: { en: 'key=value (logfmt)', ja: 'key=value(logfmt)' },
  dataset: 'kv',
  isGeneral: true,
  // a line that begins with a key: sentences with an `=` in them are no logfmt
  sign: (text) =>
    /^[A-Za-z_][\w.@-]{0,63}=(?:"|[^\s=]{0,512}[\s,])/.test(text) && / ?,?[\w.@-]{1,64}=/.test(text.slice(8)),
  read(text, event, reading) {
    const pairs = readPairs(text)
    if (pairs.size < LEAST_PAIRS) return false
    times(event, pairs, reading)
    putMessage(event, ...jsonMessages.map((name) => pairs.get(name)))
    for (const [key, value] of pairs) {
      const target = jsonFields[key] ?? jsonFields[key.toLowerCase()]
      if (target) for (const one of typeof target === 'string' ? [target] : target) put(event, one, value)
      else if (key === 'path' && pairs.has('method')) putUrl(event, value)
      else if (key === 'level' || key === 'lvl' || key === 'severity') put(event, 'log.level', value.toLowerCase())
      else if (!jsonTimes.includes(key) && !jsonMessages.includes(key)) put(event, `kv.${key}`, value)
    }
    return true
  },
}

function times(event: LogEvent, pairs: ReadonlyMap<string, string>, reading: Parameters<typeof setTimeText>[2]) {
  const clock = pairs.get('time')
  if (pairs.has('date') && clock && setTimeText(event, `${pairs.get('date')} ${clock}`, reading)) return
  jsonTimes.some((name) => setTimeText(event, pairs.get(name), reading))
}
