import type { Page } from 'playwright-core'
import { doorOf } from '#src/respond/campaign/door.ts'
import { findWords } from '#src/respond/find/web/words.ts'
import { again } from './browser.ts'

/** A screen to look at. Whoever builds a page adds its line. */
export type Screen = {
  readonly name: string
  readonly path: string
  /** Before signing in. */
  readonly isDoor?: boolean
  /** What to do on it before the picture: open a dialog, type. */
  readonly act?: (page: Page) => Promise<void>
}

/** How a thing that was found begins, after the pages to go to. */
const kinds = ['one.report', 'one.incident', 'one.entry', 'one.observable'] as const
const found = new RegExp(`^(${kinds.flatMap((one) => Object.values(findWords[one])).join('|')})`)

/** The case of the demonstration, which a fresh desk opens first. */
const kobe = '/incidents/2026-0001'

/** Log lines of a gate whose clock runs ahead and of a proxy, taken in once a desk. */
const gate = Array.from({ length: 40 }, (_, at) => {
  const [user, said] = at % 3 === 0 ? ['alice', 'Accepted'] : ['root', 'Failed']
  return `Nov  1 12:${10 + at}:56 gate sshd[311]: ${said} password for ${user} from 192.168.100.${at % 4} port 4022 ssh2`
})
const proxy = Array.from(
  { length: 20 },
  (_, at) => `192.0.2.${at} - - [01/Nov/2025:12:${20 + at}:00 +0900] "GET /sell/ HTTP/1.1" 200 512 "-" "curl/8"`,
)
export async function withLogs(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  const known = await page.request.get('/api/logs/sources', again)
  const { sources } = (await known.json()) as { sources: { name: string }[] }
  const headers = { origin }
  let isNew = false
  for (const [source, lines] of [
    ['gate', gate],
    ['proxy', proxy],
  ] as const) {
    if (sources.some(({ name }) => name === source)) continue
    isNew = true
    const files = { name: `${source}.log`, mimeType: 'text/plain', buffer: Buffer.from(`${lines.join('\n')}\n`) }
    await page.request.post('/api/logs/import', {
      ...again,
      headers,
      multipart: { source, year: 2025, zone: 'Asia/Tokyo', files },
    })
    if (source === 'proxy') continue
    const clock = { offsetMs: 95_000, accuracyMs: 2_000, method: 'ntp' }
    await page.request.post(`/api/logs/sources/${source}/clock`, { ...again, headers, data: clock })
  }
  if (isNew) await page.reload()
}
/** Answers and deadlines of the case, given once a desk. */
async function withClocks(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  const clocks = `/api${kobe}/clocks`
  const { clocks: known } = (await (await page.request.get(clocks, again)).json()) as { clocks: unknown[] }
  if (known.length > 0) return
  const headers = { origin }
  const facts = { 'personal-data-leak': true, 'unjust-purpose': true, persons: 17_995, university: true }
  await page.request.put(`${clocks}/facts`, { ...again, headers, data: { facts } })
  const from = new Date(Date.now() - 30 * 3_600_000).toISOString()
  const start = { from, to: from, precision: 'minute', zone: 'Asia/Tokyo' }
  for (const regime of ['jp-appi', 'jp-university'])
    await page.request.post(clocks, { ...again, headers, data: { regime, events: { known: start } } })
  await page.reload()
}
/** The preview follows a moment after the page. */
async function withPreview(page: Page): Promise<void> {
  await page.locator('img[src^="data:image/svg"]').waitFor()
}
/** A playbook taken up, tasks of one's own and of a unit, a question to three; once a desk. */
async function withPlan(page: Page): Promise<void> {
  const plan = `/api${kobe}/plan`
  type Plan = { tasks: { owner: { id: string } | null }[]; playbooks: { id: string; isForThis: boolean }[] }
  const { tasks, playbooks } = (await (await page.request.get(plan, again)).json()) as Plan
  const me = (await (await page.request.get('/api/me', again)).json()) as { id: string }
  const hasMine = tasks.some(({ owner }) => owner?.id === me.id)
  if (hasMine) return
  const headers = { origin: new URL(page.url()).origin }
  const send = (path: string, data: object) => page.request.post(`${plan}/${path}`, { ...again, headers, data })
  const mine = { title: '192.168.100.1', owner: { kind: 'person', person: me.id } }
  const dueAt = new Date(Date.now() - 3 * 3_600_000).toISOString()
  await send('tasks', { ...mine, dueAt })
  if (tasks.length > 0) return void (await page.reload())
  const { id } = playbooks.find((one) => one.isForThis) ?? playbooks[0]!
  await send('playbooks', { playbook: id })
  await send('tasks', { title: '192.168.100.2', owner: { kind: 'unit', name: 'A' }, dueAfterMinutes: 30 })
  const purpose = { kind: 'complaint', complaint: '192.168.100.3 → POP' }
  await send('tasks', { title: 'APOP', owner: mine.owner, dueAfterMinutes: 2_880, purpose })
  await send('inquiries', { text: '120/tcp?', assignees: ['A', 'B', 'C'].map((name) => ({ kind: 'unit', name })) })
  await page.reload()
}
/** One that must log and does not, and one that nobody made a source, entered once a desk. */
async function withCoverage(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const found = (await (await page.request.get('/api/logs/coverage', again)).json()) as { duties: readonly object[] }
  if (found.duties.length > 0) return
  const add = (path: string, data: object) => page.request.post(path, { ...again, headers, data })
  await add('/api/logs/coverage', { system: 'proxy', what: 'CONNECT', isOutward: true, keepDays: 366, owner: 'A' })
  await add('/api/logs/coverage', { system: 'gate', keepDays: 3_660 })
  await add('/api/readiness', { kind: 'machine', name: 'bbs', who: 'A' })
  await page.reload()
}
/** Something of what is agreed on beforehand, entered once a desk. */
async function withReadiness(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const { rows } = (await (await page.request.get('/api/readiness', again)).json()) as { rows: readonly object[] }
  if (rows.length > 0) return
  const add = (data: object) => page.request.post('/api/readiness', { ...again, headers, data })
  await add({ kind: 'route', name: 'FAX', who: 'A', reached: '078-000-0001', perHour: 12 })
  await add({ kind: 'route', name: 'TEL', who: 'B', reached: '078-000-0002' })
  const agreed = { payer: '半額ずつ', untilOn: '2027-03-31', document: '覚書 2003-12 第4条' }
  await page.request.post('/api/contracts', {
    ...again,
    headers,
    data: { system: '掲示板システム', supplier: 'B社', says: '弱点の改修は四週間以内', ...agreed },
  })
  await page.request.post('/api/contracts', { ...again, headers, data: { system: 'Proxy', supplier: 'Firm D' } })
  await add({ kind: 'medium', name: 'USB 2026-11', who: 'A', reached: 'B1', says: 'patches.zip' })
  await page.reload()
}
/** A list of affected persons, taken in once a desk. */
async function withAffected(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const at = `/api${kobe}/affected`
  const shown = (await (await page.request.get(at, again)).json()) as { total: number }
  if (shown.total > 0) return
  const rows = [
    '会員番号,氏名,メールアドレス,住所,流出項目',
    '1,山田 花子,hanako@example.jp,神戸市灘区1,氏名・メール',
    '2,Erika Sato,,Kobe 2,name',
  ]
  const buffer = Buffer.from([...rows, '3,,,,'].join('\n'))
  await page.request.post(`${at}/import`, {
    headers,
    multipart: { files: { name: 'list.csv', mimeType: 'text/csv', buffer } },
  })
  await page.reload()
}
/** A recovery that is under way, with measures, damage and activity, begun once a desk. */
async function withRecovery(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const at = `/api${kobe}`
  const shown = (await (await page.request.get(`${at}/recovery`, again)).json()) as { isBegun: boolean }
  if (shown.isBegun) return
  const me = (await (await page.request.get('/api/me', again)).json()) as { id: string }
  const send = (method: 'post' | 'put', path: string, data: object) =>
    page.request[method](`${at}/${path}`, { ...again, headers, data })
  const plan = { level: 'improved', dueOn: '2003-07-31', watchUntil: '2003-09-30', priority: '試験の採点より後' }
  await send('post', 'recovery', { lead: me.id, ...plan })
  const answer = '共有ディスクの写しは6月16日の夜まで無事'
  await send('put', 'recovery/items/S3-26', { state: 'done', who: '大場', answer, proof: '点検表 3' })
  await send('put', 'recovery/items/S3-10', { state: 'doing', who: '林', dueOn: '2003-06-30' })
  await send('put', 'recovery/items/S3-53', { state: 'not-applicable', reason: 'ウイルスは関わっていない' })
  await send('put', 'recovery/rules/rebuild', { answer: 'yes', steps: ['media'] })
  await send('put', 'recovery/rules/user-notice', { answer: 'yes' })
  const cause = { question: 'entry', class: 'patch-not-applied', stage: 'TA0001', technique: 'T1190' }
  await send('post', 'causes', { ...cause, text: '掲示板の弱点から侵入', state: 'established' })
  await send('post', 'causes', { ...cause, text: 'パスワードの推測', parent: 1, state: 'ruled-out' })
  const against = { isFor: false, text: '失敗した認証の記録がない', reference: '記録 40' }
  await send('post', 'causes/2/evidence', against)
  const units = ['総合情報処理センター', '工学部', '文学部', '附属図書館'].map((unit) => ({
    unit,
    hosts: [`${unit}-www`],
  }))
  const sweep = { kind: 'condition', question: '同じ掲示板のプログラムを動かしていますか', dueOn: '2003-06-25', units }
  await send('post', 'sweeps', sweep)
  const measure = { aim: '同じ弱点を使わせない', kind: 'technical', payer: 'センター' }
  await send('post', 'measures', { ...measure, title: '掲示板のプログラムを入れ替える', cost: 1_800_000, days: 30 })
  await send('post', 'measures', { ...measure, title: '更新の手順を定める', kind: 'operational', cost: 0, days: 14 })
  await send('post', 'measures/1/state', { state: 'chosen', dueOn: '2003-09-01' })
  const damage = { confidence: 'likely', unit: 'JPY' }
  await send('post', 'damage', {
    ...damage,
    kind: 'response',
    what: '対応の延べ時間',
    hourly: { hours: 620, perHour: 4_000 },
  })
  await send('post', 'damage', {
    ...damage,
    kind: 'image',
    what: '問い合わせと信用の低下',
    low: 1_000_000,
    high: 5_000_000,
  })
  await send('post', 'damage', { ...damage, kind: 'money', what: '海外の専門家', low: 12_000, unit: 'USD' })
  for (const [day, level] of [
    ['2003-06-17', 20],
    ['2003-06-20', 60],
    ['2003-07-01', 80],
    ['2003-07-14', 100],
  ] as const)
    await send('put', 'damage/activity', { at: `${day}T00:00:00Z`, level, note: '' })
  const asked = { kind: 'investigation', title: '県警への協力', who: '県警 生活安全課', basis: 'inquiry' }
  await send('post', 'dealings', { ...asked, wanted: '掲示板のログ 6月分', plannedOn: '2003-06-24' })
  await send('post', 'dealings', {
    kind: 'briefing',
    title: '利用者への説明会',
    who: '学生と教職員',
    plannedOn: '2003-07-03',
  })
  const given = { scope: '6月分だけ。ほかは照会の外', effect: '複製を渡したので、止まるものはない' }
  await send('put', 'dealings/1/outcome', { heldOn: '2003-06-25', said: '写しを一組渡した', ...given })
  await send('post', 'reviews', { plannedOn: '2003-07-18', chair: '大場' })
  await send('put', 'reviews/1', {
    ...{ heldOn: '2003-07-18', people: ['大場', '林', '広報課 森'], well: '最初の30分で外との通信を断てた' },
    ...{ badly: '夜間の連絡先が古かった', learnt: '連絡先と手順は、毎年いっしょに確かめる' },
    actions: [{ title: '夜間の連絡先を毎年確かめる', owner: '総務係', dueOn: '2004-04-30' }],
  })
  await page.reload()
}
/** The machines of a unit that was asked. */
async function openedUnit(page: Page): Promise<void> {
  await withRecovery(page)
  await page.locator('main ul button').first().click()
  await page.getByRole('combobox').first().scrollIntoViewIfNeeded()
}
async function openedHeading(page: Page): Promise<void> {
  await withRecovery(page)
  await page.locator('main ol button[aria-expanded=false]').nth(1).click()
  await page.locator('main li button[aria-expanded=false]').nth(4).scrollIntoViewIfNeeded()
}

