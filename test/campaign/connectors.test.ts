// Password files and programs of the organisation: each account has its own outcome, nothing secret stands in arguments.
import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openCommand } from '#src/respond/campaign/jobs/command.ts'
import { openHtpasswd } from '#src/respond/campaign/jobs/htpasswd.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-connectors-'))
})
after(() => rm(folder, { recursive: true }))

const target = (login: string, secret = `abcd-1234-${login}-5678`) => ({ key: login, login, dn: null, secret })

test('a password file changes the lines of whom it knows, adds nobody, and leaves the rest as it was', async () => {
  const path = join(folder, 'users')
  await writeFile(path, '# by hand\nhanako:$apr1$old$old\ntaro:$apr1$old$old\n', { mode: 0o640 })
  const directory = openHtpasswd({ kind: 'htpasswd', file: 'users' }, folder)
  const outcomes = await directory.change([target('hanako'), target('nobody')])
  assert.deepEqual([outcomes.get('hanako')?.is, outcomes.get('nobody')?.is], ['done', 'refused'])
  const lines = (await readFile(path, 'utf8')).split('\n')
  assert.deepEqual([lines[0], lines[2], lines.length], ['# by hand', 'taro:$apr1$old$old', 4])
  assert.match(lines[1]!, /^hanako:\$6\$/)
  assert.equal((await directory.bind(target('hanako'))).is, 'done')
  assert.equal((await directory.bind(target('hanako', 'abcd-1234-wrong-5678'))).is, 'refused')
  assert.equal((await directory.bind(target('taro'))).is, 'refused')
})

test('a password file that is not there is away, not refused: nobody is given up for it', async () => {
  const directory = openHtpasswd({ kind: 'htpasswd', file: 'missing' }, folder)
  assert.equal((await directory.change([target('hanako')])).get('hanako')?.is, 'away')
})

async function program(name: string, text: string) {
  await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`)
  await chmod(join(folder, name), 0o700)
  return openCommand({ kind: 'command', file: name, batch: 100 }, folder)
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
  const directory = openCommand({ kind: 'command', file: 'nothing', batch: 10 }, folder)
  assert.equal((await directory.change([target('a')])).get('a')?.is, 'away')
})
