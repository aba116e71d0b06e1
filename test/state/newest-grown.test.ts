// What the desk believes to be common may have become rare, and what it counted may have grown since: nothing is lost by that.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { frequenciesOf } from '#src/platform/search/frequency.ts'
import { newest } from '#src/platform/search/newest.ts'
import { termOf } from '#src/platform/search/term.ts'
import { type TestState, testState } from '#test/kit/state.ts'

let state: TestState
const insert = (count: number, says: string): Promise<unknown> =>
  state.pool.query(`insert into search_document (kind, ref, at, title, body)
    select 'entry', gen_random_uuid(), now(), n::text, ${says} from generate_series(1, ${count}) as n`)

before(async () => {
  state = await testState()
})
after(() => state.close())

test('a word that was common is found where it stands, when many documents without it have come since', async () => {
  await insert(3_200, `case when n % 15 = 0 then '凍結した' else '記録' end`)
  await state.pool.query('vacuum analyze search_document')
  assert.ok((await frequenciesOf(state.db, 'entry')).shares.get('凍結')! > 0.06)
  await insert(4_000, `'そのほか'`)
  const [found] = await newest<{ title: string }>(state.db, ['entry'], {
    terms: [termOf('凍結')],
    before: null,
    most: 21,
    columns: sql`d.title`,
    where: sql`true`,
  })
  assert.deepEqual(
    found!.rows.map(({ title }) => Number(title)),
    Array.from({ length: 21 }, (_, n) => 3_195 - 15 * n),
  )
})
