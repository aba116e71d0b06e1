// `hikeshi playbook` as a person runs it: without a desk, data on stdout, words on stderr, in both languages.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { libraryFolder } from '#src/prepare/playbook/library.ts'

const bin = join(import.meta.dirname, '../../bin/hikeshi')
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-playbook-'))
})
after(() => {
  rmSync(folder, { recursive: true })
})

function run(args: readonly string[], lang = 'en') {
  const { status, stdout, stderr } = spawnSync(bin, ['playbook', ...args], {
    cwd: folder,
    env: { ...process.env, HIKESHI_LANG: lang },
    encoding: 'utf8',
  })
  const rows = () =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code: status, out: stdout, err: stderr, rows }
}

test('the library is listed, checked and shown, in the language of the terminal', () => {
  const list = run(['list', '--json'])
  assert.equal(list.code, 0)
  assert.equal(list.rows().length, 18)
  assert.deepEqual(run(['list', '--kind', 'kind:virus/destroys', '--json']).rows()[0]!.id, 'ransomware')
  const check = run(['check'])
  assert.deepEqual([check.code, check.out], [0, ''])
  assert.match(check.err, /18 playbooks: 18 sound, 0 not/)
  assert.match(run(['show', 'ransomware'], 'ja').out, /電源を切らず[\s\S]*最初の五分/)
  assert.match(run(['show', 'ransomware', '--lang', 'en'], 'ja').out, /First five minutes/)
  const missing = run(['show', 'nothing'])
  assert.deepEqual([missing.code, missing.out], [1, ''])
})

test('a wrong file is refused with file, line, field and what to do', () => {
  const text = readFileSync(join(libraryFolder, 'ransomware.yaml'), 'utf8').replace('- accounts\n', '- acounts\n')
  writeFileSync(join(folder, 'own.yaml'), text)
  const line = text.slice(0, text.indexOf('- acounts')).split('\n').length
  const { code, rows } = run(['check', 'own.yaml', '--json'], 'ja')
  assert.equal(code, 1)
  const [row] = rows()
  const [problem] = row!.problems as { line: number; field: string; message: string }[]
  assert.deepEqual([row!.ok, problem!.line], [false, line])
  assert.match(problem!.message, /「acounts」.*ください/)
  assert.match(run(['check', 'own.yaml']).out, new RegExp(`^own\\.yaml:${line}: phases\\..*There is no step`))
  const none = run(['check', 'none.yaml'])
  assert.equal(none.code, 3)
})

test('what was exported as CACAO is imported again as the same playbook', () => {
  writeFileSync(join(folder, 'out.json'), run(['export', 'web-defacement', '--format', 'cacao', '--lang', 'ja']).out)
  const back = run(['import', 'out.json', '--json'])
  assert.equal(back.code, 0)
  const [row] = back.rows()
  assert.deepEqual([row!.ok, row!.notes], [true, []])
  assert.deepEqual(row!.playbook, run(['show', 'web-defacement', '--json']).rows()[0])
  writeFileSync(join(folder, 'back.yaml'), run(['import', 'out.json']).out)
  assert.equal(run(['check', 'back.yaml']).code, 0)
})

test('a file that is no CACAO is refused with the reason in both languages', () => {
  writeFileSync(join(folder, 'notes.md'), '# Notes')
  const ja = run(['import', 'notes.md'], 'ja')
  assert.deepEqual([ja.code, ja.out], [1, ''])
  assert.match(ja.err, /断りました[\s\S]*JSONとして読めません/)
  const [row] = run(['import', 'notes.md', '--json']).rows()
  assert.equal((row!.refusals as { code: string }[])[0]!.code, 'not-json')
})