/** What may be said of the case, one version in use and one that waits; who asked what; whom a poster reached. Once a desk. */
async function withHelpdesk(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const sheet = `/api${kobe}/answer-sheet`
  const known = (await (await page.request.get(sheet, again)).json()) as { versions: unknown[] }
  if (known.versions.length > 0) return
  const post = async (path: string, data: object) =>
    (await (await page.request.post(path, { ...again, headers, data })).json()) as { id: string }
  const content = (now: string, nowEn: string) => ({
    matter: { ja: '電子メールの停止とパスワードの変更', en: 'Mail is down, and passwords are changed' },
    now: { ja: now, en: nowEn },
    speaker: '広報課 内線 1234',
    hours: '9:00–17:00',
    decider: '学長と広報担当理事',
    criteria: '利用者に害が及ぶおそれがあれば、確認したことだけを当日のうちに公表する',
    steps: [{ at: '2003-06-17T07:00:00.000Z', what: '報道発表', channel: 'press', by: '広報課' }],
    answers: [
      {
        id: 'a1',
        question: { ja: 'いつから使えますか', en: 'When will it work again?' },
        answer: {
          ja: '今日の夕方までに、このページでお知らせします。',
          en: 'We will say so on the page by this evening.',
        },
      },
      {
        id: 'a2',
        audience: 'press',
        question: { ja: '個人情報は漏れましたか', en: 'Have personal data leaked?' },
        answer: { ja: '現在調べています。分かり次第お知らせします。', en: 'We are looking into it and will tell you.' },
      },
    ],
    notSaid: ['侵入の手口'],
  })
  await post(sheet, { content: content('メールを止めて調べています。', 'Mail is stopped while we look into it.') })
  await post(`${sheet}/1/approval`, { alone: '夜間で一人のため' })
  await post(sheet, {
    content: content(
      '10時からメールを止めて調べています。',
      'Mail has been stopped since 10:00 while we look into it.',
    ),
  })
  const asked = { incident: kobe.split('/')[2], lang: 'ja' }
  const press = { sort: 'press', channel: 'telephone', organisation: '神戸日報', name: '記者 太郎', given: 'a2' }
  await post('/api/helpdesk/queries', { ...asked, ...press, text: '学生の名簿は漏れたのか' })
  const user = { sort: 'user', channel: 'counter', name: '工学部 学生', isComplaint: true }
  await post('/api/helpdesk/queries', { ...asked, ...user, text: '学外からメールが読めない' })
  const heard = { sort: 'user', channel: 'mail', name: '附属病院 職員', text: '知らない人が自分のメールを読んでいる' }
  const { id } = await post('/api/helpdesk/queries', { ...asked, ...heard })
  await post(`/api/helpdesk/queries/${id}/raise`, { why: '新しい被害かもしれない' })
  const poster = { channel: 'poster', audience: '各部局の掲示板', meant: 40, reached: 38 }
  await post(`/api${kobe}/reached`, poster)
  await page.reload()
}

