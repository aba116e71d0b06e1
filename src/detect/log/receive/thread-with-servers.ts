import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Address } from '#src/platform/archive/clickhouse/address.ts'
import { openAddress } from '#src/platform/archive/clickhouse/clickhouse.ts'
import { packingWire } from '#src/platform/archive/duckdb/far.ts'
import { serveArchive, serveOver } from '#src/platform/archive/over-port.ts'
import { newReceiver } from './receiver.ts'
import { type LogArchive, logThread } from './wire.ts'

const { port, address } = workerData as { port: MessagePort; address: Address }
const archive = await openAddress(address)
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
// Lines of this engine are not packed: whoever follows them reads them.
const read = { ...archive, recent: async () => null }
parentPort!.on('message', (door: MessagePort) => serveOver(door, read, packingWire))
parentPort!.postMessage('ready')
