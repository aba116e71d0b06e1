import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { packingArchiveOver } from '#src/platform/archive/duckdb/far.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import { newReceiver } from './receiver.ts'
import { logThread } from './wire.ts'

const { port, archive } = workerData as { port: MessagePort; archive: MessagePort }
const { calls, streams } = logThread.more
serveOver(port, newReceiver(packingArchiveOver(archive)), { calls: [...calls, 'stop'], streams })
parentPort!.postMessage('ready')