/** Blocks of the case in several states, one of them waiting for a decision, put down once a desk. */
async function withContainment(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  const of = `/api${kobe}/containments`
  const { rows } = (await (await page.request.get(of, again)).json()) as { rows: unknown[] }
  if (rows.length > 0) return
  const headers = { origin }
  const post = async (path: string, data: object) => (await page.request.post(path, { ...again, headers, data })).json()
  const ago = (minutes: number) => {
    const from = new Date(Date.now() - minutes * 60_000).toISOString()
    return { from, to: from, precision: 'minute', zone: 'Asia/Tokyo' }
  }
  const people = (await (await page.request.get('/api/people', again)).json()) as {
    rows: { id: string; role: string }[]
  }
  const deciders = people.rows.filter((one) => one.role === 'executive').map((one) => one.id)
  const wide = await post(of, {
    target: { kind: 'block-port', ports: '120', network: '192.168.0.0/16' },
    ...{
      scope: '学内のすべての計算機',
      isWider: true,
      reason: 'ポート120のバックドア',
      carrier: '情報基盤係',
      done: ago(90),
    },
    lift: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  })
  await post(`${of}/${wide.id}/confirm`, { said: 'checked', note: '学外から届かないことを確かめた' })
  await post(`${of}/${wide.id}/effects`, { kind: 'complaint', text: '学外からメールが読めない', count: 12 })
  const target = { kind: 'stop-service', service: 'POP3 / APOP' }
  await post(of, { target, reason: '平文のパスワードが漏れている。止めないと他のサービスにも入られる。', deciders })
  await post(of, {
    target: { kind: 'isolate-host', host: 'server room 2', address: '192.168.4.21' },
    reason: '踏み台',
    carrier: '設備担当',
  })
  await page.reload()
}
const accounts = [
  'login,name,department,group,route,address',
  'hanako,髙﨑 花子,文学部,student,文学部,神戸市灘区1-1',
  'taro,神戸 太郎,工学部,student,工学部,神戸市灘区1-2',
  'lukasz,Łukasz Świątek,Engineering,staff,工学部,神戸市灘区1-3',
  'taro,神戸 太郎,工学部,student,工学部,神戸市灘区1-2',
  ',名前だけの人,法学部,student,法学部,神戸市灘区1-4',
].join('\n')
/** A mass reset with a plan and a page on which people change their own, begun once a desk; gives its id. */
async function withCampaign(page: Page): Promise<string> {
  const headers = { origin: new URL(page.url()).origin }
  const of = `/api${kobe}/campaigns`
  const known = async () =>
    ((await (await page.request.get(of, again)).json()) as { rows: { id: string }[] }).rows[0]?.id
  const before = await known()
  if (before !== undefined) return before
  const send = (method: string, path: string, data: object) =>
    page.request.fetch(path, { ...again, method, headers, data })
  await send('POST', of, { title: '全利用者のパスワード変更' })
  const files = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(accounts) }
  await page.request.post(`${of}/1/lists/accounts`, { ...again, headers, multipart: { files } })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const phases = [
    { kind: 'own-change', from: day(1), to: day(8) },
    { kind: 'print', from: day(9), to: day(10) },
    { kind: 'forced-change', from: day(10), to: day(11) },
    { kind: 'handing-out', from: day(11), to: day(18) },
  ]
  const kept = [{ name: '給与振込日', from: day(9), to: day(9.5) }]
  const waves = [{ name: '教職員', groups: ['staff'] }, { name: '学生' }]
  await send('PUT', `${of}/1/plan`, { plan: { phases, kept }, waves })
  await send('PATCH', `${of}/1`, { isOpen: true })
  await page.reload()
  return (await known()) ?? ''
}
export const shellRule = `title: Web shell of a parcel page
id: 7d2c7f0e-6c1e-4f43-9a55-0f2f7b1f7a11
description: Somebody asks for a page that only intruders put there.
date: 2025-12-01
tags: [attack.persistence, attack.t1505.003]
logsource: {category: webserver}
detection:
  selection: {cs-uri-stem|startswith: /sell/}
  condition: selection
falsepositives: [A shop of our own]
level: high
---
title: A process of nobody
logsource: {product: windows, category: process_creation}
detection:
  selection: {Image|endswith: '\\nobody.exe'}
  condition: selection
level: medium
`
/** A rule that finds something, one that has no source, one that is wrong; and the lines, taken in once a desk. */
export async function withAlerts(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin }
  const alerts = async () =>
    ((await (await page.request.get('/api/alerts?state=all', again)).json()) as { total: number }).total
  if ((await alerts()) > 0) return
  for (const [name, text] of [
    ['parcel.yml', shellRule],
    ['wrong.yml', 'title: Without a detection\nlogsource: {product: linux}\n'],
  ] as const) {
    const files = { name, mimeType: 'text/yaml', buffer: Buffer.from(text) }
    await page.request.post('/api/rules/files', { ...again, headers, multipart: { files } })
  }
  const lines = proxy.slice(0, 6).join('\n')
  const files = { name: 'web.log', mimeType: 'text/plain', buffer: Buffer.from(`${lines}\n`) }
  await page.request.post('/api/logs/import', { ...again, headers, multipart: { source: 'web', year: 2025, files } })
  while ((await alerts()) === 0) await page.request.get('/api/alerts', again)
  await page.reload()
}
const changeMeasure = async (page: Page): Promise<void> => {
  await withRecovery(page)
  await page
    .getByRole('button', { name: /^(改める|Change)$/ })
    .first()
    .click()
  await page.locator('main form input').first().waitFor()
}

