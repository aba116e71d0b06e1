// Unbound: who asked for which name, and how it was answered.
import { mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setMicros } from '../time/clock.ts'
import { epochMicros } from '../time/count.ts'

export const unbound: LogFormat = {
  name: 'unbound',
  title: { ja: 'Unbound', en: 'Unbound' },
  dataset: 'unbound.log',
  programs: ['unbound'],
  sign: (text) =>
    /^(?:\[\d{9,10}\] unbound)?\[\d{1,10}:[\da-f]{1,4}\] (?:info|error|warning|notice|debug|query|reply): /.test(text),
  read(text, event) {
    const head = /^(?:\[(\d{9,10})\] unbound)?\[(\d{1,10}):[\da-f]{1,4}\] /.exec(text)
    const rest = head === null ? text : text.slice(head[0].length)
    const m =
      /^(info|error|warning|notice|debug|query|reply|fatal error): (?:(?:[a-z_]{4,24}|\S{1,255} \S{1,20}) (?=[\da-fA-F.:]{3,45}@))?(?:([\da-fA-F.:]{3,45})(?:@(\d{1,5}))? )?(?:(\S{1,255}) ([A-Z0-9]{1,10}) (IN|CH|HS|ANY)(?: (?:([A-Z]{4,10}) ([\d.]{1,16}) (\d) (\d{1,6}))?)?)?/.exec(
        rest,
      )
    if (m === null && head === null) {
      mark(event, ['network'], ['info'])
      return true
    }
    if (head?.[1] !== undefined && event['@timestamp'] === undefined) setMicros(event, epochMicros(head[1])!)
    if (head !== null) event['process.pid'] ??= Number(head[2])
    put(event, 'log.level', /^(?:query|reply)$/.test(m?.[1] ?? '') ? 'info' : m?.[1])
    setAddress(event, 'source', m?.[2] ?? '')
    put(event, 'source.port', m?.[3])
    if (m?.[4] === undefined) {
      mark(event, ['network'], [/error/.test(m?.[1] ?? '') ? 'error' : 'info'])
      return true
    }
    event['network.protocol'] = 'dns'
    mark(event, ['network'], ['protocol', 'info'], m[7] === undefined ? 'dns-query' : 'dns-answer')
    put(event, 'dns.question.name', m[4].length > 1 ? m[4].replace(/\.$/, '') : m[4])
    put(event, 'dns.question.type', m[5])
    put(event, 'dns.question.class', m[6])
    put(event, 'dns.response_code', m[7])
    return true
  },
}
