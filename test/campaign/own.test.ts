// People change their own passwords: from outside with a second proof, and only while the page is open by the clock.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { campaignFolder } from '#src/respond/campaign/jobs/connect.ts'
import { turnCampaigns } from '#src/respond/campaign/jobs/turn.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { begun, campaign, file } from './kit.ts'

let kit: TestDesk
let lead: Context
let home: Context
let campus: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  await mkdir(campaignFolder(kit.desk), { recursive: true })
  home = from('203.0.113.9')
  campus = from('192.0.2.9')
  await writeFile(join(campaignFolder(kit.desk), 'users'), 'hanako:$6$old$old\ntaro:$6$old$old\nkenji:$6$old$old\n')
})
after(() => kit.close())

const good = 'correct-horse-battery-17'
const list = '利用者ID,氏名,生年月日\nhanako,髙橋 花子,1983年4月5日\ntaro,山﨑 太郎,1984-12-31\nkenji,宮沢 賢治,\n'

async function ready(own: object) {
  const ask = await begun(lead, 'code')
  await campaign.change(lead, { ...ask, connector: { kind: 'htpasswd', file: 'users' }, isOpen: true, own })
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file(list)] })
  await campaign.connect(lead, { ...ask, bindPassword: '' })
  const codeOf = async (login: string) => (await campaign.reissue(lead, { ...ask, login, identity: '学生証' })).secret
  return { ask, codeOf }
}
const from = (address: string): Context => ({ ...kit.anybody, address })

test('from outside the code alone is not enough, and a wrong date of birth is answered like a wrong code', async () => {
  const { ask, codeOf } = await ready({ second: 'birth-date', inside: ['192.0.2.0/24'] })
  const { door } = ask
  assert.equal((await campaign.show(lead, ask)).seconds, 2)
  const asked = async (who: Context) => (await campaign.openNow(who, { door })).second
  assert.deepEqual([await asked(home), await asked(campus)], ['birth-date', 'none'])
  const [hanako, taro, kenji] = [await codeOf('hanako'), await codeOf('taro'), await codeOf('kenji')]
  const change = (who: Context, login: string, code: string, second = '') =>
    campaign.changeOwn(who, { door, login, code, second, password: good })
  assert.equal(await refusalOf(change(home, 'hanako', hanako)), 'campaign.own.second-missing.invalid')
  for (const second of ['1983-04-06', 'whenever'])
    assert.equal(await refusalOf(change(home, 'hanako', hanako, second)), 'campaign.own.wrong-code.invalid')
  // Whose record holds none cannot come from outside, and nobody is told why.
  assert.equal(await refusalOf(change(home, 'kenji', kenji, '1983-04-05')), 'campaign.own.wrong-code.invalid')
  await change(home, 'hanako', hanako, '１９８３/4/5')
  await change(campus, 'taro', taro)
  await change(campus, 'kenji', kenji)
  assert.equal((await campaign.show(lead, ask)).figures.standings.changed, 3)
})

test('guessing dates of birth with a letter that was found is slowed down like guessing codes', async () => {
  const { ask, codeOf } = await ready({ second: 'birth-date' })
  const code = await codeOf('taro')
  const guess = (day: number) =>
    refusalOf(
      campaign.changeOwn(from(`203.0.113.${20 + day}`), {
        door: ask.door,
        login: 'taro',
        code,
        second: `1984-12-${10 + day}`,
        password: good,
      }),
    )
  const told: string[] = []
  for (let day = 0; day < 6; day++) told.push(await guess(day))
  assert.equal(told.at(-1), 'campaign.own.too-many')
})

test('in the crowd of one moment everybody changes their own password, and one code typed in twice changes it once', async () => {
  const { ask, codeOf } = await ready({})
  const logins = ['hanako', 'taro', 'kenji']
  const codes = new Map<string, string>()
  for (const login of logins) codes.set(login, await codeOf(login))
  const change = (login: string, code: string, password = `${good}-${login}`) =>
    campaign.changeOwn(campus, { door: ask.door, login, code, password }).then(
      () => 'changed',
      (error: { code: string }) => error.code,
    )
  const [told, again, wrong, weak] = await Promise.all([
    Promise.all(logins.map((login) => change(login, codes.get(login)!))),
    change('taro', codes.get('taro')!, `${good}-another`),
    change('kenji', 'abcd-efgh-jkmn-pqrs'),
    change('hanako', codes.get('hanako')!, 'hanako-hanako-hanako'),
  ])
  // Which of the two is first is for the machine to say; the other finds the account busy, or its code used.
  const [first, second] = [told[1]!, again].toSorted((a) => (a === 'changed' ? -1 : 1))
  assert.equal(first, 'changed')
  assert.ok(['campaign.account.busy', 'campaign.own.wrong-code.invalid'].includes(second!), second)
  assert.deepEqual([told[0], told[2]], ['changed', 'changed'])
  assert.deepEqual([wrong, weak], ['campaign.own.wrong-code.invalid', 'people.password.guessed-first'])
  for (const login of logins) assert.equal(await change(login, codes.get(login)!), 'campaign.own.wrong-code.invalid')
  const { rows } = await incident.entries(lead, { incident: ask.incident })
  assert.equal(rows.filter(({ code }) => code === 'campaign.own-changed').length, 3)
})