export const openFirst = async (page: Page): Promise<void> => {
  await withAlerts(page)
  await page.locator('main table button').first().click()
  await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
}

/** One hunt that has ended and found something. */
async function withHunt(page: Page): Promise<void> {
  await withAlerts(page)
  const headers = { origin: new URL(page.url()).origin }
  const hunts = async () =>
    ((await (await page.request.get('/api/hunts', again)).json()) as { hunts: { state: string }[] }).hunts
  if ((await hunts()).length === 0) {
    await page.request.post('/api/hunts', { ...again, headers, data: { what: { kind: 'all' } } })
    while ((await hunts())[0]!.state !== 'done') await page.request.get('/api/hunts', again)
  }
  await page.goto('/alerts/hunts')
}
export const openHunt = async (page: Page): Promise<void> => {
  await withHunt(page)
  await page.locator('main table button').first().click()
  await page.getByRole('dialog').locator('table').waitFor()
}

async function openLine(page: Page): Promise<void> {
  await withLogs(page)
  await page.locator('[data-open-line]').first().click()
  await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
}

export const screens: readonly Screen[] = [
  { name: 'login', path: '/login', isDoor: true },
  { name: 'invitation', path: '/invitation/aaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'now', path: '/' },
  { name: 'welcome', path: '/welcome' },
  { name: 'me', path: '/me' },
  { name: 'people', path: '/people' },
  { name: 'people-add', path: '/people', act: (page) => page.locator('main button').first().click() },
  { name: 'contacts', path: '/contacts' },
  { name: 'playbook', path: '/playbooks/malware-worm' },
  { name: 'letters', path: '/letters' },
  { name: 'letter', path: '/letters/print-letter/apology-to-company', act: withPreview },
  { name: 'campaign-none', path: '/incidents/2026-0002/campaign' },
  {
    name: 'campaign',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.locator('main ul li').first().waitFor()
    },
  },
  {
    name: 'campaign-lines',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      const file = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(accounts) }
      await page.locator('main input[type=file]').first().setInputFiles(file)
      await page.locator('main section ul li').first().waitFor()
    },
  },
  {
    name: 'campaign-connector',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(変更先を決める|Set the place of change)$/ }).click()
      await page.locator('main form select').first().selectOption('ldap')
    },
  },
  {
    name: 'campaign-letter-text',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(通知書の文面を決める|Set what letters say)$/ }).click()
      await page.locator('main textarea').first().fill('新しいパスワードでログインする')
    },
  },
  {
    name: 'campaign-exempt',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(対象から外す|Leave somebody out)$/ }).click()
      await page.getByRole('dialog').locator('textarea').first().fill('nobody')
    },
  },
  {
    name: 'campaign-stated',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(合うはずの数を書く|State the figures that must come out)$/ }).click()
      await page.getByRole('dialog').locator('input').first().fill('22,721')
    },
  },
  {
    name: 'campaign-match',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByLabel(/^(何を読み込むか|What to load)$/).selectOption('exposed')
      const file = { name: 'exposed.txt', mimeType: 'text/plain', buffer: Buffer.from('login\nhanako\nnobody\n') }
      await page.locator('main input[type=file]').first().setInputFiles(file)
      await page.getByRole('button', { name: /^(照合する|Compare)$/ }).click()
      await page.getByText(/ID のみ 1|1 by ID alone/).waitFor()
    },
  },
  {
    name: 'campaign-own-conditions',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(条件と時刻を決める|Set conditions and times)$/ }).click()
      await page.locator('main form select').first().selectOption('birth-date')
      await page.locator('main textarea').first().fill('10.1.0.0/16\nour campus')
    },
  },
  {
    name: 'campaign-desk',
    path: '/campaigns',
    act: async (page) => {
      await withCampaign(page)
      await page.locator('main input').first().fill('taro')
      await page.getByText('神戸 太郎').first().waitFor()
    },
  },
  {
    name: 'own-change',
    path: `${kobe}/campaign`,
    act: async (page) => {
      const id = await withCampaign(page)
      await page.goto(`/change/${doorOf(id)}`)
      await page.locator('input').first().waitFor()
    },
  },
  { name: 'quarantine', path: `${kobe}/containment?part=quarantine` },
  { name: 'incident-notices', path: `${kobe}/notices` },
  { name: 'incident-notice-write', path: `${kobe}/notices?form=notice` },
  { name: 'queries-none', path: '/incidents/2026-0002/queries' },
  { name: 'queries', path: `${kobe}/queries`, act: withHelpdesk },
  {
    name: 'queries-read',
    path: `${kobe}/queries`,
    act: async (page) => {
      await withHelpdesk(page)
      await page.locator('main section li button').first().click()
      await page.getByRole('dialog').locator('ins').first().waitFor()
    },
  },
  {
    name: 'helpdesk',
    path: '/helpdesk',
    act: async (page) => {
      await withHelpdesk(page)
      await page.locator('main ul li button').first().waitFor()
    },
  },
  { name: 'outbox', path: '/outbox' },
  { name: 'containment', path: `${kobe}/containment`, act: withContainment },
  {
    name: 'decisions',
    path: '/decisions',
    act: async (page) => {
      await page.goto(`${kobe}/containment`)
      await withContainment(page)
      await page.goto('/decisions')
    },
  },
  {
    name: 'decision',
    path: '/decisions/2026-0001-D1',
    act: async (page) => {
      await page.goto(`${kobe}/containment`)
      await withContainment(page)
      await page.goto('/decisions/2026-0001-D1')
    },
  },
  { name: 'clocks', path: '/clocks', act: withClocks },
  { name: 'incident-clocks', path: `${kobe}/clocks`, act: withClocks },
  { name: 'incident-plan', path: `${kobe}/plan`, act: withPlan },
  { name: 'incident-plan-board', path: `${kobe}/plan?view=board`, act: withPlan },
  { name: 'incident-plan-gantt', path: `${kobe}/plan?view=gantt`, act: withPlan },
  { name: 'tasks-easing', path: '/tasks?show=easing', act: withPlan },
  { name: 'incident-plan-asked', path: `${kobe}/plan?view=asked`, act: withPlan },
  {
    name: 'tasks',
    path: '/tasks',
    act: async (page) => {
      await withPlan(page)
      await page.locator('main table button').first().click()
      await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
    },
  },
  { name: 'recovery', path: `${kobe}/recovery`, act: withRecovery },
  { name: 'recovery-items', path: `${kobe}/recovery`, act: openedHeading },
  { name: 'recovery-handover', path: `${kobe}/recovery?part=handover`, act: withRecovery },
  { name: 'recovery-measures', path: `${kobe}/recovery?part=measures`, act: withRecovery },
  { name: 'recovery-measure-change', path: `${kobe}/recovery?part=measures`, act: changeMeasure },
  { name: 'recovery-damage', path: `${kobe}/recovery?part=damage`, act: withRecovery },
  { name: 'recovery-sweep', path: `${kobe}/recovery?part=sweep`, act: withRecovery },
  { name: 'recovery-sweep-unit', path: `${kobe}/recovery?part=sweep`, act: openedUnit },
  { name: 'recovery-outside', path: `${kobe}/recovery?part=outside`, act: withRecovery },
  { name: 'recovery-review', path: `${kobe}/recovery?part=review`, act: withRecovery },
  { name: 'recovery-affected', path: `${kobe}/recovery?part=affected`, act: withRecovery },
  { name: 'recovery-story', path: `${kobe}/recovery?part=story`, act: withRecovery },
  { name: 'recovery-cause', path: `${kobe}/recovery?part=cause`, act: withRecovery },
  { name: 'measures', path: '/measures', act: withRecovery },
  { name: 'recovery-affected-list', path: `${kobe}/recovery?part=affected`, act: withAffected },
  { name: 'find', path: '/find?q=192.168.100.1' },
  { name: 'find-none', path: '/find?q=zzzzqqqq' },
  { name: 'trends', path: '/trends' },
  { name: 'alerts-none', path: '/alerts?show=false-alarm' },
  { name: 'alerts', path: '/alerts', act: withAlerts },
  { name: 'alert', path: '/alerts', act: openFirst },
  { name: 'rule-try', path: '/alerts/rules/try' },
  { name: 'hunts', path: '/alerts/hunts', act: withHunt },
  { name: 'hunt', path: '/alerts/hunts', act: openHunt },
  { name: 'hunt-new', path: '/alerts/hunts?form=new' },
  { name: 'readiness', path: '/readiness', act: withReadiness },
  { name: 'readiness-new', path: '/readiness?form=machine' },
  { name: 'contract-new', path: '/readiness?form=contract' },
  { name: 'backups', path: '/backups' },
  { name: 'backup-new', path: '/backups?form=add' },
  { name: 'weaknesses', path: '/weaknesses' },
  { name: 'software', path: '/weaknesses?part=software' },
  { name: 'software-new', path: '/weaknesses?part=software&form=add' },
  { name: 'software-list', path: '/weaknesses?part=software&form=list' },
  { name: 'patches', path: '/weaknesses?part=diary' },
  { name: 'good-state', path: '/alerts/good-state' },
  { name: 'changes', path: '/alerts/changes' },
  { name: 'change-new', path: '/alerts/changes?form=add' },
  { name: 'unusual', path: '/alerts/unusual' },
  { name: 'rules', path: '/alerts/rules', act: withAlerts },
  { name: 'rule', path: '/alerts/rules?show=fired', act: openFirst },
  { name: 'rule-wrong', path: '/alerts/rules?show=wrong', act: openFirst },
  { name: 'logs-none', path: '/logs?q=zzzzqqqq' },
  {
    name: 'logs',
    path: '/logs?span=all',
    act: async (page) => {
      await withLogs(page)
      await page.locator('[data-open-line]').first().waitFor()
    },
  },
  { name: 'logs-line', path: '/logs?span=all&source=gate', act: openLine },
  {
    name: 'logs-incident',
    path: '/logs?span=all',
    act: async (page) => {
      await withLogs(page)
      for (const at of [0, 1]) await page.locator('td input[type=checkbox]').nth(at).click()
      await page.keyboard.press('a')
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  { name: 'logs-import', path: '/logs/import' },
  { name: 'logs-coverage', path: '/logs/coverage', act: withCoverage },
  { name: 'logs-sources', path: '/logs/sources', act: withLogs },
  { name: 'logs-source', path: '/logs/sources?source=gate', act: withLogs },
  { name: 'logs-days', path: '/logs/days' },
  {
    name: 'palette',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('192.168.100.1')
      await page.getByRole('option', { name: found }).first().waitFor()
    },
  },
  { name: 'incidents', path: '/incidents?phase=all' },
  { name: 'incidents-none', path: '/incidents?q=zzzzqqqq' },
  { name: 'incident-new', path: '/incidents?form=new' },
  { name: 'incident', path: kobe },
  { name: 'incident-record', path: `${kobe}/record` },
  { name: 'incident-drawn', path: `${kobe}/record?view=drawing` },
  { name: 'incident-situation', path: `${kobe}/situation` },
  { name: 'incident-people', path: `${kobe}/people` },
  { name: 'incident-observables', path: `${kobe}/observables` },
  { name: 'incident-evidence', path: `${kobe}/evidence` },
  { name: 'incident-evidence-add', path: `${kobe}/evidence?form=add` },
  { name: 'incident-collector', path: `${kobe}/evidence?form=collector` },
  { name: 'incident-reports', path: `${kobe}/reports` },
  { name: 'incident-paper', path: `${kobe}/paper` },
  {
    name: 'incident-write',
    path: kobe,
    act: async (page) => {
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  { name: 'incident-missing', path: '/incidents/1999-9999' },
  { name: 'inbox', path: '/inbox?state=all' },
  { name: 'inbox-none', path: '/inbox?q=zzzzqqqq' },
  { name: 'inbox-empty', path: '/inbox?noise=only' },
  { name: 'inbox-missing', path: '/inbox/R1999-9999' },
  { name: 'report', path: '/inbox/R2026-0001?state=all' },
  { name: 'report-signs', path: '/inbox/R2026-0012?state=all' },
  {
    name: 'inbox-bulk',
    path: '/inbox',
    act: async (page) => {
      for (const box of (await page.locator('li input[type=checkbox]').all()).slice(0, 3)) await box.click()
    },
  },
  ...(
    [
      ['incident', 'a'],
      ['merge', 'm'],
      ['dispose', 'e'],
    ] as const
  ).map(([name, key]) => ({
    name: `report-${name}`,
    path: '/inbox/R2026-0004',
    act: async (page: Page) => {
      await page.locator('[data-preview] h2').first().waitFor()
      await page.keyboard.press(key)
      await page.getByRole('dialog').getByRole('heading').first().waitFor()
    },
  })),
  { name: 'take-files', path: '/inbox?take=files' },
  { name: 'take-paste', path: '/inbox?take=paste' },
  { name: 'take-spoken', path: '/inbox?take=spoken' },
  { name: 'form', path: '/report', isDoor: true },
  { name: 'form-state-missing', path: '/report/r/aaaaaaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
  { name: 'missing', path: '/nowhere' },
]
