// BIND: queries, refusals, transfers and rate limits, from its own files and through syslog.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { clfStamp, isoStamp } from '../time/stamp.ts'

const CLIENT =
  /^(?:client |host unreachable resolving |view \S{1,64}: )?(?:@0x[\da-f]{4,16} )?([\da-fA-F.:]{3,45})#(\d{1,5})(?:\/key \S{1,255})?(?: \(([^)]{1,255})\))?:? /

export const bind: LogFormat = {
  name: 'bind',
  title: { ja: 'BIND(問い合わせとセキュリティ)', en: 'BIND (queries and security)' },
  dataset: 'bind.log',
  programs: ['named', 'bind', 'named-sdb'],
  sign: (text) => /(?:^|[ :])client (?:@0x[\da-f]+ )?[\da-fA-F.:]{3,45}#\d{1,5}/.test(text.slice(0, 160)),
  read(text, event, reading) {
    let rest = text
    const stamp = /^\d/.test(text) ? (clfStamp(text, 0) ?? isoStamp(text, 0)) : null
    if (stamp !== null) rest = text.slice(stamp.end).trimStart()
    const head = /^(?:([a-z-]{3,32}): )?(?:(critical|error|warning|notice|info|debug \d{1,3}|dynamic): )?/.exec(rest)!
    rest = rest.slice(head[0].length)
    const client = CLIENT.exec(rest)
    if (client === null && reading.program === '') return false
    if (stamp !== null) setTime(event, stamp, reading.clock)
    put(event, 'bind.category', head[1])
    put(event, 'log.level', head[2])
    if (client === null) {
      mark(event, ['network'], [/error|fail|unreachable|refused/i.test(rest) ? 'error' : 'info'])
      const asked =
        /(?:resolving '|validating (?:@0x[\da-f]+: )?|^'|transfer of ')([^\s/']{1,255})(?:\/([A-Z0-9]{1,10}))?(?:\/([A-Z]{2,3}))?/.exec(
          rest,
        )
      put(event, 'dns.question.name', asked?.[1])
      put(event, 'dns.question.type', rest.includes('transfer of') ? undefined : asked?.[2])
      const server = /(?:'|\)|from|for|to)\)?:? ([\da-fA-F.:]{3,45})#(\d{1,5})/.exec(rest)
      if (server !== null) {
        setAddress(event, 'source', server[1]!)
        setPort(event, 'source', server[2])
      }
      return true
    }
    setAddress(event, 'source', client[1]!)
    setPort(event, 'source', client[2])
    event['network.protocol'] = 'dns'
    readClient(
      rest.slice(client[0].length).replace(/^(?:view [^:]{1,64}: |signer "[^"]{1,255}" |RFC 1918 |error )/, ''),
      event,
    )
    put(event, 'dns.question.name', client[3])
    return true
  },
}

function readClient(text: string, event: LogEvent): void {
  const query = /^query: (\S{1,255}) ([A-Z]{2,4}|CLASS\d+) (\S{1,20}) (\S{1,20})(?: \(([\da-fA-F.:]{3,45})\))?/.exec(
    text,
  )
  if (query !== null) {
    mark(event, ['network'], ['protocol', 'info'], 'dns-query')
    question(event, query[1], query[2], query[3])
    put(event, 'bind.flags', query[4])
    event['network.transport'] = query[4]!.includes('T') ? 'tcp' : 'udp'
    setAddress(event, 'destination', query[5] ?? '')
    return
  }
  const answer = /^answer: (\S{1,255}) ([A-Z]{2,4}) (\S{1,20}) .*?-> ([A-Z]{4,10})/.exec(text)
  if (answer !== null) {
    mark(event, ['network'], ['protocol', 'info'], 'dns-answer')
    question(event, answer[1], answer[2], answer[3])
    put(event, 'dns.response_code', answer[4])
    return
  }
  const denied =
    /^(?:\S{1,20} )?(?:(?:query|zone transfer|update|notify|AXFR|IXFR)[^']{0,40})'([^/']{0,255})(?:\/(?:([A-Z0-9]{1,10})\/)?([A-Z0-9]{1,10}))?'[^:]{0,60}denied/.exec(
      text,
    ) ?? /^(?:query \(cache\) )?'([^/']{0,255})(?:\/(?:([A-Z0-9]{1,10})\/)?([A-Z0-9]{1,10}))?' denied/.exec(text)
  if (denied !== null) {
    mark(
      event,
      ['network'],
      ['protocol', 'denied'],
      text.startsWith('update') ? 'dns-update' : text.includes('transfer') ? 'dns-transfer' : 'dns-query',
      'failure',
    )
    const [first, second] = [denied[2], denied[3]]
    const isClassFirst =
      second === undefined ||
      (/^(?:AXFR|IXFR|ANY|[A-Z0-9]+)$/.test(second) && first !== undefined && /^(?:IN|CH|HS)$/.test(first))
    question(event, denied[1] === '' ? '.' : denied[1], isClassFirst ? first : second, isClassFirst ? second : first)
    return
  }
  const failed = /^query failed \(([^)]{1,100})\) for (\S{1,255})\/([A-Z]{2,4})\/([A-Z0-9]{1,10})/.exec(text)
  if (failed !== null) {
    mark(event, ['network'], ['protocol', 'error'], 'dns-query', 'failure')
    question(event, failed[2], failed[3], failed[4])
    put(event, 'dns.response_code', /^[A-Z]+$/.test(failed[1]!) ? failed[1] : undefined)
    put(event, 'error.message', `query failed (${failed[1]})`)
    return
  }
  const limited =
    /^(?:would )?(?:rate limit|limit) (?:drop|slip) (\S{1,20}) .*? for (\S{1,255}) ([A-Z]{2}) (\S{1,10})/.exec(text)
  mark(
    event,
    ['network'],
    ['protocol', limited !== null || text.includes('denied') ? 'denied' : 'info'],
    limited === null ? undefined : 'rate-limit',
  )
  question(event, limited?.[2], limited?.[3], limited?.[4])
  const rewrite =
    /^(?:disabled )?rpz (\S{1,20}) (?:\S{1,20} )?rewrite (\S{1,255}?)(?:\/([A-Z0-9]{1,10})\/([A-Z]{2}))? via /.exec(
      text,
    )
  if (rewrite !== null) {
    mark(event, ['network'], ['protocol', 'change'], 'rpz-rewrite')
    question(event, rewrite[2], rewrite[4], rewrite[3])
  }
  put(event, 'dns.response_code', /: (SERVFAIL|NXDOMAIN|REFUSED|FORMERR|NOTAUTH)\b/.exec(text)?.[1])
}

function question(event: LogEvent, name: string | undefined, kind: string | undefined, type: string | undefined): void {
  put(event, 'dns.question.name', name)
  put(event, 'dns.question.class', kind)
  put(event, 'dns.question.type', type)
}
