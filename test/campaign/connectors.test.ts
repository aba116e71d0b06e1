// Password files and programs of the organisation: each account has its own outcome, nothing secret stands in arguments.
import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'ldapts'
import { Connector } from '#src/respond/campaign/campaign.ts'
import { slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { openCommand, revoking } from '#src/respond/campaign/jobs/command.ts'
import { openHtpasswd } from '#src/respond/campaign/jobs/htpasswd.ts'
import { openLdap } from '#src/respond/campaign/jobs/ldap.ts'
import { openSql } from '#src/respond/campaign/jobs/sql.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { refusalOf } from '#test/incident/kit.ts'
import { testState } from '#test/kit/state.ts'
import { ldapOf } from './kit.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-connectors-'))
})
after(() => rm(folder, { recursive: true }))

const target = (login: string, secret = `abcd-1234-${login}-5678`) => ({ key: login, login, dn: null, secret })

test('a password file changes the lines of whom it knows, adds nobody, and leaves the rest as it was', async () => {
  const path = join(folder, 'users')
  await writeFile(path, '# by hand\nhanako:$apr1$old$old\ntaro:$apr1$old$old\n', { mode: 0o640 })
  const directory = openHtpasswd({ kind: 'htpasswd', file: 'users', revokes: null }, folder)
  const outcomes = await directory.change([target('hanako'), target('nobody')])
  assert.deepEqual([outcomes.get('hanako')?.is, outcomes.get('nobody')?.is], ['done', 'refused'])
  const lines = (await readFile(path, 'utf8')).split('\n')
  assert.deepEqual([lines[0], lines[2], lines.length], ['# by hand', 'taro:$apr1$old$old', 4])
  assert.match(lines[1]!, /^hanako:\$6\$/)
  assert.equal((await directory.bind(target('hanako'))).is, 'done')
  assert.equal((await directory.bind(target('hanako', 'abcd-1234-wrong-5678'))).is, 'refused')
  assert.equal((await directory.bind(target('taro'))).is, 'refused')
})

test('of many who change at one moment, a wave among them, nobody is told that it is done whose line another wrote over', async () => {
  const logins = Array.from({ length: 12 }, (_, i) => `person${i}`)
  await writeFile(join(folder, 'crowd'), logins.map((login) => `${login}:$apr1$old$old\n`).join(''))
  const own = openHtpasswd({ kind: 'htpasswd', file: 'crowd', revokes: null }, folder)
  const wave = openHtpasswd({ kind: 'htpasswd', file: 'crowd', revokes: null }, folder)
  const told = await Promise.all(logins.map((login, i) => (i % 3 === 0 ? wave : own).change([target(login)])))
  assert.deepEqual(
    told.map((one, i) => one.get(logins[i]!)?.is),
    logins.map(() => 'done'),
  )
  for (const login of logins) assert.equal((await own.bind(target(login))).is, 'done', login)
})

test('a password file that is not there is away, not refused: nobody is given up for it', async () => {
  const directory = openHtpasswd({ kind: 'htpasswd', file: 'missing', revokes: null }, folder)
  assert.equal((await directory.change([target('hanako')])).get('hanako')?.is, 'away')
})

