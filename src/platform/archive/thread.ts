import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openDuckdb } from './duckdb/duckdb.ts'
import { serveArchive } from './over-port.ts'

const { dir, port } = workerData as { dir: string; port: MessagePort }
serveArchive(port, await openDuckdb(dir))
parentPort!.postMessage('ready')
