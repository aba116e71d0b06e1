import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type EngineGiven, openEngine } from './engine.ts'
import { serveArchive } from './over-port.ts'

const { port, ...given } = workerData as EngineGiven & { port: MessagePort }
serveArchive(port, await openEngine(given))
parentPort!.postMessage('ready')
