import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openDuckdb } from '#src/platform/archive/duckdb/duckdb.ts'
import { serveArchive } from '#src/platform/archive/over-port.ts'
import { newReceiver } from './receiver.ts'
import { type LogArchive, logThread } from './wire.ts'

const { dir, port } = workerData as { dir: string; port: MessagePort }
const archive = await openDuckdb(dir)
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
parentPort!.postMessage('ready')