test('what a record holds of somebody is kept as a proof, whose key is not in the tables', async () => {
  const { ask } = await ready({ second: 'birth-date' })
  const { rows } = await kit.desk.state.pool.query<{ all: string }>(
    `select string_agg(t::text, E'\\n') as all from campaign_account t where campaign_id = '${ask.id}'`,
  )
  assert.ok(!/1983|19830405|1984/.test(rows[0]!.all))
})

test('the page closes and opens at its times, each turn on the record, also when the desk was off meanwhile', async () => {
  const now = kit.desk.now().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000)
  const turns = [
    { at: at(1).toISOString(), isOpen: false },
    { at: at(5).toISOString(), isOpen: true },
  ]
  const { ask } = await ready({ turns })
  const clock = (context: Context, hours: number): Context => ({
    ...context,
    desk: { ...kit.desk, now: () => at(hours) },
  })
  const isOpen = async (hours: number) => (await campaign.openNow(clock(home, hours), { door: ask.door })).isOpen
  assert.deepEqual([await isOpen(0), await isOpen(1), await isOpen(4), await isOpen(5)], [true, false, false, true])
  const tried = { door: ask.door, login: 'hanako', code: 'x', password: good }
  assert.equal(await refusalOf(campaign.changeOwn(clock(campus, 2), tried)), 'campaign.own.closed')
  const watch = (hours: number) => turnCampaigns(clock(contextOfDesk(kit.desk), hours))
  assert.deepEqual([await watch(0), await watch(2), await watch(3), await watch(6), await watch(7)], [0, 1, 0, 1, 0])
  const codes = (await incident.entries(lead, { incident: ask.incident })).rows.map((row) => row.code)
  for (const code of ['campaign.closed-by-clock', 'campaign.opened-by-clock'])
    assert.equal(codes.filter((one) => one === code).length, 1, code)
  // Closed by hand after the last turn: no turn of the past opens it again.
  await campaign.change(clock(lead, 8), { ...ask, isOpen: false })
  assert.deepEqual([await isOpen(9), await watch(9)], [false, 0])
})

test('the desk reads what to say in the phase of this hour, each question is counted, and the busiest hour is known', async () => {
  const { ask } = await ready({})
  const helper = await kit.as('responder')
  const now = kit.desk.now().getTime()
  const hour = (n: number) => new Date(now + n * 3_600_000)
  const phase = (kind: 'stop' | 'handing-out', from: number, to: number | null) => ({
    kind,
    from: hour(from).toISOString(),
    to: to === null ? null : hour(to).toISOString(),
  })
  await campaign.plan(lead, {
    ...ask,
    plan: { phases: [phase('stop', 0, 5), phase('handing-out', 5, null)] },
    waves: [],
  })
  const write = (part: 'stop' | 'handing-out', ja: string) =>
    campaign.writeManual(lead, { ...ask, part, ja, en: `In English: ${part}` })
  await write('stop', 'いまは変更できません。')
  await write('handing-out', '通知書をお渡しします。')
  assert.equal((await write('stop', 'いまは変更できません。転送設定だけ承ります。')).version, 2)
  const desk = async (at: number) => {
    const { rows } = await campaign.desk({ ...helper, desk: { ...kit.desk, now: () => hour(at) } }, {})
    return rows.find((row) => row.incident === ask.incident)!
  }
  const [stopped, handing] = [await desk(1), await desk(9)]
  assert.deepEqual([stopped.phase, handing.phase], ['stop', 'handing-out'])
  assert.ok(stopped.manuals.some((one) => one.part === 'stop' && one.ja.includes('転送設定')))
  assert.equal(stopped.manuals.length, 2)
  const asked = (at: number) =>
    campaign.asked(
      { ...helper, desk: { ...kit.desk, now: () => hour(at) } },
      { ...ask, topic: 'sign-in', channel: 'phone' },
    )
  for (const at of [30, 30, 30, 40]) await asked(at)
  const load = await campaign.deskLoad(lead, ask)
  assert.deepEqual([load.questions, load.topics, load.peaks.questions?.count], [4, { 'sign-in': 4 }, 3])
  await incident.change(lead, { incident: ask.incident, isSecret: true })
  assert.ok((await campaign.desk(helper, {})).rows.every((row) => row.incident !== ask.incident))
})
