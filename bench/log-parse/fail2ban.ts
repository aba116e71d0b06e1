// fail2ban-failjson: the attacker's address, the time (Zurich; without a year as of 2005-08-14) and what else the filter captures.
import type { Case, Fields } from './case.ts'
import { jsonLines } from './where.ts'

const asked =
  /^(apache|nginx|lighttpd|sshd|postfix|sendmail|exim|dovecot|named|openvpn|vsftpd|proftpd|pure-ftpd|wuftpd|pam|selinux|squid|haproxy|dropbear|freeradius|bsd)/
type Row = {
  filter: string
  lineno: number
  line: string
  expect: { match?: boolean; host?: string; time?: string; user?: string; port?: string | number; constraint?: string }
}

export function* fail2ban(): Generator<Case> {
  const byFilter = new Map<string, Row[]>()
  for (const row of jsonLines('logs', 'fail2ban-failjson', 'cases.jsonl') as Iterable<Row>) {
    byFilter.set(row.filter, [...(byFilter.get(row.filter) ?? []), row])
  }
  for (const [filter, rows] of byFilter) {
    yield {
      set: 'fail2ban-failjson',
      format: filter,
      isOther: !asked.test(filter),
      name: filter,
      text: rows.map((row) => `${row.line}\n`).join(''),
      zone: 'Europe/Zurich',
      receivedAt: '2005-08-14T10:00:00Z',
      isToTheSecond: true,
      expect: rows.map((row, index) => ({ line: index + 1, fields: fields(row.expect) })),
    }
  }
}

function fields({ match, host, time, user, port, constraint }: Row['expect']): Fields {
  if (!match || constraint) return {}
  const out: Record<string, unknown> = {}
  const ip = host?.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/, '')
  if (ip) out[/^[\d.]+$|:/.test(ip) ? 'source.ip' : 'source.address'] = ip
  if (time) out['@timestamp'] = `${zurich(time)}`
  if (user) out['user.name'] = user
  if (port) out['source.port'] = port
  return out
}

/** Summer time of Zurich: from the last Sunday of March to the last of October, good to the day. */
function zurich(local: string): string {
  const [year, month, day] = local.split(/[-T]/).map(Number) as [number, number, number]
  const lastSunday = (of: number) => {
    const last = new Date(Date.UTC(year, of, 0))
    return last.getUTCDate() - last.getUTCDay()
  }
  const isSummer =
    (month > 3 && month < 10) || (month === 3 && day >= lastSunday(3)) || (month === 10 && day < lastSunday(10))
  return `${local}${isSummer ? '+02:00' : '+01:00'}`
}
