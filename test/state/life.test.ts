import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#src/core/refusal.ts'
import { openState, type State } from '#src/platform/state/state.ts'
import type { Trouble } from '#src/platform/state/trouble.ts'

const isRoot = process.getuid?.() === 0
const root = join(import.meta.dirname, '../..')
const quiet = () => {}

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-life-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Desk = { child: ChildProcess; said: string[]; open: { version: string; url: string } }

async function startDesk(t: TestContext, dataDir: string, tree = root): Promise<Desk> {
  const args = ['--disable-warning=ExperimentalWarning', join(tree, 'test/state/desk.ts'), dataDir]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  const said: string[] = []
  let wrong = ''
  child.stderr.on('data', (piece) => (wrong += piece))
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => said.push(line))
  await Promise.race([once(lines, 'line'), once(child, 'close')])
  assert.ok(said[0], `the desk did not open: ${wrong}`)
  return { child, said, open: JSON.parse(said[0]).open }
}

const postmaster = (cluster: string) => Number.parseInt(readFileSync(join(cluster, 'data/postmaster.pid'), 'utf8'), 10)
const isAlive = (pid: number) => existsSync(`/proc/${pid}/cwd`) && !isZombie(pid)
const isZombie = (pid: number) => {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

async function until(is: () => boolean | Promise<boolean>, what: string) {
  for (const end = Date.now() + 30_000; !(await is()); await pause(20))
    assert.ok(Date.now() < end, `waited too long: ${what}`)
}

const answers = (state: State) =>
  state.pool.query('SELECT 1').then(
    () => true,
    () => false,
  )

test('a second desk on the same folder is refused, and says who has it; it opens once the first has left', async (t) => {
  const dataDir = emptyFolder(t)
  const first = await startDesk(t, dataDir)
  const refused = (error: unknown) =>
    error instanceof Refusal && error.code === 'state.folder-in-use' && error.facts.pid === first.child.pid
  await assert.rejects(openState({ dataDir, log: quiet }), refused)
  first.child.stdin?.write('stop\n')
  assert.deepEqual(await once(first.child, 'exit'), [0, null])
  const second = await openState({ dataDir, log: quiet })
  await assert.rejects(openState({ dataDir, log: quiet }), { code: 'state.folder-in-use' })
  await second.close()
})

test('a kill -9 of the parent leaves nothing that stops the next start, and what was acknowledged is there', async (t) => {
  const dataDir = emptyFolder(t)
  const cluster = join(dataDir, 'postgresql')
  for (const value of [1, 2, 3]) {
    const desk = await startDesk(t, dataDir)
    const orphan = postmaster(cluster)
    // In the second round the watcher goes too, so that the database really is left running.
    if (value === 2) for (const pid of watchersOf(orphan)) process.kill(pid, 'SIGKILL')
    desk.child.kill('SIGKILL')
    await once(desk.child, 'exit')
    if (value === 2) assert.ok(isAlive(orphan))
    const state = await openState({ dataDir, log: quiet })
    assert.ok(!isAlive(orphan))
    await state.pool.query('INSERT INTO counter VALUES ($1, 2026, $2)', ['kill', value]).catch(() => {})
    assert.equal((await state.pool.query("SELECT count(*) AS n FROM counter WHERE name = 'kill'")).rows[0].n, 1)
    await state.close()
  }
})

test('a database whose desk was killed ends by itself', async (t) => {
  const dataDir = emptyFolder(t)
  const desk = await startDesk(t, dataDir)
  const orphan = postmaster(join(dataDir, 'postgresql'))
  desk.child.kill('SIGKILL')
  await until(() => !isAlive(orphan), 'the database ends')
})

function watchersOf(pid: number): number[] {
  const isWatcher = (name: string) => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      return words.includes('hikeshi-watch') && words.includes(String(pid))
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isWatcher(name))
    .map(Number)
}

test('a crash of the database, or of one of its processes, is survived and said', async (t) => {
  const dataDir = emptyFolder(t)
  const state = await openState({ dataDir, log: quiet })
  t.after(state.close)
  const said: Trouble['kind'][] = []
  state.onTrouble((event) => said.push(event.kind))
  const heard: string[] = []
  await state.listen('news', (payload) => heard.push(payload))
  const backend = async () => (await state.pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid as number
  for (const victim of [postmaster(join(dataDir, 'postgresql')), await backend()]) {
    said.length = 0
    const { rows } = await state.pool.query('SELECT pg_backend_pid() AS pid')
    process.kill(victim === postmaster(join(dataDir, 'postgresql')) ? victim : rows[0].pid, 'SIGKILL')
    await until(() => said.includes('database-back'), 'the database is back')
    assert.deepEqual(said, ['database-crashed', 'database-back'])
    await until(() => answers(state), 'the pool answers')
    heard.length = 0
    await until(async () => {
      await state.pool.query("SELECT pg_notify('news', 'hello')").catch(quiet)
      return heard.includes('hello')
    }, 'news is heard again')
  }
})

test('started as root from a home with mode 700, with data there too, the database runs as another user', async (t) => {
  if (!isRoot) return t.skip('only root can start as root')
  const home = emptyFolder(t)
  chmodSync(home, 0o700)
  const clone = join(home, 'clone')
  mkdirSync(clone)
  for (const part of ['src', 'test', 'package.json']) cpSync(join(root, part), join(clone, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  const dataDir = join(home, 'data')
  const desk = await startDesk(t, dataDir, clone)
  const pointer = JSON.parse(readFileSync(join(dataDir, 'postgresql.json'), 'utf8'))
  t.after(() => rmSync(pointer.folder, { recursive: true, force: true }))
  assert.match(pointer.folder, /^\/var\/lib\/hikeshi\/clusters\//)
  const pid = postmaster(pointer.folder)
  assert.doesNotMatch(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t0/m)
  assert.match(readlinkSync(`/proc/${pid}/exe`), /^\/var\/lib\/hikeshi\/postgresql-18/)
  desk.child.stdin?.write('stop\n')
  await once(desk.child, 'exit')
  const again = await openState({ dataDir, log: quiet })
  assert.equal(again.describe.kind, 'embedded')
  await again.close()
  rmSync(pointer.folder, { recursive: true })
  await assert.rejects(openState({ dataDir, log: quiet }), { code: 'state.cluster-missing' })
})
