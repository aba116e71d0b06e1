// What a stranger reads, through a real desk: stages, who approves, what is withheld, corrections, the folder, and those who are told by mail.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { canonical } from '#src/core/canonical.ts'
import { hashOf } from '#src/detect/report/actions/link.ts'
import type { Context } from '#src/platform/context.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { memberSecret } from '#src/respond/publication/actions/announce.ts'
import { publishDue } from '#src/respond/publication/actions/publish.ts'
import { publicationActions } from '#src/respond/publication/actions.ts'
import { publicationApi } from '#src/respond/publication/api.ts'
import { publicationPages } from '#src/respond/publication/http.ts'
import { announce } from '#src/respond/publication/jobs.ts'
import { calls, incident, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const publication = calls(publicationApi, publicationActions as never)
const notice = calls(noticeApi, noticeActions as never)

let kit: TestDesk
let writer: Context
let lead: Context
let app: ReturnType<typeof publicationPages>
let number = ''
let report = ''
let address = 0
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '当番 一郎')
  lead = await kit.as('lead', '指揮 花子')
  report = await newReport(writer, {
    text: '予約サイトの改ざん',
    reporter: { name: '佐藤 美咲', email: 'misaki@finder.example.net', organisation: '見つけた会社' },
    consent: { identity: 'nobody', organisation: 'nobody' },
  } as never)
  number = (
    await incident.create(lead, { title: '予約サイトの改ざん', kinds: [], reports: [report], lead: lead.viewer.id! })
  ).number
  app = publicationPages(kit.desk, async () => ({ ...kit.anybody, address: `198.51.100.${++address}` }))
})
after(() => kit.close())

const read = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const first = {
  ja: {
    audience: 'お客様各位',
    matter: '予約サイトの停止',
    happened_at: '2026-07-06T07:20:00+09:00',
    facts: '予約サイトが書き換えられました。佐藤美咲様からご連絡をいただきました。',
    stopped_at: '2026-07-06T11:55:00+09:00',
    effect: '予約ができません。',
    instead: '緊急電話予約窓口 03-0000-0000 https://tel.example.jp/',
    unknown: '原因を調べています。',
    next_at: '2026-07-07T12:00:00+09:00',
  },
  en: {
    audience: 'To our customers',
    matter: 'the booking site is down',
    facts: 'Somebody changed our booking site.',
    effect: 'Bookings cannot be made.',
    unknown: 'We are looking for the cause.',
  },
}
const asOf = '2026-07-06T05:30:00.000Z'
const publish = async (input: object) => {
  const draft = await publication.write(writer, { incident: number, ...input } as never)
  const { version } = draft.versions[0]!
  return await publication.approve(lead, { incident: number, publication: draft.id, version })
}

