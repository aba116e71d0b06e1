// A mass reset by somebody who sits at the page alone: every form of it is filled in, saved, and found again in what the desk and a real
// directory then know.
import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import type { Page } from 'playwright-core'
import { speaker } from '#src/core/words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { campaignApi } from '#src/respond/campaign/api.ts'
import { type OwnSlapd, slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { doorOf as doorOfPage } from '#src/respond/campaign/door.ts'
import { bindAs } from '#src/respond/campaign/jobs/ldap.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { campaignViewWords } from '#src/respond/campaign/view-words.ts'
import { connectorWords } from '#src/respond/campaign/web/connector-words.ts'
import { letterWords } from '#src/respond/campaign/web/letter-words.ts'
import { listWords } from '#src/respond/campaign/web/list-words.ts'
import { ownWords } from '#src/respond/campaign/web/own-words.ts'
import { campaignPageWords } from '#src/respond/campaign/web/words.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { stage } from './stage.ts'

const password = 'seven patient owls on the harbour'
const own = 'heron-Bridge-4711-evening'
const title = '全利用者のパスワード変更'
/** What must be filled in has a mark after its name. */
const named = (label: string) => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( ?\\*)?$`)

describe('a mass reset at the page', { skip: slapdProgram() === null && 'slapd is not installed' }, () => {
  const house = stage('campaign', 'ja')
  const { step, open, look } = house
  const [page, list, place, letter, conditions, figures] = [
    speaker(campaignPageWords, 'ja'),
    speaker(listWords, 'ja'),
    speaker(connectorWords, 'ja'),
    speaker(letterWords, 'ja'),
    speaker(ownWords, 'ja'),
    speaker(campaignViewWords, 'ja'),
  ]
  const people = university(12, 1).people.slice(0, 12)
  const [first, second] = [people[0]!, people[1]!]
  let slapd: OwnSlapd
  let lead: Page
  let ask = { incident: '', campaign: '1' }
  let key = ''
  const press = async (name: string, on: Page = lead) =>
    await on.getByRole('button', { name, exact: true }).filter({ visible: true }).last().click()
  const fill = async (label: string, value: string, on: Page = lead) =>
    await on.getByLabel(named(label)).last().fill(value)
  const choose = async (label: string, value: string) => await lead.getByLabel(named(label)).last().selectOption(value)
  const shownAs = async (secret: RegExp, on: Page = lead) => (await on.getByText(secret).first().textContent()) ?? ''
  const view = async () => await house.desk.client(campaignApi, await house.door()).show(ask)
  const upload = async (at: number, name: string, text: string) =>
    await lead
      .locator('main input[type=file]')
      .nth(at)
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

  before(async () => {
    slapd = await startSlapd(ldifOf(people))
  })
  after(async () => await slapd?.close())

  step('begins on the page of its incident', async () => {
    const door = await house.door()
    const accounts = house.desk.client(peopleApi, door)
    const made = await accounts.addPerson({
      name: '指揮 花子',
      email: 'lead@desk.example',
      password,
      role: 'lead',
      lang: 'ja',
    })
    const { number } = await house.desk
      .client(incidentApi, door)
      .create({ title: '認証情報の流出', kinds: [], lead: made.person.id })
    ask = { ...ask, incident: number }
    lead = await open({}, { email: 'lead@desk.example', password })
    await lead.goto(`/incidents/${number}/campaign`)
    await press(page('begin'))
    await fill(page('begin.title'), title)
    await lead
      .getByLabel(named(page('begin.secret')))
      .first()
      .click()
    await lead.getByRole('option', { name: page('begin.code') }).click()
    await press(page('begin'))
    await lead.getByText(`1 ${title}`).first().waitFor()
    assert.equal((await view()).secret, 'code')
  })

  step('is told the directory in which passwords are changed, and reads who stands there', async () => {
    await press(place('set'))
    await choose(place('kind'), 'ldap')
    await fill(place('url'), slapd.url)
    await fill(place('bindDn'), slapd.bindDn)
    await fill(place('base'), slapd.base)
    await press(place('save'))
    await lead.getByText(slapd.url).waitFor()
    await choose(list('which'), 'directory')
    await fill(page('run.bind'), 'not the password')
    await press(list('directory.read'))
    await lead.getByRole('alert').filter({ visible: true }).first().waitFor()
    assert.equal((await view()).figures.loaded, 0)
    await fill(page('run.bind'), slapd.bindPassword)
    await press(list('directory.read'))
    await lead.getByText(page('load.told', { lines: 12, found: 12, strays: 0 })).waitFor()
    assert.equal((await view()).figures.loaded, 12)
    await look(lead, 'directory')
  })

  step('holds what was exposed against it, and says who changes', async () => {
    await choose(list('which'), 'exposed')
    const exposed = [...people.slice(0, 10).map((one) => one.login), 'nobody-of-ours']
    await upload(0, 'exposed.csv', `login\n${exposed.join('\n')}\n`)
    await choose(list('exposed.scope'), 'listed')
    await press(list('exposed.match'))
    await lead.getByText(list('exposed.told', { same: 0, differs: 0, unknown: 0, listed: 10 })).waitFor()
    await lead.getByText('nobody-of-ours').first().waitFor()
    const { figures: counted } = await view()
    assert.deepEqual([counted.exposed, counted.target], [10, 10])
  })

  step('leaves somebody out with the reason, and names what does not add up', async () => {
    await press(list('exempt'))
    const dialog = lead.getByRole('dialog')
    await fill(list('exempt.logins'), second.login)
    await fill(list('exempt.reason'), '入院中。復帰の日に窓口で変更する')
    await dialog.getByRole('button', { name: list('exempt.save') }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal((await view()).figures.standings.exempt, 1)
    const state = async (value: string) => {
      await press(list('stated'))
      await fill(figures('stated.target'), value)
      await dialog.getByRole('button', { name: list('stated.save') }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await state('９')
    await lead.getByText(page('figures.bad', { count: 1 })).waitFor()
    assert.equal((await view()).isReconciled, false)
    await state('10')
    await lead.getByText(page('figures.good')).waitFor()
  })

  step('says in its letters what to do, until when, and whom to ask', async () => {
    await press(place('letter'))
    const due = lead.getByLabel(new RegExp(`^${place('letter.due')} `))
    await due.fill('いつか')
    assert.equal(await lead.getByRole('button', { name: place('save'), exact: true }).isDisabled(), true)
    await due.fill('2027-01-31 17:00')
    await fill(place('letter.ja'), '番号を持って、下のページで変更してください。\n窓口でもできます。')
    await fill(place('letter.en'), 'Change it on the page below, with this code.')
    await fill(place('letter.contact.ja'), '情報基盤センター 内線 4711')
    await press(place('save'))
    await lead.getByRole('button', { name: place('letter'), exact: true }).waitFor()
    const said = (await view()).letter
    assert.deepEqual([said.ja.length, said.en.length, said.contact.ja], [2, 1, '情報基盤センター 内線 4711'])
    assert.match(said.dueAt ?? '', /^2027-01-31T08:00/)
  })

  step('makes the key of the print job, sorts the letters, and prints them', async () => {
    await press(page('letters.key'))
    key = await shownAs(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    await press(letter('sort'))
    await lead
      .getByRole('button', { name: letter('print') })
      .first()
      .click()
    await fill(page('run.key'), key)
    const saved = lead.waitForEvent('download')
    await lead
      .getByRole('dialog')
      .getByRole('button', { name: letter('print') })
      .click()
    assert.match((await saved).suggestedFilename(), /\.pdf$/)
    await lead
      .getByRole('button', { name: letter('destroy') })
      .first()
      .waitFor()
  })

  step('sets its conditions, opens the way and the page for own changes', async () => {
    await press(conditions('set'))
    await choose(conditions('set.second'), 'none')
    await press(conditions('set.add'))
    await fill(conditions('set.at'), '2027-01-31 17:00')
    await press(conditions('set.save'))
    await lead.getByRole('button', { name: page('own.connect') }).click()
    const dialog = lead.getByRole('dialog')
    await dialog.getByLabel(named(page('run.bind'))).fill(slapd.bindPassword)
    await dialog.getByRole('button', { name: page('own.connect') }).click()
    await dialog.waitFor({ state: 'detached' })
    await press(page('own.start'))
    await lead.getByText(page('own.open')).waitFor()
    const { own: said, isConnected } = await view()
    assert.deepEqual([said.second, said.turns.length, isConnected], ['none', 1, true])
    await look(lead, 'open')
  })

  step('lets somebody change their own on a phone, with a code from the counter, once', async () => {
    const desk = await open({}, { email: 'lead@desk.example', password })
    await desk.goto('/campaigns')
    await desk.getByLabel(page('help.find')).fill(first.login)
    await press(page('reissue'), desk)
    await desk.getByRole('dialog').getByRole('textbox').fill('学生証と本人の顔を確かめた')
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: page('reissue'), exact: true })
      .click()
    const code = await shownAs(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/, desk)
    const phone = await open({ width: 360 })
    const { id } = await view()
    const change = async (given: string, wanted: string) => {
      await phone.goto(`/change/${doorOfPage(id)}`)
      await phone.getByLabel(page('change.login')).fill(first.login)
      await phone.getByLabel(page('change.code')).fill(given)
      await phone.locator('input[type=password]').first().fill(wanted)
      await press(page('change.act'), phone)
    }
    await change(code, 'short')
    await phone.getByRole('alert').filter({ visible: true }).first().waitFor()
    await change(code, own)
    await phone.getByText(page('change.done')).first().waitFor()
    await look(phone, 'changed')
    const target = { key: first.login, login: first.login, dn: null, secret: own }
    const { connector } = await view()
    assert.equal(connector.kind === 'ldap' && (await bindAs(connector, target)).is, 'done')
    await change(code, `${own}-again`)
    await phone.getByRole('alert').filter({ visible: true }).first().waitFor()
  })

  step('runs a wave over everybody else, tests it, and goes on', async () => {
    const asked = house.desk.client(campaignApi, await house.door())
    await asked.plan({ ...ask, plan: {}, waves: [{ name: '全員' }] })
    await asked.addVersion({ ...ask, what: '一括変更', by: '業者A' })
    const run = { what: 'テスト用の名簿で実行', by: '業者A', witness: '基盤センター', isPassed: true }
    await asked.addTest({ ...ask, ...run })
    await lead.reload()
    await lead.getByRole('button', { name: page('act.run'), exact: true }).click()
    await fill(page('run.backup'), 'slapcat 今朝6時、金庫')
    await fill(page('run.key'), key)
    await lead
      .getByRole('dialog')
      .getByRole('button', { name: page('act.run'), exact: true })
      .click()
    await lead.getByRole('button', { name: page('act.test'), exact: true }).waitFor()
    await press(page('act.test'))
    await fill(page('run.key'), key)
    await fill(page('test.witness'), '監査室 山本')
    await lead
      .getByRole('dialog')
      .getByRole('button', { name: page('act.test'), exact: true })
      .click()
    await lead.getByRole('button', { name: page('act.go'), exact: true }).click()
    await lead.getByText(page('decision.go')).waitFor()
    const { waves, figures: counted } = await view()
    assert.equal(waves[0]!.state, 'done')
    assert.deepEqual([counted.standings.changed, counted.standings.forced, counted.standings.exempt], [1, 8, 1])
    await look(lead, 'done')
    // What was refused on purpose is told by the browser too.
    assert.deepEqual(
      house.faults().filter((one) => !one.startsWith('Failed to load resource')),
      [],
    )
  })
})
