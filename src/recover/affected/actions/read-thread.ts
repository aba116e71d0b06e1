// Reads one list and hands its lots over as they lie in memory: whoever hears them has nothing to copy, however many come at once.
import { parentPort, workerData } from 'node:worker_threads'
import { lotsOf, type ToRead } from './read.ts'

const { lots, ...read } = lotsOf(workerData as ToRead)
for (const lot of lots) parentPort!.postMessage(lot, [lot.buffer])
parentPort!.postMessage(read)
