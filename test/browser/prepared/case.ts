// What is done about the case that screens show: clocks, plan, recovery, help desk, blocks, a mass reset.
import type { Page } from 'playwright-core'
import { again } from '../browser.ts'
import { onceADesk } from './once.ts'

/** The case of the demonstration, which a fresh desk opens first. */
export const kobe = '/incidents/2026-0001'

/** Answers and deadlines of the case. */
export const withClocks = onceADesk(async (page) => {
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
})
/** The preview follows a moment after the page. */
export async function withPreview(page: Page): Promise<void> {
  await page.locator('img[src^="data:image/svg"]').waitFor()
}
const planOf = `/api${kobe}/plan`
type Plan = {
  tasks: { title: string; owner: { id: string } | null }[]
  playbooks: { id: string; isForThis: boolean }[]
}
const readPlan = async (page: Page) => (await (await page.request.get(planOf, again)).json()) as Plan
const sender = (page: Page) => {
  const headers = { origin: new URL(page.url()).origin }
  return (path: string, data: object) => page.request.post(`${planOf}/${path}`, { ...again, headers, data })
}
const meOf = async (page: Page) => (await (await page.request.get('/api/me', again)).json()) as { id: string }

/** A meeting that was held, with what came of it, and one that waits to be written down. */
const withMeetings = onceADesk(async (page) => {
  const headers = { origin: new URL(page.url()).origin }
  const at = `/api${kobe}/meetings`
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const call = (data: object) => page.request.post(at, { ...again, headers, data })
  const agenda = '全員の変更にかかる時間\n印刷を止められない日'
  const maker = { subject: '電算機メーカーとの打ち合わせ', invited: 'B社 技術課長', place: '第二会議室' }
  await call({ ...maker, agenda, plannedAt: ago(30) })
  await call({ subject: '全学の担当者への説明', invited: '各部局の担当者', plannedAt: ago(2) })
  const decided = '一晩で終わる方法をB社が試し、金曜までに答える'
  const tasks = [{ title: '印刷に何時間かかるか測る', owner: 'B社', dueAt: ago(-48) }]
  const outcome = { heldAt: ago(29), people: '大場、林、B社 技術課長', decided, tasks }
  await page.request.put(`${at}/1`, { ...again, headers, data: outcome })
})
/** The form that writes down what came of a meeting. */
export async function writtenMeeting(page: Page): Promise<void> {
  await withPlan(page)
  await withMeetings(page)
  await page
    .getByRole('button', { name: /^(結果を書く|Write what came of it)$/ })
    .first()
    .click()
  await page.getByLabel(/^(これから行う作業|Who does what now)/).scrollIntoViewIfNeeded()
}
const withSharedPlan = onceADesk(async (page) => {
  const { tasks, playbooks } = await readPlan(page)
  if (tasks.length > 0) return
  const send = sender(page)
  const { id } = playbooks.find((one) => one.isForThis) ?? playbooks[0]!
  await send('playbooks', { playbook: id })
  await send('tasks', { title: '192.168.100.2', owner: { kind: 'unit', name: 'A' }, dueAfterMinutes: 30 })
  const owner = { kind: 'person', person: (await meOf(page)).id }
  const purpose = { kind: 'complaint', complaint: '192.168.100.3 → POP' }
  await send('tasks', { title: 'APOP', owner, dueAfterMinutes: 2_880, purpose })
  await send('inquiries', { text: '120/tcp?', assignees: ['A', 'B', 'C'].map((name) => ({ kind: 'unit', name })) })
})
/** A playbook taken up, tasks of a unit and of each reader's own, a question to three. */
export async function withPlan(page: Page): Promise<void> {
  await withSharedPlan(page)
  const me = await meOf(page)
  const own = (await readPlan(page)).tasks.filter(({ owner }) => owner?.id === me.id)
  if (own.some(({ title }) => title === '192.168.100.1')) return
  const dueAt = new Date(Date.now() - 3 * 3_600_000).toISOString()
  await sender(page)('tasks', { title: '192.168.100.1', owner: { kind: 'person', person: me.id }, dueAt })
  await page.reload()
}
/** Something of what is agreed on beforehand. */
export const withReadiness = onceADesk(async (page) => {
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
})
/** An exercise that was held; what it showed became a measure, and waits to become a change of a playbook. */
const exercise = { id: '' }
const withExercise = onceADesk(async (page) => {
  const headers = { origin: new URL(page.url()).origin }
  const post = async (path: string, data: object) =>
    (await page.request.post(`/api/${path}`, { ...again, headers, data })).json() as Promise<{
      id: string
      last: { id: string }
    }>
  const { id } = await post('readiness', { kind: 'exercise', name: '夜間の連絡訓練', who: '大場' })
  const held = { isGood: false, seen: '三人に電話がつながらなかった', learnt: '夜間の連絡先は半年ごとに確かめる' }
  const { last } = await post(`readiness/${id}/checks`, held)
  const measure = { incident: kobe.split('/')[2], title: '夜間の連絡先を半年ごとに確かめる', owner: '総務係' }
  await post(`readiness/${id}/checks/${last.id}/measures`, { ...measure, dueOn: '2030-04-30' })
  exercise.id = id
})
/** The exercise opened, with the form that carries on what it showed. */
export async function carriedLesson(page: Page): Promise<void> {
  await withExercise(page)
  await page.goto(`/readiness?item=${exercise.id}`)
  await page.getByRole('dialog').locator('ul button').first().click()
  await page.getByRole('dialog').locator('form').waitFor()
}
/** A list of affected persons. */
export const withAffected = onceADesk(async (page) => {
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
})
/** A recovery that is under way, with measures, damage and activity. */
export const withRecovery = onceADesk(async (page) => {
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
})
/** The machines of a unit that was asked. */
export async function openedUnit(page: Page): Promise<void> {
  await withRecovery(page)
  await page.locator('main ul button').first().click()
  await page.getByRole('combobox').first().scrollIntoViewIfNeeded()
}
export async function openedHeading(page: Page): Promise<void> {
  await withRecovery(page)
  await page.locator('main ol button[aria-expanded=false]').nth(1).click()
  await page.locator('main li button[aria-expanded=false]').nth(4).scrollIntoViewIfNeeded()
}

/** What may be said of the case, one version in use and one that waits; who asked what; whom a poster reached. */
export const withHelpdesk = onceADesk(async (page) => {
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
})

/** Blocks of the case in several states, one of them waiting for a decision. */
export const withContainment = onceADesk(async (page) => {
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
})
export const changeMeasure = async (page: Page): Promise<void> => {
  await withRecovery(page)
  await page
    .getByRole('button', { name: /^(改める|Change)$/ })
    .first()
    .click()
  await page.locator('main form input').first().waitFor()
}
