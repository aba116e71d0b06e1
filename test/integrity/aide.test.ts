// AIDE itself, as Debian has it, looks at the same tree by the same configuration, and names the same changes.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, renameSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import { environmentOf, integrity, newPlace, type Place, programOf } from './parts.ts'

const aide = programOf('aide', 'aide')
const skip = aide === null && 'AIDE is not here (scripts/test-parts.sh)'

let place: Place
let tree: string
let config: string
beforeEach(() => {
  place = newPlace()
  tree = place.in('tree')
  config = place.in('aide.conf')
  cpSync('/usr/share/doc', tree, {
    recursive: true,
    filter: (from) => /^\/usr\/share\/doc(\/lib[a-d][^/]*(\/.*)?)?$/.test(from),
    verbatimSymlinks: true,
  })
  writeFileSync(`${tree}/name with space`, 'a')
  writeFileSync(`${tree}/noise.tmp`, 'a')
  writeFileSync(`${tree}/grows.log`, 'first\n')
})
afterEach(() => place.end())

const writeConfig = (rules: string) =>
  writeFileSync(
    config,
    `database_in=file:${place.in('aide.db')}
database_out=file:${place.in('aide.db.new')}
database_new=file:${place.in('aide.db.new')}
gzip_dbout=no
report_url=stdout
Look = p+ftype+i+l+u+g+s+m+c+sha256
${rules}
`,
  )
const runAide = (verb: string) => {
  const run = spawnSync(aide!, ['-c', config, verb], {
    encoding: 'utf8',
    env: { ...process.env, ...environmentOf('aide') },
  })
  assert.ok(run.status !== null && run.status < 14, run.stdout + run.stderr)
  return run.stdout
}
/** The three lists of AIDE's report. */
function saidByAide(): string[] {
  const found: string[] = []
  let change = ''
  for (const line of runAide('--check').split('\n')) {
    change = /^(Added|Removed|Changed) entries:$/.exec(line)?.[1]?.toLowerCase() ?? change
    if (line.startsWith('Detailed information')) break
    const path = /^[fdlpscbDB!?][^:/]*: (\/.*)$/.exec(line)?.[1]
    if (path) found.push(`${change} ${path}`)
  }
  return found.sort()
}
/** Ours, with a move said as AIDE says it: gone here, come there. */
async function saidByUs(baseline: string): Promise<string[]> {
  const { findings, code, err } = await integrity(['check', '--baseline', baseline, '--json'])
  assert.equal(code, 1, err)
  return findings
    .flatMap(({ change, path, before }) =>
      change === 'moved' ? [`added ${path}`, `removed ${before.path}`] : [`${change} ${path}`],
    )
    .sort()
}

function plant(): string {
  const folder = spawnSync('sh', ['-c', `find ${tree} -name copyright -type f | sort`], { encoding: 'utf8' })
  const files = folder.stdout.split('\n').filter((line) => line !== '')
  assert.ok(files.length > 8)
  writeFileSync(`${tree}/added`, 'added')
  mkdirSync(`${tree}/folder`)
  writeFileSync(`${tree}/folder/deeper`, 'deeper')
  unlinkSync(files[0]!)
  writeFileSync(files[1]!, 'changed')
  chmodSync(files[2]!, 0o4755)
  renameSync(files[3]!, `${files[3]}.moved`)
  utimesSync(files[4]!, 1_000_000_000, 1_000_000_000)
  unlinkSync(files[5]!)
  symlinkSync('/etc/passwd', files[5]!)
  writeFileSync(`${tree}/noise.tmp`, 'changed')
  writeFileSync(`${tree}/name with space`, 'changed')
  return files[1]!
}

test('every planted change is found by both, and no other', { skip }, async () => {
  writeConfig(`!${tree}/.*\\.tmp$\n${tree} Look`)
  const baseline = place.in('baseline')
  assert.equal((await integrity(['init', '--baseline', baseline, '--config', config])).code, 0)
  runAide('--init')
  renameSync(place.in('aide.db.new'), place.in('aide.db'))
  assert.equal((await integrity(['check', '--baseline', baseline])).code, 0)
  plant()
  const ours = await saidByUs(baseline)
  assert.deepEqual(ours, saidByAide())
  assert.ok(ours.includes(`added ${tree}/folder/deeper`))
  assert.ok(!ours.some((line) => line.endsWith('noise.tmp')))
})

test('rules for folders, for one type and for what is left out select what AIDE selects', { skip }, async () => {
  writeConfig(`!${tree}/lib[a-b][^/]*/changelog\n${tree} d p+u+g\n${tree} f Look-m-c\n${tree}/libc L`)
  const baseline = place.in('baseline')
  assert.equal((await integrity(['init', '--baseline', baseline, '--config', config])).code, 0)
  runAide('--init')
  const entries = /entries:\s*(\d+)/.exec(runAide('--init'))?.[1]
  const shown = await (await integrity(['show', '--baseline', baseline, '--json'])).out.match(/^\{"path":"\//gm)
  assert.equal(String(shown?.length), entries)
})

test('a database of AIDE becomes a baseline, and a check against it finds what AIDE finds', { skip }, async () => {
  writeConfig(`${tree} Look`)
  runAide('--init')
  renameSync(place.in('aide.db.new'), place.in('aide.db'))
  const baseline = place.in('baseline')
  const given = ['import', '--baseline', baseline, '--aide', place.in('aide.db'), '--config', config]
  assert.equal((await integrity(given)).code, 0)
  const clean = await integrity(['check', '--baseline', baseline, '--json'])
  assert.equal(clean.code, 0, clean.out)
  plant()
  assert.deepEqual(await saidByUs(baseline), saidByAide())
})
