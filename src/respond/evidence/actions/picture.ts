// Has a picture drawn anew by a process of its own, one at a time, bounded in time and memory: its bytes never reach a browser.
import { fork } from 'node:child_process'
import { refuse } from '#src/core/refusal.ts'
import { residentBytes } from '#src/platform/resident-memory.ts'
import { type Picture, withoutPicture } from '../picture.ts'

export const drawingLimits = { longestMs: 20_000, mostBytes: 700 * 1024 ** 2 }
const watchMs = 100
const mostWaiting = 20

let turn: Promise<unknown> = Promise.resolve()
let waiting = 0

export async function drawPicture(bytes: Uint8Array, limits = drawingLimits): Promise<Picture> {
  if (waiting >= mostWaiting) refuse('evidence.look.busy.unavailable', { waiting })
  waiting++
  const mine = turn.then(() => drawnByChild(bytes, limits)).finally(() => waiting--)
  turn = mine.catch(() => {})
  return await mine
}

/** Whatever becomes of the process, there is an answer. */
function drawnByChild(bytes: Uint8Array, { longestMs, mostBytes }: typeof drawingLimits): Promise<Picture> {
  const child = fork(new URL('./picture-child.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=512'],
    env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const startedAt = Date.now()
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > mostBytes || Date.now() - startedAt > longestMs) child.kill('SIGKILL')
  }, watchMs)
  return new Promise<Picture>((resolve) => {
    child.once('message', (seen: Picture) => resolve(seen))
    child.once('error', () => resolve(withoutPicture('stopped')))
    child.once('exit', () => resolve(withoutPicture('stopped')))
    child.send(bytes, () => {})
  }).finally(() => {
    clearInterval(watch)
    child.kill('SIGKILL')
  })
}
