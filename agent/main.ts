// The agent as one file that runs on Node alone: `node hikeshi-agent.mjs run --config FILE`. Made by `agent/bundle.ts`.
import { isMainThread, workerData } from 'node:worker_threads'
import { givenToRun, keepRunning } from './running.ts'

// What runs for months loads nothing that it does not need then; the whole command line is read only for what ends soon.
const given = isMainThread ? givenToRun(process.argv.slice(2)) : null
if (!isMainThread) {
  const { asThread } = await import('#src/detect/integrity/host/thread.ts')
  await asThread(workerData.kind)
} else if (given) process.exitCode = await keepRunning(given)
else {
  const { commandLine } = await import('./command-line.ts')
  await commandLine()
}
