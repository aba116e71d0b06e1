// crowdsec-hub-tests: what the last stage says of each event (`meta`), joined to the line whose text its first stage gave on.
import { readFileSync } from 'node:fs'
import type { Case, Expectation, Fields } from './case.ts'
import { at, isThere, jsonLines } from './where.ts'

type Result = { i: number; success: boolean; parsed?: Record<string, string>; meta?: Record<string, string> }
type Row = { test: string; log_file: string; stage: string; node: string; results: Result[] }

const asked =
  /(sshd|ssh-|syslog|postfix|postscreen|dovecot|exim|apache|nginx|http-|haproxy|iptables|modsec|bind9|openvpn|vsftpd|proftpd|pureftpd|smb|suricata|windows|iis|cef|auditd|pam|palo|fortinet|CVE|cve|squid)/
/** Products of their own whose tests only sound like a format that the issue names (`nonsyslog`, `http-logs`). */
const products = /lemonldap|cpanel|opnsense|mailcow|nonsyslog|zoraxy|asterisk|endlessh/
const names: Readonly<Record<string, string>> = {
  source_ip: 'source.ip',
  target_user: 'user.name',
  http_verb: 'http.request.method',
  http_status: 'http.response.status_code',
  http_user_agent: 'user_agent.original',
}

export function* crowdsec(): Generator<Case> {
  const byTest = new Map<string, Row[]>()
  for (const row of jsonLines('detect', 'crowdsec-hub-tests', 'parsed.jsonl') as Iterable<Row>) {
    byTest.set(row.test, [...(byTest.get(row.test) ?? []), row])
  }
  for (const [test, rows] of byTest) {
    const file = rows[0]!.log_file
    if (!isThere('detect', 'crowdsec-hub-tests', 'tests', test, file)) continue
    const text = readFileSync(at('detect', 'crowdsec-hub-tests', 'tests', test, file), 'utf8')
    const expect = joined(text, rows)
    if (expect.length === 0) continue
    yield {
      set: 'crowdsec-hub-tests',
      format: test,
      isOther: !asked.test(test) || products.test(test),
      name: `${test}/${file}`,
      text,
      zone: 'UTC',
      isYearUnknown: true,
      expect,
    }
  }
}

/** Lines and results both stand in log order: each result is the next line that contains its message. */
function joined(text: string, rows: readonly Row[]): Expectation[] {
  const lines = text.split('\n')
  const last = rows.filter((row) => row.stage === 's02-enrich' && row.node.endsWith('dateparse-enrich')).at(-1)
  const out: Expectation[] = []
  let from = 0
  for (const result of last?.results ?? []) {
    const message = result.parsed?.message
    if (!result.success || !message || message.length < 8) continue
    const head = message.slice(0, 400).split('\n')[0]!.trim()
    const line = lines.findIndex((one, index) => index >= from && one.includes(head))
    if (line < 0) continue
    from = line + 1
    out.push({ line: line + 1, fields: fields(result.meta ?? {}) })
  }
  return out
}

function fields(meta: Record<string, string>): Fields {
  const out: Record<string, unknown> = {}
  for (const [key, name] of Object.entries(names)) if (meta[key] && meta[key] !== '-') out[name] = meta[key]
  if (meta.http_path?.startsWith('/')) out[meta.http_path.includes('?') ? 'url.original' : 'url.path'] = meta.http_path
  return out
}
