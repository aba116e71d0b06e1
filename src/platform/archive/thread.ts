import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type EngineGiven, openEngine } from './engine.ts'
import { serveArchive } from './over-port.ts'

const { port, ...given } = workerData as EngineGiven & { port: MessagePort }
const archive = await openEngine(given)
serveArchive(port, archive)
parentPort!.on('message', (door: MessagePort) => serveArchive(door, archive))
parentPort!.postMessage('ready')
