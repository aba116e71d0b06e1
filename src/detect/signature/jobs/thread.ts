import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { followedArchiveOver } from '#src/platform/archive/duckdb/following.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import { matchingWire, newMatching } from './matching.ts'

const { port, archive } = workerData as { port: MessagePort; archive: MessagePort }
serveOver(port, newMatching(followedArchiveOver(archive)), matchingWire)
parentPort!.postMessage('ready')
