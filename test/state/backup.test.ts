import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Refusal } from '#src/core/refusal.ts'
import { dumpState, restoreState } from '#src/platform/state/backup.ts'
import { testState } from '#test/kit/state.ts'

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))

// The dump knows no table by name, so tables of our own show every kind of value that it must carry.
const tables = `
  CREATE TABLE zz_all (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint REFERENCES zz_all, at timestamptz, day date,
    amount numeric, body text, raw bytea, data jsonb, tags text[], ok boolean, ref uuid, big bigint,
    folded text GENERATED ALWAYS AS (fold(body)) STORED);
  CREATE TABLE zz_aa_first (id int PRIMARY KEY REFERENCES zz_all);
  CREATE FUNCTION zz_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
  CREATE TRIGGER zz_fixed BEFORE UPDATE OR DELETE ON zz_all FOR EACH ROW EXECUTE FUNCTION zz_refuse();`

const fill = `
  INSERT INTO zz_all (parent, at, day, amount, body, raw, data, tags, ok, ref, big)
  SELECT CASE WHEN n > 1 THEN 1 END, '2003-06-17 00:00:00.123456+09', '2003-06-17', 12345678901234567890.12345,
    E'改行\\n"引用" \\\\ NULL {x,y} ﾊﾟｽﾜｰﾄﾞ' || n, decode('00ff10', 'hex'), '{"a":[1,null,"é"]}', ARRAY['a,b','"',NULL,''], n % 2 = 0,
    '00000000-0000-0000-0000-000000000001', 9007199254740993 FROM generate_series(1, 5000) n;
  INSERT INTO zz_all (body) VALUES (NULL);
  INSERT INTO zz_aa_first VALUES (7);
  INSERT INTO counter VALUES ('incident', 2026, 41);`

/** As if a migration had made our tables: the same in the desk that is dumped and in the one that is restored. */
async function deskWithTables() {
  const state = await testState()
  await state.pool.query(tables)
  return state
}

test('a dump restores into an empty desk: every value, number, reference and rule', async (t) => {
  const from = await testState()
  t.after(from.close)
  await from.pool.query(fill.split(';').at(-2)!)
  const file = join(folder, 'whole.gz')
  const dumped = await dumpState(from, file)
  assert.ok(dumped.rows >= 1)
  const to = await testState()
  t.after(to.close)
  const restored = await restoreState(to, file)
  assert.equal(restored.rows, dumped.rows)
  assert.deepEqual((await to.pool.query('SELECT * FROM counter')).rows, [{ name: 'incident', year: 2026, value: 41 }])
  const applied = 'SELECT name, sha256, applied_at::text FROM migration ORDER BY name'
  assert.deepEqual((await to.pool.query(applied)).rows, (await from.pool.query(applied)).rows)
  await assert.rejects(restoreState(to, file), refusedAs('state.not-empty'))
})

test('values of every type survive, without triggers firing, and references are checked', async (t) => {
  const { loadDump } = await import('#src/platform/state/backup.ts')
  const from = await deskWithTables()
  t.after(from.close)
  await from.pool.query(fill)
  const file = join(folder, 'types.gz')
  await dumpState(from, file)
  const to = await deskWithTables()
  t.after(to.close)
  await loadDump(to, file)
  const all = 'SELECT md5(string_agg(z::text, chr(10) ORDER BY id)) AS sum, count(*) AS n FROM zz_all z'
  assert.deepEqual((await to.pool.query(all)).rows, (await from.pool.query(all)).rows)
  const next = await to.pool.query("INSERT INTO zz_all (body) VALUES ('next') RETURNING id")
  assert.equal(next.rows[0].id, 5002)
  await assert.rejects(to.pool.query('DELETE FROM zz_all WHERE id = 1'), /append only/)
  await assert.rejects(to.pool.query('INSERT INTO zz_aa_first VALUES (99999)'), /foreign key/)
})

test('a file that is cut, or is no backup, is refused and leaves the desk as it was', async (t) => {
  const state = await testState()
  t.after(state.close)
  await state.pool.query("INSERT INTO counter VALUES ('incident', 2026, 1)")
  const file = join(folder, 'good.gz')
  const dumped = await dumpState(state, file)
  await state.pool.query('DELETE FROM counter')
  const text = gunzipSync(readFileSync(file)).toString()
  const bad = {
    'cut.gz': readFileSync(file).subarray(0, -20),
    'no-end.gz': gzipSync(text.slice(0, text.lastIndexOf('{"end"'))),
    'fewer.gz': gzipSync(text.replace('["incident","2026","1"]\n', '')),
    'other.gz': gzipSync('{"hello":1}\n'),
    'plain.txt': Buffer.from('hello'),
    'empty.gz': Buffer.alloc(0),
  }
  for (const [name, bytes] of Object.entries(bad)) {
    writeFileSync(join(folder, name), bytes)
    await assert.rejects(
      restoreState(state, join(folder, name)),
      refusedAs(/^state\.(backup-damaged|not-a-backup)$/),
      name,
    )
    assert.equal((await state.pool.query('SELECT count(*) AS n FROM counter')).rows[0].n, 0, name)
  }
  assert.equal((await restoreState(state, file)).rows, dumped.rows)
})

const refusedAs = (code: string | RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  if (typeof code === 'string') assert.equal(error.code, code)
  else assert.match(error.code, code)
  return true
}
