// A notice as those live through it who write it, approve it and read it: what is withheld is shown, a second person approves, a stranger
// reads what is public, and a mistake is put right.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Page } from 'playwright-core'
import { speaker } from '#src/core/words.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { noticePageWords } from '#src/respond/notice/web/words.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import { publicationPageWords } from '#src/respond/publication/web/words.ts'
import { stage, textIn } from './stage.ts'

const password = 'seven patient owls on the harbour'
const finder = '佐藤美咲'

describe('a notice', () => {
  const house = stage('notices', 'ja')
  const { step, open, look } = house
  const [page, said, fact, pub] = [
    speaker(noticePageWords, 'ja'),
    speaker(noticeWords, 'ja'),
    speaker(knowledgeWords, 'ja'),
    speaker(publicationPageWords, 'ja'),
  ]
  let number = ''
  let writer: Page
  let second: Page
  let stranger: Page
  const placesOf = (letter: string) =>
    Object.fromEntries(
      knowledge()
        .printLetters.find((one) => one.id === letter)!
        .places.map(({ id, name }) => [id, name.ja]),
    )
  const fill = async (letter: string, values: Record<string, string>) => {
    const names = placesOf(letter)
    for (const [id, value] of Object.entries(values)) await writer.getByLabel(names[id]!, { exact: true }).fill(value)
  }
  const button = (on: Page, name: string) => on.getByRole('button', { name, exact: true })
  const approve = async (row: string, act: string) => {
    await second.goto(`/incidents/${number}/notices`)
    await second.getByRole('button', { name: row }).first().click()
    await button(second, act).click()
    await second.getByRole('dialog').last().getByRole('button', { name: act, exact: true }).click()
    await second.getByRole('dialog').first().waitFor({ state: 'detached' })
  }

  step('begins with a report whose source keeps its name back, a contact, and two people', async () => {
    const door = await house.door()
    const accounts = house.desk.client(peopleApi, door)
    const add = (name: string, role: 'responder' | 'lead') =>
      accounts.addPerson({ name, email: `${role}@desk.example`, password, role, lang: 'ja' })
    await add('当番 一郎', 'responder')
    const lead = await add('指揮 花子', 'lead')
    const report = await house.desk.client(reportApi, door).create({
      subject: '予約サイトの改ざん',
      text: '予約サイトが書き換えられています。',
      reporter: { name: finder, email: 'misaki@finder.example.net' },
      consent: { identity: 'nobody', organisation: 'nobody', address: 'nobody', log: 'nobody' },
    } as never)
    const made = await house.desk
      .client(incidentApi, door)
      .create({ title: '予約サイトの改ざん', kinds: [], reports: [report.id], lead: lead.person.id })
    number = made.number
    await house.desk.client(contactApi, door).add({
      name: '接続業者',
      kind: 'site',
      channels: [{ kind: 'email', value: 'noc@isp.example.net' }],
      holdings: [{ type: 'domain', value: 'isp.example.net' }],
    })
    writer = await open({}, { email: 'responder@desk.example', password })
    second = await open({}, { email: 'lead@desk.example', password })
    stranger = await open({ width: 360 })
  })

  step('is written to a contact; beside it stands what it holds back, and why', async () => {
    await writer.goto(`/incidents/${number}/notices?form=notice`)
    await writer.getByLabel(page('to'), { exact: true }).fill('isp.example.net')
    await button(writer, page('to.find.act')).click()
    await button(writer, '接続業者').click()
    await writer.getByLabel(fact('fact.findings'), { exact: true }).fill(`${finder}さんから連絡がありました。`)
    await writer.getByText(said('not.nobody')).first().waitFor()
    const letter = writer.locator('pre').first()
    await letter.getByText('［非開示］さんから連絡がありました。').waitFor()
    assert.ok(!(await textIn(letter)).includes(finder))
    await look(writer, 'written')
    await button(writer, page('send')).click()
    await writer.getByText(said('state.review')).first().waitFor()
  })

  step('is approved by a second person', async () => {
    await approve('不審な通信', page('approve'))
    await second.getByText(said('state.queued')).first().waitFor()
  })

  step(
    'for everybody is public once a second person approves it, and a stranger reads it without the name',
    async () => {
      await button(writer, pub('write')).click()
      await fill('web-notice-first', {
        audience: 'お客様各位',
        matter: '予約サイトの停止',
        happened_at: '2026-07-06T07:20',
        facts: `予約サイトが書き換えられました。${finder}さんが知らせてくれました。`,
        effect: '予約ができません。',
        unknown: '原因を調べています。',
        next_at: '2026-07-07T12:00',
      })
      await writer.getByText(pub('masked')).waitFor()
      await button(writer, pub('send')).click()
      await writer.getByText(pub('state.review')).first().waitFor()
      await stranger.goto('/notices')
      assert.ok(!(await textIn(stranger.locator('body'))).includes('予約サイト'))
      await approve('予約サイトの停止', pub('approve'))
      await stranger.goto('/notices')
      await stranger.getByRole('link', { name: '予約サイトの停止' }).first().click()
      await stranger.getByText('予約ができません。').waitFor()
      assert.ok(!(await textIn(stranger.locator('body'))).includes(finder))
    },
  )

  step('that was wrong is put right by a correction, which the stranger sees first', async () => {
    await writer.goto(`/incidents/${number}/notices`)
    await button(writer, pub('correct')).click()
    await fill('web-notice-correction', {
      audience: 'お客様各位',
      matter: '予約サイトの停止',
      wrong: '発生した時刻が誤っていました。',
      right: '7時50分です。',
    })
    await button(writer, pub('send')).click()
    await writer.getByText(pub('state.review')).first().waitFor()
    await look(writer, 'correction')
    await approve('予約サイトの停止', pub('approve'))
    await stranger.reload()
    await stranger.getByText('7時50分です。').waitFor()
  })

  step('left no fault on any page', async () => {
    assert.deepEqual(house.faults(), [])
  })
})