test('the first notice is written with what is known; whoever wrote it does not approve it, and before that nobody sees it', async () => {
  const stages = await publication.stages(writer, {})
  assert.deepEqual(
    stages.rows.map((row) => row.stage),
    ['first', 'second', 'final', 'correction'],
  )
  const shown = await publication.preview(writer, {
    incident: number,
    stage: 'first',
    given: { ja: { matter: '停止' } },
  })
  assert.ok(
    shown.faults.some((fault) => fault.place === 'happened_at' && /発生した日時|When it happened/.test(fault.text)),
  )
  assert.equal(
    await refusalOf(publication.write(writer, { incident: number, stage: 'first', given: { ja: { matter: '停止' } } })),
    'publication.missing',
  )
  const draft = await publication.write(writer, { incident: number, stage: 'first', asOf, given: first })
  assert.equal(draft.number, `${number}-P1`)
  assert.equal(draft.url, null)
  assert.doesNotMatch((await read('/notices?lang=ja')).text, /予約サイト/)
  assert.equal(
    await refusalOf(publication.approve(writer as never, { incident: number, publication: 'P1', version: 1 })),
    'publication.own',
  )
  const approved = await publication.approve(lead, { incident: number, publication: 'P1', version: 1 })
  assert.equal(approved.versions[0]!.approvedBy, '指揮 花子')
  const page = await read(`${approved.url!.replace('http://desk.example', '')}?lang=ja`)
  assert.equal(page.status, 200)
  assert.match(page.text, /2026年7月6日\(月\) 14:30 JST 現在/)
  assert.match(page.text, /重要なお知らせ：予約サイトの停止\(第1報\)/)
  assert.match(page.text, /https:\/\/tel\.example\.jp\//)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const english = await read(`${approved.url!.replace('http://desk.example', '')}?lang=en`)
  assert.match(english.text, /6 Jul 2026/)
  assert.match(english.text, /Bookings cannot be made/)
})

test('what its source withholds from the public is not on the page, and the writer is told why', async () => {
  const { text, withheld, isMasked } = await publication.preview(writer, {
    incident: number,
    stage: 'first',
    given: first,
  })
  assert.doesNotMatch(JSON.stringify(text), /佐藤|美咲/)
  assert.ok(isMasked)
  assert.ok(withheld.some((one) => one.kind === 'identity' && one.text.length > 5))
  for (const path of ['/notices?lang=ja', '/notices/feed.ja.xml'])
    assert.doesNotMatch((await read(path)).text, /佐藤|美咲|misaki|2026-0001/)
})

test('what was public when is proved by the record: the fingerprint on the page is that of the entry', async () => {
  const { rows } = await publication.list(lead, { incident: number })
  const [version] = rows[0]!.versions
  assert.equal(
    version!.sha256,
    createHash('sha256')
      .update(canonical(version!.text as never))
      .digest('hex'),
  )
  const { rows: entries } = await kit.desk.state.pool.query<{ code: string; payload: string }>(
    'select code, payload from record_entry where seq = $1',
    [version!.entry],
  )
  assert.equal(entries[0]!.code, 'publication.published')
  assert.equal(JSON.parse(entries[0]!.payload).facts.sha256, version!.sha256)
  assert.ok((await read(rows[0]!.url!.replace('http://desk.example', ''))).text.includes(version!.sha256!))
})

test('a source that changes its mind before the page is public stops it', async () => {
  const given = {
    ja: {
      audience: 'お客様各位',
      matter: '予約サイトの停止',
      new_facts: ['見つけた会社の調査で原因が分かりました。'],
      measures: ['直しています。'],
      unknown: '範囲',
      next_at: '2026-07-08T12:00:00+09:00',
    },
  }
  await notice.setConsent(writer, { report, by: 'source', ground: '電話', organisation: 'public' })
  const draft = await publication.write(writer, { incident: number, publication: 'P1', stage: 'second', given })
  assert.match(JSON.stringify(draft.versions[0]!.text), /見つけた会社/)
  await notice.setConsent(writer, { report, by: 'source', ground: '撤回', organisation: 'nobody' })
  assert.equal(
    await refusalOf(publication.approve(lead, { incident: number, publication: 'P1', version: 2 })),
    'publication.changed-since',
  )
  const again = await publish({ publication: 'P1', stage: 'second', given })
  assert.deepEqual(
    again.versions.map((one) => [one.version, one.state, one.issue]),
    [
      [3, 'published', 2],
      [2, 'replaced', null],
      [1, 'published', 1],
    ],
  )
  const page = await read(`${again.url!.replace('http://desk.example', '')}?lang=en`)
  assert.match(page.text, /published in Japanese only/)
  assert.match(page.text, /lang="ja"/)
})

test('a mistake leads to a correction: the page says so, the text is out of sight, the version stays', async () => {
  assert.equal(
    await refusalOf(publication.giveBack(lead, { incident: number, publication: 'P1', reason: '消したい' })),
    'publication.gone',
  )
  assert.equal(
    await refusalOf(publication.write(writer, { incident: number, publication: 'P1', stage: 'first', given: first })),
    'publication.first-again',
  )
  const done = await publish({
    publication: 'P1',
    stage: 'correction',
    hidesEarlier: true,
    given: {
      ja: {
        audience: 'お客様各位',
        matter: '予約サイトの停止',
        wrong: '時刻が誤っていました。',
        right: '7時50分です。',
      },
    },
  })
  const path = done.url!.replace('http://desk.example', '')
  assert.match((await read(`${path}?lang=ja`)).text, /お詫びと訂正/)
  const earlier = await read(`${path}/1?lang=ja`)
  assert.equal(earlier.status, 200)
  assert.match(earlier.text, /に訂正しました/)
  assert.doesNotMatch(earlier.text, /予約ができません/)
  assert.match(earlier.text, new RegExp(done.versions.at(-1)!.sha256!))
  assert.equal(done.versions.length, 4)
  assert.equal((await read(`${path}/9`)).status, 404)
})

test('the folder works without the desk: relative links that lead somewhere, nothing from outside, the same bytes each time', async () => {
  const { files } = await publication.site(lead, { base: 'https://mirror.example/notices/' })
  const names = new Set(files.map((one) => one.path))
  assert.ok(names.has('index.html') && names.has('index.en.html') && names.has('style.css'))
  for (const { path, text } of files.filter((one) => one.path.endsWith('.html'))) {
    for (const [, target = ''] of text.matchAll(/(?:href|src)="([^"#]+)"/g))
      assert.ok(names.has(target) || /^(mailto|tel):/.test(target), `${path}: ${target}`)
    assert.doesNotMatch(text, /<script|https?:\/\/desk\.example|url\(/)
  }
  assert.match(files.find((one) => one.path === 'feed.ja.xml')!.text, /<id>https:\/\/mirror\.example\/notices\//)
  assert.deepEqual((await publication.site(lead, { base: 'https://mirror.example/notices/' })).files, files)
})

const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)![1]!
const post = (path: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const mailsTo = async (email: string) =>
  (
    await kit.desk.state.pool.query<{ raw: Buffer; purpose: string }>(
      'select m.raw, m.purpose from mail m join mail_recipient r on r.mail_id = m.id where r.address = $1 order by m.queued_at',
      [email],
    )
  ).rows

test('nobody is on the list before they said so behind the link in their mail; asked again and again, one mail goes', async () => {
  const ask = async () =>
    post('/notices/subscribe?lang=ja', {
      token: tokenIn((await read('/notices/subscribe?lang=ja')).text),
      email: 'Reader@example.net',
    })
  const answers = [await ask(), await ask()]
  assert.equal(await answers[0]!.text(), await answers[1]!.text())
  const mails = await mailsTo('reader@example.net')
  assert.deepEqual(
    mails.map((one) => one.purpose),
    ['announce-confirm'],
  )
  assert.equal((await publication.list(lead, { incident: number })).subscribers, 0)
  const { rows } = await kit.desk.state.pool.query<{ id: string; link_hash: Buffer }>(
    'select id, link_hash from announce_subscriber',
  )
  const secret = await memberSecret(kit.desk, rows[0]!.id)
  assert.deepEqual(hashOf(secret), rows[0]!.link_hash)
  const page = await read(`/notices/list/${secret}?lang=ja`)
  assert.equal(
    (await publication.list(lead, { incident: number })).subscribers,
    0,
    'opening the link is not saying yes',
  )
  const joined = await post(`/notices/list/${secret}?lang=ja`, { token: tokenIn(page.text), act: 'join' })
  assert.equal(joined.status, 303)
  assert.equal((await publication.list(lead, { incident: number })).subscribers, 1)
  const wrong = await post('/notices/subscribe', {
    token: tokenIn((await read('/notices/subscribe')).text),
    email: 'nobody',
  })
  assert.equal(wrong.status, 422)
  assert.equal((await read(`/notices/list/${'a'.repeat(43)}`)).status, 404)
})

test('who is on the list is told once of each new version, and not at all after leaving', async () => {
  while (await announce(lead));
  assert.equal((await mailsTo('reader@example.net')).length, 1, 'what was public before they joined is no news')
  const final = {
    ja: {
      audience: '各位',
      matter: '予約サイト',
      summary: '概要',
      course: [{ at: '7/6', what: '改ざん' }],
      cause: '弱点',
      damage: 'なし',
      measures: ['更新'],
    },
  }
  await publish({ publication: 'P1', stage: 'final', given: final })
  while (await announce(lead));
  while (await announce(lead));
  const mails = await mailsTo('reader@example.net')
  assert.deepEqual(
    mails.map((one) => one.purpose),
    ['announce-confirm', 'announce-notice'],
  )
  assert.match(mails[1]!.raw.toString('utf8'), /Auto-Submitted: auto-generated/)
  const { rows } = await kit.desk.state.pool.query<{ id: string }>('select id from announce_subscriber')
  const secret = await memberSecret(kit.desk, rows[0]!.id)
  const page = await read(`/notices/list/${secret}?lang=en`)
  assert.match(page.text, /Leave the list/)
  await post(`/notices/list/${secret}?lang=en`, { token: tokenIn(page.text), act: 'leave' })
  await publish({ stage: 'first', given: first })
  while (await announce(lead));
  assert.equal((await mailsTo('reader@example.net')).length, 2)
})

test('what is approved for an hour to come goes public at that hour, once, and not at all when a source has changed its mind', async () => {
  const publishAt = new Date(Date.now() + 3_600_000).toISOString()
  const clock = { ...lead, desk: { ...kit.desk, now: () => new Date(publishAt) } }
  const schedule = async (given: object) => {
    const draft = await publication.write(writer, { incident: number, stage: 'first', given } as never)
    const of = { incident: number, publication: draft.id }
    return { of, done: await publication.approve(lead, { ...of, version: 1, publishAt }) }
  }
  const { of, done } = await schedule(first)
  assert.deepEqual([done.url, done.versions[0]!.state, done.versions[0]!.publishAt], [null, 'scheduled', publishAt])
  assert.equal(await refusalOf(publication.approve(lead, { ...of, version: 1 })), 'publication.not-in-review')
  assert.equal(await publishDue(lead), 0)
  assert.equal(await publishDue(clock), 1)
  assert.equal(await publishDue(clock), 0)
  const row = async (id: string) =>
    (await publication.list(lead, { incident: number })).rows.find((one) => one.id === id)!
  const published = await row(of.publication)
  assert.equal(published.versions[0]!.approvedBy, '指揮 花子')
  assert.equal((await read(published.url!.replace('http://desk.example', ''))).status, 200)
  await notice.setConsent(writer, { report, by: 'source', ground: '電話', organisation: 'public' })
  const second = await schedule({ ja: { ...first.ja, facts: '見つけた会社が知らせてくれました。' } })
  await notice.setConsent(writer, { report, by: 'source', ground: '撤回', organisation: 'nobody' })
  assert.equal(await publishDue(clock), 1)
  const returned = await row(second.of.publication)
  assert.deepEqual([returned.url, returned.versions[0]!.state], [null, 'returned'])
  const third = await schedule(first)
  await publication.giveBack(lead, { ...third.of, reason: '待つ', isWithdrawn: true })
  assert.equal(await publishDue(clock), 0)
})

test('a publication that cannot be stored at its hour does not keep back those after it, and is tried again', async () => {
  const { pool } = kit.desk.state
  const draftAt = async (minutes: number) => {
    const publishAt = new Date(Date.now() + minutes * 60_000).toISOString()
    const draft = await publication.write(writer, { incident: number, stage: 'first', given: first } as never)
    await publication.approve(lead, { incident: number, publication: draft.id, version: 1, publishAt })
    return draft.id
  }
  const [early, late] = [await draftAt(10), await draftAt(20)]
  await pool.query(`create function refuse_version() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`)
  await pool.query(`create trigger refuse_version before update on publication_version for each row
    when (new.publication_id = '${early}') execute function refuse_version()`)
  const clock = { ...lead, desk: { ...kit.desk, now: () => new Date(Date.now() + 1_800_000) } }
  const states = async () => {
    const { rows } = await publication.list(lead, { incident: number })
    return [early, late].map((id) => rows.find((one) => one.id === id)!.versions[0]!.state)
  }
  await assert.rejects(publishDue(clock), /disk is full/)
  assert.deepEqual(await states(), ['scheduled', 'published'])
  await pool.query('drop function refuse_version() cascade')
  assert.equal(await publishDue(clock), 1)
  assert.deepEqual(await states(), ['published', 'published'])
})

test('a secret incident publishes as any other, and its drafts are seen by nobody who may not know of it', async () => {
  const secret = await incident.create(lead, { title: '秘匿', isSecret: true, lead: lead.viewer.id! })
  await publication.write(lead, { incident: secret.number, stage: 'first', given: first })
  assert.equal(await refusalOf(publication.list(writer, { incident: secret.number })), 'incident.not-found')
  assert.equal(
    await refusalOf(publication.write(writer, { incident: secret.number, stage: 'first', given: first })),
    'incident.not-found',
  )
})
