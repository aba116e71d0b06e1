import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type EngineGiven, openEngine } from '#src/platform/archive/engine.ts'
import { serveArchive } from '#src/platform/archive/over-port.ts'
import { newReceiver } from './receiver.ts'
import { type LogArchive, logThread } from './wire.ts'

const { port, ...given } = workerData as EngineGiven & { port: MessagePort }
const archive = await openEngine(given)
const { stop, ...receiver } = newReceiver(archive)
const both: LogArchive = {
  ...archive,
  ...receiver,
  async end() {
    // What is under way is written before the archive closes.
    await stop()
    await archive.end()
  },
}
serveArchive(port, both, logThread.more)
parentPort!.on('message', (door: MessagePort) => serveArchive(door, archive))
parentPort!.postMessage('ready')
