// Lines that two engines could take differently: quotes, NUL, backslashes, Japanese, letters with and without case, values that fit no
// column, times before 1970 and at the same microsecond.
import type { Incoming } from '#src/platform/archive/row.ts'
import { line } from '../archive/kit.ts'

const sources = ['web', 'mail', "o'brien", 'ルーター', 'a\\b'] as const
const days = ['1969-12-31', '2026-10-31', '2026-11-01'] as const
const users = [
  'root',
  'alice',
  'Alice',
  'admin',
  'adm_in',
  '利用者',
  "Robert'); DROP TABLE line;--",
  '100%',
  null,
] as const
const addresses = [
  '192.168.100.1',
  '192.168.100.77',
  '192.168.101.9',
  '10.1.2.3',
  '2001:db8::1',
  '203.0.113.200',
  null,
] as const
const texts = [
  'Failed password for root from 192.168.100.1 port 4022 ssh2',
  'ACCEPTED publickey for alice from 2001:db8::1',
  '認証に失敗しました：利用者「山田」',
  'ﾊﾝｶｸ と 全角ＡＢＣ',
  'Привет МИР, привет мир',
  'ΑΒΓ αβγ',
  'quote \' double " back \\ slash \\\\ 100%_x',
  'nul \0 in the middle',
  'tab\tnewline\nreturn\rbell\u0007 end',
  'emoji 🔥 火消し 🚒',
  'GET /index.php?id=1%27%20OR%201=1-- HTTP/1.1',
  '{v0:String} $1 :name ? ::',
  '',
] as const
const more: readonly Readonly<Record<string, string | number | boolean | readonly string[] | readonly number[]>>[] = [
  {},
  { 'related.ip': ['10.0.0.1', '10.0.0.2'] },
  { 'related.ip': ['10.0.0.2'] },
  { 'labels.note': 'it\'s "so" \\ and \0 so' },
  { 'labels.note': 'x,y}z]' },
  { 'labels.count': 12, 'labels.isOpen': true },
  { 'labels.count': '12', 'labels.isOpen': 'true' },
  { 'labels.count': 12.5 },
  { 'labels.count': 'twelve' },
  { 'labels.list': ['a', ',', 'a","b', '12'] },
  { 'labels.list': [12, 13] },
  { 'user_agent.original': 'curl/8.0', 'labels.note': '' },
  { 'user_agent.original': 'Mozilla/5.0 "quoted" \\' },
  { 'source.port': 'ssh', 'source.ip': ['203.0.113.5', '203.0.113.6'] },
  { 'source.port': 4022, 'destination.port': 22, 'http.response.status_code': 404 },
  { 'http.response.status_code': 500, 'url.path': '/a_b/%25' },
  { 'event.category': ['authentication'], 'event.type': ['start', 'denied'] },
  { 'event.category': ['network', 'web'], 'event.type': 'allowed', 'event.outcome': 'failure' },
  { 'event.type': ['with space'], 'event.outcome': 'success' },
  { 'process.name': 'sshd', 'process.pid': 0 },
  { 'dns.question.name': 'example.co.jp', 'host.name': 'WEB01' },
]

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** The same every time; neighbours differ in everything. */
export function manyLines(count: number): Incoming[] {
  return Array.from({ length: count }, (_, n) => {
    const second = String(n % 60).padStart(2, '0')
    const fraction = pick(['', '.5', '.250001', '.999999'], Math.floor(n / 3))
    const at = `${pick(days, Math.floor(n / 7))}T${String(Math.floor(n / 11) % 24).padStart(2, '0')}:00:${second}${fraction}Z`
    const user = pick(users, n * 7 + Math.floor(n / 9))
    const address = pick(addresses, n * 3 + Math.floor(n / 13))
    return line(at, pick(sources, n * 5 + Math.floor(n / 4)), pick(texts, n), {
      ...(user === null ? {} : { 'user.name': user }),
      ...(address === null ? {} : { 'source.ip': address }),
      ...pick(more, n + Math.floor(n / 17)),
    })
  })
}

/** Words and values to ask for: those that are there, those that nearly are, and what would do harm if it were more than a value. */
export const askable = {
  texts: [
    ...[
      'failed',
      'FAILED Password',
      '失敗',
      '山田',
      'привет',
      'МИР',
      'αβγ',
      'ﾊﾝｶｸ',
      '全角',
      '%',
      '_',
      '100%_',
      '\\',
      '\\\\',
      "'",
      '"',
    ],
    ...[
      '\0',
      'nul \0 in',
      '\n',
      '\t',
      '🔥',
      '{v0:String}',
      "' OR '1'='1",
      "'); DROP TABLE line; --",
      'nothing of it',
      '192.168.100.1',
      '',
    ],
  ],
  fields: [
    ...[
      'source.ip',
      'address',
      'source.port',
      'user.name',
      'event.type',
      'event.category',
      'event.outcome',
      'source',
      'message',
    ],
    ...[
      'event.original',
      'http.response.status_code',
      'related.ip',
      'labels.note',
      'labels.count',
      'labels.isOpen',
      'labels.list',
    ],
    ...['user_agent.original', 'url.path', 'process.pid', 'host.name', 'no.such.field', 'event.dataset'],
  ],
  values: [
    ...[
      'root',
      'Alice',
      'alice',
      '利用者',
      "Robert'); DROP TABLE line;--",
      '100%',
      'adm_in',
      'web',
      "o'brien",
      'a\\b',
      'ルーター',
    ],
    ...[
      '192.168.100.1',
      '192.168.100.0/24',
      '192.168.0.0/16',
      '192.168.100.64/27',
      '0.0.0.0/0',
      '10.1.2.3/32',
      '2001:DB8::1',
      '2001:db8::/32',
    ],
    ...[
      '203.0.113.6',
      '10.0.0.2',
      '4022',
      '12',
      '12.5',
      'true',
      'ssh',
      'denied',
      'start',
      'with space',
      'allowed',
      '404',
      '500',
      '0',
    ],
    ...[
      'a',
      ',',
      'a","b',
      'it\'s "so" \\ and \0 so',
      'x,y}z]',
      '["10.0.0.2"]',
      '[12,13]',
      '"a"',
      '',
      'null',
      '{}',
      '\0',
      "\\'",
      'WEB01',
      'web01',
    ],
  ],
  patterns: [
    '*',
    'a*',
    '*ice',
    '*l*c*',
    'adm_*',
    '100%*',
    '192.168.*',
    '*失敗*',
    '*\\*',
    "*'*",
    '*"*',
    '*/5.0*',
    'den*',
    '*12*',
    '*\0*',
    '**',
    '*🔥*',
  ],
  numbers: [0, 1, 12, 12.5, 22, 404, 499.5, 500, -1, 4_022, 1e6, 9_007_199_254_740_991],
} as const
