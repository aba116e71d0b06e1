// Whether a place answers at all. A mount whose server is gone holds whoever asks for it, so a process of its own asks, and is left
// behind when it hangs.

import { isUtf8 } from 'node:buffer'
import { spawn } from 'node:child_process'
import { type BytePath, bytesOf } from '../path.ts'

export const usualPatienceMs = 60_000

/** Those of the places that did not answer in time. */
export async function silentAmong(
  paths: readonly BytePath[],
  root: BytePath,
  patienceMs = usualPatienceMs,
): Promise<ReadonlySet<BytePath>> {
  const asked = await Promise.all(
    paths.map(async (path) => ({ path, answers: await answers(root + path, patienceMs) })),
  )
  return new Set(asked.filter(({ answers }) => !answers).map(({ path }) => path))
}

async function answers(path: BytePath, patienceMs: number): Promise<boolean> {
  const bytes = bytesOf(path)
  // A program is called with text; such a name is asked for by the look itself.
  if (!isUtf8(bytes)) return true
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const asking = spawn('ls', ['-f', '--', bytes.toString('utf8')], { stdio: ['ignore', 'pipe', 'ignore'] })
  const late = setTimeout(() => resolve(false), patienceMs)
  // The first name is an answer; how a look at what is not there ends is for the look to say.
  asking.stdout.once('data', () => resolve(true))
  asking.once('exit', () => resolve(true))
  asking.once('error', () => resolve(true))
  const isAnswered = await promise
  clearTimeout(late)
  asking.stdout.destroy()
  asking.kill('SIGKILL')
  asking.unref()
  return isAnswered
}
