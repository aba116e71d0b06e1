// zeek: TSV and JSON hold the same events in the same order; the JSON is the answer for both.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Case, Fields } from './case.ts'
import { at, filesUnder, isThere } from './where.ts'

const names: Readonly<Record<string, string>> = {
  ts: '@timestamp',
  'id.orig_h': 'source.ip',
  'id.orig_p': 'source.port',
  'id.resp_h': 'destination.ip',
  'id.resp_p': 'destination.port',
  proto: 'network.transport',
  orig_ip_bytes: 'source.bytes',
  resp_ip_bytes: 'destination.bytes',
  orig_pkts: 'source.packets',
  resp_pkts: 'destination.packets',
  query: 'dns.question.name',
  qtype_name: 'dns.question.type',
  rcode_name: 'dns.response_code',
  user_agent: 'user_agent.original',
  status_code: 'http.response.status_code',
  server_name: 'tls.client.server_name',
  md5: 'file.hash.md5',
  sha1: 'file.hash.sha1',
}
const perLog: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  http: { method: 'http.request.method', host: 'url.domain', version: 'http.version', username: 'user.name' },
  smtp: { subject: 'email.subject', msg_id: 'email.message_id' },
  ftp: { user: 'user.name' },
  ntlm: { username: 'user.name', domainname: 'user.domain' },
  notice: { note: 'rule.name', src: 'source.ip', dst: 'destination.ip' },
  weird: { name: 'rule.name' },
}
/** Fields of these logs mean something else. */
const not: Readonly<Record<string, readonly string[]>> = {
  kerberos: ['user_agent'],
  sip: ['user_agent'],
  notice: ['proto'],
}

export function* zeek(): Generator<Case> {
  for (const json of filesUnder('logs', 'zeek', 'json')) {
    if (!json.endsWith('.log.json')) continue
    const log = basename(json, '.log.json')
    const text = readFileSync(json, 'utf8')
    const rows = text
      .trim()
      .split('\n')
      .map((line) => fields(log, JSON.parse(line)))
    yield zeekCase(
      `json/${log}`,
      text,
      rows.map((fields, index) => ({ line: index + 1, fields })),
    )
    if (!isThere('logs', 'zeek', 'tsv', `${log}.log`)) continue
    const tsv = readFileSync(at('logs', 'zeek', 'tsv', `${log}.log`), 'utf8')
    const lines = tsv.split('\n').flatMap((line, index) => (line === '' || line.startsWith('#') ? [] : [index + 1]))
    if (lines.length === rows.length) {
      yield zeekCase(
        `tsv/${log}`,
        tsv,
        rows.map((fields, index) => ({ line: lines[index]!, fields })),
      )
    }
  }
}

const zeekCase = (name: string, text: string, expect: Case['expect']): Case => ({
  set: 'zeek',
  format: name.startsWith('tsv') ? 'zeek tsv' : 'zeek json',
  isOther: false,
  name,
  text,
  zone: 'UTC',
  expect,
})

function fields(log: string, row: Record<string, unknown>): Fields {
  const out: Record<string, unknown> = {}
  for (const [key, name] of Object.entries({ ...names, ...perLog[log] })) {
    if (row[key] === undefined || not[log]?.includes(key)) continue
    out[name] = key === 'ts' && typeof row[key] === 'number' ? new Date(row[key] * 1000).toISOString() : row[key]
  }
  return out
}
