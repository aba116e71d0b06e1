import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openDuckdb } from './duckdb/duckdb.ts'
import { packingWire } from './duckdb/far.ts'
import { serveArchive, serveOver } from './over-port.ts'

const { port, dir } = workerData as { port: MessagePort; dir: string }
const archive = await openDuckdb(dir)
serveArchive(port, archive)
parentPort!.on('message', (door: MessagePort) => serveOver(door, archive, packingWire))
parentPort!.postMessage('ready')
