// The newest documents that say some words, in an index that is large enough for every way of looking.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Kind, newest } from '#src/platform/search/newest.ts'
import { termOf } from '#src/platform/search/term.ts'
import { type TestState, testState } from '#test/kit/state.ts'

const count = 24_000
const kinds: Kind[] = ['report', 'entry', 'person']
let state: TestState

/** What document number n of each kind says: words of every frequency, in all of time or in one part of it. */
const saying = `concat_ws(' ',
  '通信', case when n % 3 = 0 then '攻撃' end, case when n % 40 = 7 then 'password' end, case when n % 900 = 5 then '凍結' end,
  case when n = 23 then 'zeppelin' end, case when n < 600 then '昔話' end, case when n > ${count} - 30 then '最新' end,
  '192.0.2.' || n % 250, case when n % 5000 = 1 then '203.0.113.9' end, md5(n::text))`

before(async () => {
  state = await testState()
  await state.pool.query(`insert into search_document (kind, ref, at, title, body)
    select case when n % 4 = 0 then 'report' when n = 23 or n = 5 then 'person' else 'entry' end, gen_random_uuid(), now(), n::text, ${saying}
    from generate_series(1, ${count}) as n`)
  await state.pool.query('vacuum analyze search_document')
})
after(() => state.close())

async function slowly(words: readonly string[], kind: Kind, most: number, earlier: number | null): Promise<string[]> {
  const { rows } = await state.pool.query<{ title: string; body: string }>(
    'select title, body from search_document where kind = $1 and id < $2 order by id desc',
    [kind, earlier ?? Number.MAX_SAFE_INTEGER],
  )
  const says = (body: string, word: string) =>
    /^\d+(\.\d+){3}$/.test(word) ? body.split(' ').includes(word) : body.includes(word)
  return rows
    .filter(({ body }) => words.every((word) => says(body, word)))
    .slice(0, most)
    .map(({ title }) => title)
}

for (const words of [
  ['通信'],
  ['攻撃'],
  ['password'],
  ['凍結'],
  ['zeppelin'],
  ['昔話'],
  ['最新'],
  ['鯨飲'],
  ['192.0.2.40'],
  ['203.0.113.9'],
  ['攻撃', '192.0.2.45'],
  ['昔話', 'password'],
])
  test(`the newest that say ${words.join(' and ')} are found, whatever way is the shortest`, async () => {
    for (const [most, earlier] of [
      [21, null],
      [3, null],
      [21, 9_000],
      [7, 300],
      [500, null],
    ] as const) {
      const found = await newest<{ title: string }>(state.db, kinds, {
        terms: words.map(termOf),
        before: earlier,
        most,
        columns: () => sql`d.title`,
        where: sql`true`,
      })
      for (const { kind, rows, isCut } of found) {
        const expected = await slowly(words, kind, most, earlier)
        assert.deepEqual(
          rows.map(({ title }) => title),
          expected,
          `${kind}, ${most} before ${earlier}`,
        )
        assert.equal(isCut, expected.length === most)
      }
    }
  })
