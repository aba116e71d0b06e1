// How fast is a look at a real tree, against AIDE with the same attributes and against sha256sum, in one run?
//   node --disable-warning=ExperimentalWarning bench/integrity.ts [--tree /usr] [--rounds 1] [--throttle 20] [--json]
// `--files 1000000` makes a tree of so many (hard links to small files) and measures ours alone on that; the peak memory stands beside it.
// `--throttle` measures a check that may use only such a share of one core.
// Processor time (user and system of the program and its children) stands beside the wall clock: others may use the machine too.
import { spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { argument, flag, machineOf, print, say } from './machine.ts'

const rounds = Number(argument('rounds') ?? 1)
const aide = '/opt/hikeshi-tests/aide/usr/bin/aide'
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-integrity-'))
const files = Number(argument('files') ?? 0)
const tree = files > 0 ? madeTree(files) : (argument('tree') ?? '/usr')
const throttle = argument('throttle')
/** A thousand small files, and as many names for them in folders of a thousand. */
function madeTree(count: number): string {
  const [made, own] = [join(folder, 'tree'), 1_000]
  for (let at = 0; at < count; at++) {
    const place = join(made, String(Math.floor(at / own)))
    if (at % own === 0) mkdirSync(place, { recursive: true })
    if (at < own) writeFileSync(join(place, `${at}.conf`), `setting ${at}\n`.repeat(20))
    else linkSync(join(made, '0', `${at % own}.conf`), join(place, `${at}.conf`))
  }
  return made
}
const config = join(folder, 'aide.conf')
const baseline = join(folder, 'baseline')
writeFileSync(
  config,
  `database_in=file:${folder}/aide.db\ndatabase_out=file:${folder}/aide.db\ngzip_dbout=no\nreport_url=stdout\n${tree} p+ftype+i+l+u+g+s+m+c+sha256\n`,
)

type Measured = { readonly wall: number; readonly processor: number; readonly peakMb: number | null }
/** A program with its children, as the kernel counts them. */
function measure(program: string, args: readonly string[], codes: readonly number[] = [0]): Measured {
  const times = join(folder, 'times')
  const env = { ...process.env, LD_LIBRARY_PATH: '/opt/hikeshi-tests/aide/usr/lib/x86_64-linux-gnu', LC_ALL: 'C' }
  const script = 'bash -c \'TIMEFORMAT="%R %U %S"; time "$0" "$@"\' "$@" 2>"$TIMES"'
  const run = spawnSync('sh', ['-c', script, 'sh', program, ...args], {
    env: { ...env, TIMES: times },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const said = readFileSync(times, 'utf8').trim().split('\n').at(-1) ?? ''
  if (run.status === null || !codes.includes(run.status))
    throw new Error(`${program} ended with ${run.status}: ${said}`)
  const [wall = 0, user = 0, system = 0] = said.split(' ').map(Number)
  const peaks = readdirSync(folder).filter((name) => name.startsWith('peak-'))
  const kb = peaks.reduce((sum, name) => sum + Number(readFileSync(join(folder, name), 'utf8')), 0)
  const peakMb = peaks.length > 0 ? Math.round(kb / 1_024) : null
  for (const name of peaks) rmSync(join(folder, name))
  return { wall, processor: Math.round((user + system) * 100) / 100, peakMb }
}
/** Each process of our own program says at its end how much memory it ever had, its threads with it; they are added up. */
const tellPeak = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync('${join(folder, 'peak-')}'+process.pid,String(process.resourceUsage().maxRSS)))`
const ours = (...args: string[]) =>
  measure(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `--import=${tellPeak}`, main, 'integrity', ...args],
    [0, 1],
  )

const machine = machineOf()
say(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load before ${machine.loadBefore}; ${tree}`)
const best = new Map<string, Measured>()
const note = (name: string, one: Measured): void => {
  say(
    `${name.padEnd(22)} ${one.wall.toFixed(1).padStart(7)} s  ${one.processor.toFixed(1).padStart(7)} s processor${one.peakMb === null ? '' : `  ${one.peakMb} MB at most`}`,
  )
  const was = best.get(name)
  if (!was || one.processor < was.processor) best.set(name, one)
}
try {
  // The first reading is for the memory of the machine, so that nobody is measured on a cold disk.
  spawnSync('sh', ['-c', 'find "$0" -xdev -type f -print0 | xargs -0 cat >/dev/null 2>&1', tree])
  for (let round = 0; round < rounds; round++) {
    note('integrity init', ours('init', '--baseline', baseline, '--config', config))
    note('integrity check', ours('check', '--baseline', baseline))
    if (throttle) {
      const held = ours('check', '--baseline', baseline, '--throttle', throttle)
      note(`integrity check ${throttle} %`, held)
      say(`${''.padEnd(22)} ${Math.round((held.processor / held.wall) * 100)} % of a core`)
    }
    if (files > 0) continue
    note(
      'sha256sum, xargs -P2',
      measure('sh', ['-c', `find '${tree}' -xdev -type f -print0 | xargs -0 -P2 -n 200 sha256sum`], [0, 123]),
    )
    if (!existsSync(aide)) continue
    rmSync(join(folder, 'aide.db'), { force: true })
    note('aide --init', measure(aide, ['-c', config, '--init'], [0]))
    note('aide --check', measure(aide, ['-c', config, '--check'], [0, 1, 2, 3, 4, 5, 6, 7]))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const ratio = (other: string, own: string, by: 'wall' | 'processor'): number | null => {
  const [a, b] = [best.get(other), best.get(own)]
  return a && b ? Math.round((a[by] / b[by]) * 10) / 10 : null
}
const ratios = Object.fromEntries(
  (['wall', 'processor'] as const).map((by) => [
    by,
    {
      'aide --init / init': ratio('aide --init', 'integrity init', by),
      'aide --check / check': ratio('aide --check', 'integrity check', by),
      'sha256sum / init': ratio('sha256sum, xargs -P2', 'integrity init', by),
      'sha256sum / check': ratio('sha256sum, xargs -P2', 'integrity check', by),
    },
  ]),
)
say(JSON.stringify(ratios))
if (flag('json')) print({ ...machine, tree, figures: Object.fromEntries(best), ratios })
