// `hikeshi containment` and `hikeshi decision` against a desk that runs.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '#test/kit/serving.ts'

let desk: ServingDesk
let number: string
const here = () => ['--data', desk.dataDir]
const hikeshi = (...args: string[]) => run([...args, ...here()])
const json = (...args: string[]) => {
  const { code, stdout, stderr } = hikeshi(...args, '--json')
  return { code, stderr, value: stdout === '' ? null : JSON.parse(stdout) }
}
before(async () => {
  desk = await startDesk(await newDataDir())
  number = hikeshi('incident', 'create', '--title', 'worm').stdout.trim()
})
after(async () => {
  await desk.stop()
  await removeDataDir(desk.dataDir)
})

test('what was done already is put down, checked, and lifted by a person', () => {
  const done = new Date(Date.now() - 3_600_000).toISOString()
  const target = ['--kind', 'block-port', '--ports', '120', '--network', '192.168.0.0/16', '--wider']
  const made = json('containment', 'propose', '--incident', number, ...target, '--reason', 'back door', '--done', done)
  assert.deepEqual([made.code, made.value.number, made.value.state], [0, `${number}-C1`, 'active'], made.stderr)
  const dry = hikeshi('containment', 'lift', `${number}-C1`, '--dry-run')
  assert.equal(dry.code, 1)
  assert.match(dry.stderr, /Print the instruction/)
  assert.match(
    hikeshi('containment', 'list').stdout,
    /-C1\tcarried out, not checked\t\tblock TCP port 120 of 192\.168\.0\.0\/16/,
  )
  const closed = hikeshi('containment', 'confirm', `${number}-C1`, '--said', 'lifted', '--note', 'port open again')
  assert.equal(closed.code, 0, closed.stderr)
  assert.deepEqual(json('containment', 'list').value.rows, [])
})

test('a connector says beforehand what it would do, and what it could not do is an exit code', () => {
  const connectors = [{ id: 'gate', type: 'nftables', namespace: 'hikeshi-none', name: { ja: '門', en: 'Gate' } }]
  writeFileSync(join(desk.dataDir, 'connectors.yaml'), JSON.stringify({ connectors }))
  const target = ['--kind', 'block-address', '--address', '198.51.100.7', '--connector', 'gate']
  assert.equal(hikeshi('containment', 'propose', '--incident', number, ...target, '--reason', 'scan').code, 0)
  const two = `${number}-C2`
  assert.match(hikeshi('containment', 'apply', two, '--dry-run').stdout, /^nft: inet hikeshi input .*198\.51\.100\.7/)
  const emergency = hikeshi('containment', 'approve', two, '--emergency', '--note', 'it spreads')
  assert.equal(emergency.code, 0, emergency.stderr)
  const tried = json('containment', 'apply', two)
  assert.deepEqual([tried.code, tried.value.state], [1, 'failed'])
  assert.equal(json('containment', 'verify', two).code, 1)
})

test('a decision is asked for by name; whoever asked does not answer', () => {
  const added = hikeshi('person', 'add', '--email', 'ciso@desk.example', '--name', '理事 次郎', '--role', 'executive')
  assert.equal(added.code, 0, added.stderr)
  const ask = (decider: string) =>
    json(
      'decision',
      'ask',
      '--incident',
      number,
      '--question',
      'Cut the network?',
      '--ground',
      'worm',
      '--decider',
      decider,
    )
  assert.equal(ask('nobody').code, 1)
  const asked = ask('理事 次郎')
  assert.deepEqual([asked.code, asked.value.number], [0, `${number}-D1`], asked.stderr)
  assert.match(hikeshi('decision', 'list').stdout, /-D1\twaiting\t\t理事 次郎\tCut the network\?/)
  assert.equal(hikeshi('decision', 'answer', `${number}-D1`, '--answer', 'approve', '--reason', 'x').code, 1)
})

test('machines are isolated from a list, and one that lacks a check is left out of what goes back', () => {
  const list = join(desk.dataDir, 'machines.csv')
  writeFileSync(list, 'machine,unit,infected\npc-1,sales,no\npc-2,sales,yes\n,sales,no\n')
  const of = ['--incident', number]
  assert.match(hikeshi('quarantine', 'import', list, ...of, '--check').stderr, /2 would be isolated, 1 lines would not/)
  const taken = json('quarantine', 'import', list, ...of, '--reason', 'worm')
  assert.deepEqual([taken.code, taken.value.done], [1, 2], taken.stderr)
  assert.match(hikeshi('quarantine', 'list', ...of).stdout, /^pc-2\tsales\tisolated\tpatches, a scan/m)
  const rule = ['--every', 'scanned', '--infected', 'rebuilt', '--same-person']
  assert.equal(hikeshi('quarantine', 'rule', ...of, ...rule).code, 0)
  assert.equal(hikeshi('quarantine', 'check', ...of, '--unit', 'sales', '--done', 'scanned', '--proof', 'log').code, 0)
  assert.match(hikeshi('quarantine', 'confirm', ...of, '--all').stdout, /^pc-2\tlacks rebuilding/m)
  const back = json('quarantine', 'reconnect', ...of, 'pc-1', 'pc-2', 'pc-3')
  assert.deepEqual([back.code, back.value.done, back.value.refused], [1, 1, 2])
  assert.equal(hikeshi('quarantine', 'retire', ...of, 'pc-2', '--reason', 'scrapped').code, 0)
  assert.equal(json('quarantine', 'list', ...of).code, 0)
  assert.equal(hikeshi('quarantine', 'reconnect', ...of).code, 2)
})
