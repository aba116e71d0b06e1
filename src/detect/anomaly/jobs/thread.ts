import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { archiveOver, serveOver } from '#src/platform/archive/over-port.ts'
import { huntingWire, newHunting } from './hunter.ts'

const { port, archive } = workerData as { port: MessagePort; archive: MessagePort }
serveOver(port, newHunting(archiveOver(archive)), huntingWire)
parentPort!.postMessage('ready')
