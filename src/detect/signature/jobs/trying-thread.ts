import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { archiveOver, serveOver } from '#src/platform/archive/over-port.ts'
import { newTrying, tryingWire } from './trying.ts'

const { port, archive } = workerData as { port: MessagePort; archive: MessagePort }
serveOver(port, newTrying(archiveOver(archive)), tryingWire)
parentPort!.postMessage('ready')
