// What a mass reset says of its accounts is kept as they change: whatever is done to them, by several at once, it is what counting them says.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import type { Standing } from '#src/respond/campaign/account.ts'
import { setExempt, setExposures, setLetter, setOutcomes, setRemoved } from '#src/respond/campaign/store/account.ts'
import { intendNext, settle, unintend } from '#src/respond/campaign/store/attempt.ts'
import { figuresOf } from '#src/respond/campaign/store/tally.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { begun, campaign, file } from './kit.ts'

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
})
after(() => kit.close())

const keys = Array.from({ length: 12 }, (_, i) => `user${i}`)
const some = fc.subarray(keys, { minLength: 1 })
const act = fc.oneof(
  fc.record({ is: fc.constant('removed' as const), keys: some }),
  fc.record({ is: fc.constant('exempt' as const), keys: some, reason: fc.constantFrom('', 'a station') }),
  fc.record({
    is: fc.constant('exposed' as const),
    keys: some,
    how: fc.constantFrom('same' as const, 'listed' as const),
  }),
  fc.record({
    is: fc.constant('outcome' as const),
    keys: some,
    state: fc.constantFrom('changed' as const, 'system-failed' as const),
  }),
  fc.record({ is: fc.constant('intend' as const), wave: fc.constantFrom(1, 2) }),
  fc.record({ is: fc.constant('unintend' as const), wave: fc.constantFrom(1, 2) }),
  fc.record({ is: fc.constant('settle' as const), keys: some, isDone: fc.boolean() }),
  fc.record({ is: fc.constant('letter' as const), keys: some, letter: fc.constantFrom('sent', 'fetched') }),
  fc.record({ is: fc.constant('drop' as const), keys: some }),
  fc.record({ is: fc.constant('load' as const), keys: some }),
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

/** What a person would count with a pencil. */
async function counted(id: string) {
  type Row = {
    inScope: boolean
    removed: string | null
    exempt: string | null
    state: Standing
    wave: number | null
    attempt: string
    letter: string
  }
  const { rows } = await sql<Row>`
    select in_scope as "inScope", removed, exempt, state, wave, attempt, letter from campaign_account where campaign_id = ${id}`.execute(
    kit.desk.state.db,
  )
  const targets = rows.filter((one) => one.inScope && one.removed === null)
  const toForce = targets.filter((one) => one.exempt === null && ['not-yet', 'system-failed'].includes(one.state))
  const times = (values: readonly string[]) =>
    Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]))
  return {
    loaded: rows.length,
    target: targets.length,
    toForce: toForce.length,
    unplanned: toForce.filter((one) => one.wave === null).length,
    attempts: times(targets.map((one) => one.attempt)),
    letters: times(targets.map((one) => one.letter)),
  }
}

async function done(ask: { incident: string; campaign: string; id: string }, one: Act): Promise<void> {
  const { id } = ask
  if (one.is === 'load')
    return void (await campaign.load(lead, {
      ...ask,
      list: 'accounts',
      files: [file(`login\n${one.keys.join('\n')}\n`)],
    }))
  await kit.desk.state.db.transaction().execute(async (tx) => {
    const at = kit.desk.now()
    if (one.is === 'removed') await setRemoved(tx, id, one.keys, 'left')
    else if (one.is === 'exempt') await setExempt(tx, id, one.keys, one.reason)
    else if (one.is === 'exposed') await setExposures(tx, id, new Map(one.keys.map((key) => [key, one.how])), 'listed')
    else if (one.is === 'outcome')
      await setOutcomes(
        tx,
        id,
        one.keys.map((key) => ({ key, state: one.state, cause: '' })),
        at,
      )
    else if (one.is === 'intend') await intendNext(tx, { id, wave: one.wave }, { after: '', limit: 3, now: at })
    else if (one.is === 'unintend') await unintend(tx, id, one.wave)
    else if (one.is === 'letter') await setLetter(tx, id, one.keys, one.letter)
    else if (one.is === 'drop')
      await sql`delete from campaign_account where campaign_id = ${id} and key = any(${[...one.keys]})`.execute(tx)
    else
      await settle(
        tx,
        id,
        one.keys.map((key) => ({ key, isDone: one.isDone, cause: '', tries: 1, salt: null, proof: null })),
        at,
      )
  })
}

test('whatever is done to accounts, what is said of them is what counting them says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      const ask = await begun(lead)
      await campaign.load(lead, {
        ...ask,
        list: 'accounts',
        files: [file(`login,group\n${keys.map((key, i) => `${key},${i % 3}`).join('\n')}\n`)],
      })
      await campaign.plan(lead, {
        ...ask,
        plan: {},
        waves: [
          { name: 'first', groups: ['0'] },
          { name: 'second', limit: 3 },
        ],
      })
      for (const one of acts) await done(ask, one)
      const { loaded, target, toForce, unplanned, attempts, letters } = await figuresOf(kit.desk.state.db, ask.id)
      assert.deepEqual({ loaded, target, toForce, unplanned, attempts, letters }, await counted(ask.id))
    }),
    { numRuns: 25 },
  )
})

test('changes by several at once are added up while others put the lines together; few lines are left', async () => {
  const ask = await begun(lead)
  const many = Array.from({ length: 600 }, (_, i) => `person${i}`)
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file(`login\n${many.join('\n')}\n`)] })
  const change = async (from: number) => {
    for (let i = from; i < many.length; i += 4) {
      const row = { key: many[i]!, state: 'changed' as const, cause: '' }
      await kit.desk.state.db.transaction().execute((tx) => setOutcomes(tx, ask.id, [row], kit.desk.now()))
      if (i % 50 === 0) await figuresOf(kit.desk.state.db, ask.id)
    }
  }
  await Promise.all([change(0), change(1), change(2), change(3)])
  const read = await Promise.all([1, 2, 3].map(() => figuresOf(kit.desk.state.db, ask.id)))
  for (const { standings, toForce } of read)
    assert.deepEqual({ standings, toForce }, { standings: { changed: 600 }, toForce: 0 })
  const { rows } = await sql<{ lines: number }>`
    select count(*)::int as lines from campaign_tally where campaign_id = ${ask.id}`.execute(kit.desk.state.db)
  assert.ok(rows[0]!.lines < 410, `${rows[0]!.lines} lines`)
})