async function program(name: string, text: string) {
  await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`)
  await chmod(join(folder, name), 0o700)
  return openCommand({ file: name, batch: 100 }, folder)
}

test('a program answers for each account; no answer is away, and its own words lose the password', async () => {
  const directory = await program(
    'change',
    `read a; read b; read c; read d
echo '{"id":"1","ok":false,"error":"abcd-1234-b-5678 is too short"}'
echo 'not JSON'
echo '{"id":"99","ok":true}'
echo '{"id":"0","ok":true}'
echo "$a" > '${folder}/heard'; echo "$#" >> '${folder}/heard'`,
  )
  const outcomes = await directory.change([target('a'), target('b'), target('c')])
  assert.deepEqual(outcomes.get('a'), { is: 'done' })
  assert.deepEqual(outcomes.get('b'), { is: 'refused', cause: '*** is too short' })
  assert.equal(outcomes.get('c')?.is, 'away')
  const [heard = '', count] = (await readFile(join(folder, 'heard'), 'utf8')).split('\n')
  assert.deepEqual(JSON.parse(heard), { act: 'change', id: '0', login: 'a', dn: null, password: 'abcd-1234-a-5678' })
  assert.equal(count, '0')
})

test('a program that ends badly is believed in nothing that it said', async () => {
  const directory = await program('fails', `cat > /dev/null; echo '{"id":"0","ok":true}'; exit 3`)
  const outcomes = await directory.change([target('a')])
  assert.deepEqual(outcomes.get('a'), { is: 'away', cause: 'exit 3' })
})

test('a program that is not there is away', async () => {
  const directory = openCommand({ file: 'nothing', batch: 10 }, folder)
  assert.equal((await directory.change([target('a')])).get('a')?.is, 'away')
})

test('nobody counts as changed before a program has ended their sessions, and it is never told a password', async () => {
  await program(
    'revoke',
    `while read line; do echo "$line" >> '${folder}/revoked'; done
echo '{"id":"0","ok":true}'
echo '{"id":"1","ok":false,"error":"the mail server is down"}'`,
  )
  await writeFile(join(folder, 'both'), 'hanako:x\ntaro:x\n')
  const file = openHtpasswd({ kind: 'htpasswd', file: 'both', revokes: null }, folder)
  const outcomes = await revoking(file, 'revoke', folder).change([target('hanako'), target('nobody'), target('taro')])
  assert.deepEqual(
    ['hanako', 'nobody', 'taro'].map((login) => outcomes.get(login)),
    [{ is: 'done' }, { is: 'refused', cause: 'no such line' }, { is: 'refused', cause: 'the mail server is down' }],
  )
  const told = await readFile(join(folder, 'revoked'), 'utf8')
  assert.ok(told.includes('"act":"revoke"') && told.includes('"login":"taro"') && !told.includes('nobody'))
  assert.ok(!told.includes('abcd-1234'))
})

test('every scheme of a directory lets people in, and app passwords beside it are gone', {
  skip: slapdProgram() === null ? 'slapd is not installed' : false,
}, async () => {
  const people = university(4, 5).people.slice(0, 3)
  const slapd = await startSlapd(ldifOf(people))
  try {
    for (const method of ['extended', 'ssha', 'ssha512'] as const) {
      const connector = Connector.parse({ ...ldapOf(slapd), method, clears: ['employeeType', 'userPKCS12'] })
      assert.ok(connector.kind === 'ldap')
      const directory = await openLdap(connector, slapd.bindPassword)
      const targets = people.map(({ login }) => target(login, `${method}-7-${login}`))
      for (const outcome of (await directory.change(targets)).values()) assert.deepEqual(outcome, { is: 'done' })
      for (const one of targets) assert.equal((await directory.bind(one)).is, 'done', method)
      assert.equal((await directory.bind(target(people[0]!.login))).is, 'refused')
      await directory.close()
    }
    const client = new Client({ url: slapd.url })
    const { searchEntries } = await client.search(slapd.base, { filter: '(employeeType=*)' })
    await client.unbind()
    assert.deepEqual(searchEntries, [])
  } finally {
    await slapd.close()
  }
})

test('a table of people takes hash, sessions and app passwords in one transaction, and each row has its own outcome', async () => {
  const state = await testState()
  try {
    await state.pool.query(`create table member (login text, hash text not null);
      create table member_session (login text); create table app_password (login text check (login <> 'kept'));
      insert into member values ('hanako', ''), ('twin', ''), ('twin', ''), ('kept', 'old');
      insert into member_session values ('hanako'), ('other'); insert into app_password values ('hanako')`)
    const [, password = ''] = /:([^:@/]+)@/.exec(state.databaseUrl) ?? []
    const url = state.databaseUrl.replace(/:[^:@/]+@/, '@')
    for (const scheme of ['crypt-sha512', 'ssha', 'ssha512'] as const) {
      const connector = Connector.parse({
        kind: 'sql',
        url,
        scheme,
        change: 'update member set hash = $1 where login = $2',
        check: 'select hash from member where login = $1',
        also: [
          'delete from member_session where login = $1',
          'delete from app_password where login = $1',
          "insert into app_password select login from member where login = 'kept' and login = $1",
        ],
      })
      assert.ok(connector.kind === 'sql')
      const directory = await openSql(connector, decodeURIComponent(password))
      const outcomes = await directory.change(['hanako', 'twin', 'nobody', 'kept'].map((login) => target(login)))
      assert.deepEqual(
        ['hanako', 'twin', 'nobody'].map((login) => outcomes.get(login)),
        [{ is: 'done' }, { is: 'refused', cause: '2 rows of one login' }, { is: 'refused', cause: 'no such row' }],
      )
      assert.equal(outcomes.get('kept')?.is, 'refused')
      assert.equal((await directory.bind(target('hanako'))).is, 'done')
      assert.equal((await directory.bind(target('hanako', 'abcd-1234-wrong-5678'))).is, 'refused')
      await directory.close()
    }
    // What could not be done whole is not done at all.
    const { rows } = await state.pool.query("select hash from member where login in ('kept', 'twin')")
    assert.deepEqual(rows, [{ hash: '' }, { hash: '' }, { hash: 'old' }])
    assert.deepEqual((await state.pool.query('select login from member_session')).rows, [{ login: 'other' }])
    const missing = Connector.parse({ kind: 'sql', url: 'postgres://127.0.0.1:1/none', change: 'x', check: 'x' })
    assert.ok(missing.kind === 'sql')
    assert.equal(await refusalOf(openSql(missing, 'x')), 'campaign.directory.unavailable')
  } finally {
    await state.close()
  }
})
