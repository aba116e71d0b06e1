// A mount that begins to hang in the middle: the real program on a real file system whose server stops answering.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newPlace, told } from './parts.ts'
import { type StuckMount, stuckMount } from './stuck-mount.ts'

const place = newPlace()
after(place.end)
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** The whole command, to its end. */
async function ran(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'integrity', ...args], {
    env: { ...process.env, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  const findings = out.split('\n').filter((line) => line.includes('"change":'))
  return { code: code as number, err, findings: findings.map((line) => JSON.parse(line)) }
}

async function held(
  name: string,
  t: TestContext,
  work: (hung: string, tree: string, mount: StuckMount) => Promise<void>,
) {
  const [hung, tree] = [place.in(name, 'm-hung'), place.in(name, 'z-tree')]
  for (const folder of [hung, tree]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(tree, 'one'), 'what it was')
  const mount = await stuckMount(hung, place.in(name, 'sign'))
  if (mount === null) return t.skip('nothing may be mounted here')
  try {
    await work(hung, tree, mount)
  } finally {
    await mount.end()
  }
}
const patience = ['--patience', '3']

test('a mount that begins to hang while it is walked is given up with its path, the rest is looked at, and the command ends', (t) =>
  held('walked', t, async (hung, tree, mount) => {
    const baseline = place.in('walked.baseline')
    const made = await ran('init', '--baseline', baseline, hung, tree)
    assert.equal(made.code, 0, made.err)
    mount.stick('folder')
    writeFileSync(join(tree, 'one'), 'what it is now')
    const checked = await ran('check', '--baseline', baseline, ...patience, '--json')
    assert.deepEqual(told(checked.findings, tree), ['changed /one'], 'what does not answer is not gone')
    assert.equal(checked.code, 1)
    const again = await ran('init', '--baseline', place.in('part.baseline'), ...patience, hung, tree)
    assert.equal(again.code, 0)
    for (const { err } of [checked, again]) {
      assert.match(err, /did not answer and was left out: \S*m-hung\/stuck\n/)
      assert.match(err, /did not answer and was left out: \S*m-hung\n/)
    }
  }))

test('a file that does not answer while it is read is given up with its mount, and nothing of it is taken for gone', (t) =>
  held('read', t, async (hung, tree, mount) => {
    const baseline = place.in('read.baseline')
    assert.equal((await ran('init', '--baseline', baseline, hung, tree)).code, 0)
    mount.stick('file')
    const checked = await ran('check', '--baseline', baseline, ...patience, '--json')
    assert.deepEqual([checked.code, checked.findings], [0, []], checked.err)
    assert.match(checked.err, /did not answer and was left out: \S*m-hung\/then\/stuck\n/)
  }))
