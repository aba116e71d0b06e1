// How long until a desk answers: on a folder that is there already; and from nothing, with `npm ci` in a clean clone before it.
//   npm run bench:cold-start -- [--rounds 3] [--folder DIR] [--install]
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, serveFolder } from './desk/served.ts'
import { argument, flag, machineOf, print, say } from './machine.ts'

const aims = { startSeconds: 5, installSeconds: 90 }
const rounds = Number(argument('rounds') ?? 3)
const work = await mkdtemp(join(tmpdir(), 'hikeshi-cold-'))
const quiet = { HIKESHI_ADMIN_EMAIL: 'bench@desk.example', HIKESHI_ADMIN_PASSWORD: 'bench a long pass phrase' }
const round = (ms: number) => Math.round(ms / 10) / 100

/** From the start of the program until the first page was answered. */
async function start(folder: string, program?: string): Promise<number> {
  const begun = performance.now()
  const desk = await serveFolder(folder, quiet, program)
  try {
    const page = await fetch(desk.url)
    await page.text()
    if (page.status >= 500) throw new Error(`the first page was answered with ${page.status}`)
    return performance.now() - begun
  } finally {
    await desk.stop()
  }
}

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: command === 'npm' ? join(work, 'clone') : work, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}

try {
  const machine = machineOf()
  const folder = argument('folder') ?? join(work, 'data')
  if (!argument('folder')) await start(folder) // makes it
  const took: number[] = []
  for (let i = 0; i < rounds; i++) took.push(await start(folder))
  const seconds = round(Math.max(...took))
  const all = took.map(round)
  print({
    what: 'cold start to the first answered page',
    seconds,
    all,
    aim: aims.startSeconds,
    ratio: ratio(seconds, aims.startSeconds),
    machine,
  })
  let isInTime = seconds < aims.startSeconds
  if (flag('install')) {
    say('npm ci in a clean clone')
    run('git', 'clone', '--quiet', root, 'clone')
    const begun = performance.now()
    run('npm', 'ci', '--no-audit', '--no-fund')
    const installSeconds = round(performance.now() - begun)
    const first = round(await start(join(work, 'first'), join(work, 'clone/bin/hikeshi')))
    const total = Math.round((installSeconds + first) * 100) / 100
    print({
      what: 'install and first start',
      seconds: total,
      installSeconds,
      firstStartSeconds: first,
      aim: aims.installSeconds,
      ratio: ratio(total, aims.installSeconds),
      machine,
    })
    isInTime &&= total < aims.installSeconds
  }
  process.exitCode = isInTime ? 0 : 1
} finally {
  await rm(work, { recursive: true, force: true })
}

function ratio(measured: number, aim: number): number {
  return Math.round((measured / aim) * 100) / 100
}
