import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { termOf } from '#src/platform/search/term.ts'
import { type TestState, testState } from '#test/kit/state.ts'

let state: TestState
before(async () => {
  state = await testState()
  await state.pool.query('CREATE TABLE note (id int, body text)')
  await state.pool.query('CREATE INDEX ON note USING gin (bigrams(body))')
})
after(() => state.close())

async function find(term: string): Promise<number[]> {
  const { rows } = await state.pool.query(
    'SELECT id FROM note WHERE bigrams(body) @> query_bigrams($1) AND fold(body) LIKE like_pattern($1) ORDER BY id',
    [term],
  )
  return rows.map((row) => row.id)
}

test('two-character words, either width, either case and characters that LIKE knows are found', async () => {
  const bodies = [
    '個人情報の漏洩',
    'ﾊﾟｽﾜｰﾄﾞを盗む',
    'ＡＢＣ社のサーバー',
    '100% sure_thing \\o/',
    '𠮷野家',
    null,
    '',
    'x',
  ]
  for (const [id, body] of bodies.entries()) await state.pool.query('INSERT INTO note VALUES ($1, $2)', [id, body])
  await state.pool.query('SET enable_seqscan = off')
  assert.deepEqual(await find('漏洩'), [0])
  assert.deepEqual(await find('情報'), [0])
  assert.deepEqual(await find('漏情'), [], 'characters that do not stand together')
  assert.deepEqual(await find('パスワード'), [1])
  assert.deepEqual(await find('ﾊﾟｽ'), [1])
  assert.deepEqual(await find('abc'), [2])
  assert.deepEqual(await find('ｻｰﾊﾞｰ'), [2])
  assert.deepEqual(await find('0%'), [3])
  assert.deepEqual(await find('0_'), [], '_ stands for itself')
  assert.deepEqual(await find('\\O'), [3])
  assert.deepEqual(await find('𠮷野'), [4])
  assert.deepEqual(await find('x'), [7], 'a single character is left to LIKE')
})

test('the index never loses a text that contains the term', async () => {
  await state.pool.query('TRUNCATE note')
  const unit = fc.constantFrom('a', 'B', 'ア', 'ｱ', 'ﾞ', '漏', '𠮷', '\u0001', ' ', '\n', '%', 'が', 'か', '゙', 'ﬁ', 'İ')
  const text = fc.string({ unit, maxLength: 12 })
  const property = fc.asyncProperty(
    text,
    fc.string({ unit, minLength: 1, maxLength: 4 }),
    text,
    async (head, term, tail) => {
      const { rows } = await state.pool.query(
        `SELECT bigrams($1) @> query_bigrams($2) AS narrowed, fold($1) LIKE like_pattern($2) AS is_there`,
        [head + term + tail, term],
      )
      assert.ok(rows[0].narrowed || !rows[0].is_there, 'what LIKE finds, the bigrams must not rule out')
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('bigrams of nothing are none, and a long text is bounded', async () => {
  const { rows } = await state.pool.query(
    `SELECT bigrams(NULL) AS none, bigrams('a') AS one, query_bigrams('医') AS single, fold(NULL) AS folded, bigrams('abcd') AS four,
            cardinality(bigrams(repeat('漏', 1000000))) AS n`,
  )
  assert.deepEqual(rows[0], { none: [], one: [], single: [], folded: null, four: ['ab', 'cd', 'bc'], n: 19_999 })
})

test('numbers, dates and times are read the same from every PostgreSQL', async () => {
  const { rows } = await state.pool.query(
    `SELECT 9007199254740991::bigint AS big, count(*) AS n, 0.1::numeric AS exact, '2003-06-17'::date AS day, ARRAY[1::bigint] AS bigs,
            ARRAY['2003-06-17'::date] AS days, ARRAY[0.10::numeric] AS exacts, '2003-06-17 00:00+09'::timestamptz AS at,
            ('2003-06-17 00:00+09'::timestamptz)::date AS utc_day, '\\x00ff'::bytea AS raw, null::bigint AS nothing FROM (VALUES (1)) v`,
  )
  assert.deepEqual(rows[0], {
    big: 9007199254740991,
    n: 1,
    exact: '0.1',
    day: '2003-06-17',
    bigs: [1],
    days: ['2003-06-17'],
    exacts: ['0.10'],
    at: new Date('2003-06-16T15:00:00Z'),
    utc_day: '2003-06-16',
    raw: Buffer.from([0, 255]),
    nothing: null,
  })
  await assert.rejects(state.pool.query('SELECT 9007199254740993::bigint AS big'), /beyond what a number can hold/)
  assert.equal((await state.pool.query('SELECT 1::bigint AS ok')).rows[0].ok, 1, 'the connection is as good as before')
})

// Capitals beyond ASCII are left out: how they fold is the database's locale, and one of one's own may have none.
test('a word is looked for as what is written is indexed: folded alike, and never ruled out by its keys', async () => {
  const unit = fc.constantFrom(
    ...['a', 'B', '1', '9', '.', '@', '-', ' ', '\n', 'ア', 'ｱ', 'ﾞ', '漏', '𠮷', 'が', 'ﬁ', '％', '１', '．'],
  )
  const text = fc.string({ unit, maxLength: 16 })
  const property = fc.asyncProperty(
    text,
    fc.string({ unit, minLength: 2, maxLength: 9 }),
    text,
    async (head, word, tail) => {
      const { folded, keys, exactly } = termOf(word)
      const { rows } = await state.pool.query(
        `select fold($2) as folded, search_keys(fold($1), 1) @> $3::text[] as narrowed,
         strpos(fold($1), $4) > 0 and ($5::text is null or fold($1) ~ $5) as is_there`,
        [head + word + tail, word, keys, folded, exactly],
      )
      assert.equal(folded, rows[0].folded)
      assert.ok(rows[0].narrowed || !rows[0].is_there, `${word} has keys that ${head + word + tail} has not`)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('an address is found whole or by its beginning, and not within a longer one', async () => {
  const found = async (word: string, text: string) => {
    const { folded, keys, exactly } = termOf(word)
    const { rows } = await state.pool.query(
      `select search_keys(fold($1), 1) @> $2::text[] and strpos(fold($1), $3) > 0 and fold($1) ~ coalesce($4, '') as found`,
      [text, keys, folded, exactly],
    )
    return rows[0].found as boolean
  }
  for (const text of ['from 192.0.2.1 to', '192.0.2.1:22', '192.0.2.1/32', '192.0.2.1.', '[192.0.2.1]', 'x=192.0.2.1'])
    assert.ok(await found('192.0.2.1', text), text)
  for (const text of ['192.0.2.10', '1192.0.2.1', '192.0.2.1.5']) assert.ok(!(await found('192.0.2.1', text)), text)
  for (const text of ['192.0.2.77', '192.0.2.0/24', '192.0.2.x', '192.0.2.'])
    assert.ok(await found('192.0.2.', text), text)
  assert.ok(await found('192.0.', '192.0.99.7'))
  for (const text of ['1192.0.2.7', '5.192.0.2.7', '192.0.22.7']) assert.ok(!(await found('192.0.2.', text)), text)
})
