// What people at the desk ask, over what really lies in it.
import type pg from 'pg'
import { corpusOf, random, rareWords } from './corpus.ts'
import type { Turn } from './drive.ts'

const each = 400

export type Scenario = { readonly name: string; readonly turns: readonly Turn[] }

export async function scenariosOf(pool: pg.Pool): Promise<Scenario[]> {
  const r = random(4460)
  const numbers = async (text: string) => (await pool.query<{ number: string }>(text)).rows.map((row) => row.number)
  // Half of what is opened is new, half anything at all; the longest incidents too.
  const incidents = [
    ...(await numbers(
      `select number from incident where id not in (select incident_id from incident_secret) order by opened_at desc limit 300`,
    )),
    ...(await numbers(
      `select number from incident where id not in (select incident_id from incident_secret) order by md5(id::text) limit 300`,
    )),
    ...(await numbers(
      `select number from incident where id not in (select incident_id from incident_secret) order by entries desc limit 30`,
    )),
  ]
  const reports = await numbers(
    `select number from report where id not in (select report_id from report_guarded) order by md5(id::text) limit 200`,
  )
  const named = async (type: string) =>
    (
      await pool.query<{ value: string }>(
        `select value from (select value from report_observable where type = $1 limit 100000) o order by md5(value) limit 200`,
        [type],
      )
    ).rows.map((row) => row.value)
  const addresses = (
    await pool.query<{ value: string }>(
      `select value from report_observable where type = 'ipv4-addr' order by md5(report_id::text || position) limit 200`,
    )
  ).rows.map((row) => row.value)
  const hosts = await named('domain-name')
  const mailboxes = await named('email-addr')
  const hashes = await named('file:sha256')
  const busiest = (
    await pool.query<{ value: string }>(
      `select value from report_observable where type = 'ipv4-addr' and role = 'source' group by value order by count(*) desc limit 5`,
    )
  ).rows.map((row) => row.value)
  const made = (name: string, path: () => string): Turn[] =>
    Array.from({ length: each }, () => ({ name, asks: [{ path: path() }] }))
  const find = (name: string, word: () => string) => made(name, () => `/api/find?q=${encodeURIComponent(word())}`)
  const defanged = (value: string) => value.replaceAll('.', '[.]')
  const fullWidth = (value: string) => value.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
  const prefix = (value: string, parts: number) => `${value.split('.').slice(0, parts).join('.')}.`

  const lists = [
    ...made(
      'list of incidents',
      () =>
        `/api/incidents${r.pick(['', '?open=true', '?open=false', '?mine=true', '?phase=response', '?level=quality:scandal', '?kind=rsit:fraud/phishing', `?q=${encodeURIComponent(r.pick(['認証', '改ざん', 'VPN', 'spam']))}`])}`,
    ),
  ]
  const search = [
    ...find('search: Japanese word of 2 characters', () => r.pick(['通信', '攻撃', '確認', '調査', '連絡', '管理'])),
    ...find('search: English word', () => r.pick(['suspicious', 'blocked', 'vendor', 'password', 'authorised'])),
    ...find('search: rare word', () => r.pick(rareWords)),
    ...find('search: word that stands nowhere', () => r.pick(['蜃気', '鯨飲', 'zeppelin', '墨守'])),
    ...find('search: IP address', () => (r.chance(0.2) ? r.pick(busiest) : r.pick(addresses))),
    ...find('search: IP address, defanged', () => defanged(r.pick(addresses))),
    ...find('search: IP address, full-width', () => fullWidth(r.pick(addresses))),
    ...find('search: IP prefix', () => prefix(r.pick(addresses), r.chance(0.5) ? 2 : 3)),
    ...find('search: host name', () => r.pick(hosts)),
    ...find('search: e-mail address', () => r.pick(mailboxes)),
    ...find('search: SHA-256', () => r.pick(hashes)),
    ...find(
      'search: two terms',
      () =>
        `${r.pick(['通信', '攻撃', '認証', 'VPN', 'sshd'])} ${r.chance(0.5) ? r.pick(addresses) : r.pick(['夜勤', '凍結', 'ログ', '遮断'])}`,
    ),
    ...find(
      'search: three terms',
      () =>
        `${r.pick(['サーバー', '管理者', 'Failed'])} ${r.pick(['確認', '復旧', 'port'])} ${r.pick(['利用者', '保全', 'root'])}`,
    ),
    ...find('search: number', () => (r.chance(0.5) ? r.pick(incidents) : r.pick(reports))),
  ]
  // What the page asks when it is opened from anywhere in the desk, and then at its tab of the record.
  const page = Array.from({ length: each * 2 }, (): Turn => {
    const number = r.pick(incidents)
    return {
      name: 'incident page',
      asks: [
        { path: `/api/incidents/${number}` },
        { path: `/api/incidents/${number}/now` },
        { path: '/api/reports/counts' },
        { path: '/api/record/status' },
        { path: `/api/incidents/${number}/entries?order=newest&limit=200` },
        { path: `/api/incidents/${number}/reports` },
      ],
    }
  })
  const inbox = [
    ...made(
      'inbox',
      () =>
        `/api/reports${r.pick(['', '', '', '?state=new', '?state=disposed', '?noise=only', `?q=${encodeURIComponent(r.pick(['攻撃', '通信', '凍結']))}`, `?observable=${encodeURIComponent(defanged(r.pick(addresses)))}`])}`,
    ),
    ...made('inbox: counts', () => '/api/reports/counts'),
  ]
  const preview = Array.from(
    { length: each },
    (): Turn => ({ name: 'report', asks: [{ path: `/api/reports/${r.pick(reports)}` }] }),
  )
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => [r.next(), one] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, one]) => one)
  return [
    { name: 'list of incidents', turns: lists },
    { name: 'search', turns: shuffled(search) },
    { name: 'incident page', turns: page },
    { name: 'inbox', turns: shuffled([...inbox, ...preview]) },
    { name: 'all mixed', turns: shuffled([...lists, ...search, ...page, ...inbox, ...preview]) },
  ]
}

/** Reports as programs and people send them. */
export function creations(count: number): Turn[] {
  const corpus = corpusOf(2_003, { sources: 20_000 })
  return Array.from({ length: count }, (_, i): Turn => {
    const lang = corpus.lang()
    const source = corpus.source()
    const at = new Date(Date.now() - i * 1_000)
    const body = {
      channel: 'api',
      subject: corpus.subject(lang, source),
      text: `${corpus.text(lang)} (${i})`,
      log: Array.from({ length: 1 + corpus.random.below(5) }, () => corpus.logLine(at, source, corpus.target())).join(
        '\n',
      ),
      reporter: { name: corpus.person(), organisation: corpus.organisation(), email: corpus.email() },
      clock: { zone: 'Asia/Tokyo', isSynced: true },
      consent: { log: 'parties', address: 'parties' },
    }
    return { name: 'create a report', asks: [{ path: '/api/reports', body }] }
  })
}
