// elastic-filebeat-expected: X.log beside X.log-expected.json; joined by the byte offset of the line.
import { existsSync, readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import type { Case, Expectation } from './case.ts'
import { at, filesUnder } from './where.ts'

const asked: Readonly<Record<string, string>> = {
  'apache/access': 'apache',
  'apache/error': 'apache',
  'auditd/log': 'auditd',
  'haproxy/log': 'haproxy',
  'iis/access': 'iis',
  'iis/error': 'iis',
  'nginx/access': 'nginx',
  'nginx/error': 'nginx',
  'system/auth': 'linux-auth',
  'system/syslog': 'syslog',
  'cef/log': 'cef',
  'checkpoint/firewall': 'checkpoint',
  'cisco/asa': 'cisco-asa',
  'cisco/ftd': 'cisco-asa',
  'cisco/ios': 'cisco-ios',
  'iptables/log': 'iptables',
  'panw/panos': 'paloalto',
  'squid/log': 'squid',
  'suricata/eve': 'suricata',
}
/** Where the annotation itself is wrong by ECS, so that meeting it would be an error of ours. */
const wrong: readonly (readonly [dataset: RegExp, field: RegExp, why: string])[] = [
  [
    /^cisco\/(?:asa|ftd)$/,
    /^observer\.(?:ingress|egress)\.interface\.name$/,
    'in and out exchanged (mended upstream later)',
  ],
  [/^panw\/panos$/, /^network\.direction$/, 'client-to-server from trust to untrust called inbound'],
]
const rightFields = (dataset: string, fields: Record<string, unknown>): Record<string, unknown> => {
  const rows = wrong.filter(([of]) => of.test(dataset))
  if (rows.length === 0) return fields
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !rows.some(([, which]) => which.test(field))))
}
/** Lorem-ipsum lines behind the syntax of a product: the values that the reference made of them mean nothing. */
const isGenerated = (path: string): boolean => basename(path).startsWith('generated')

export function* elastic(): Generator<Case> {
  for (const expected of filesUnder('logs', 'elastic-filebeat-expected')) {
    if (!expected.endsWith('-expected.json')) continue
    const log = expected.slice(0, -'-expected.json'.length)
    if (!existsSync(log)) continue
    const bytes = readFileSync(log)
    const path = relative(at('logs', 'elastic-filebeat-expected'), log)
    const dataset = path.match(/module\/([^/]+\/[^/]+)\//)?.[1]
    if (!dataset) continue
    const format = dataset.startsWith('zeek/') ? 'zeek' : asked[dataset]
    let rows: Record<string, unknown>[]
    try {
      rows = JSON.parse(readFileSync(expected, 'utf8'))
    } catch {
      continue
    }
    yield {
      set: 'elastic-filebeat-expected',
      format: isGenerated(path) ? `${dataset} (generated)` : (format ?? dataset),
      isOther: format === undefined || isGenerated(path),
      name: path,
      text: bytes.toString('utf8'),
      zone: String(rows.find((row) => row['event.timezone'])?.['event.timezone'] ?? '-02:00'),
      isYearUnknown: rows.every((row) => row['@timestamp'] === undefined),
      expect: rows.map((fields) => expectation(rightFields(dataset, fields), bytes, rows.length)),
    }
  }
}

function expectation(fields: Record<string, unknown>, bytes: Buffer, rows: number): Expectation {
  const offset = fields['log.offset']
  if (
    typeof offset !== 'number' ||
    offset > bytes.length ||
    (offset === 0 && rows > 1 && fields['log.offset'] === undefined)
  ) {
    return { fields }
  }
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1
  return { line, fields }
}
