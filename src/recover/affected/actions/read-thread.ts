// Reads one list and gives it lot by lot, so that whoever hears it never has much to take over at once.
import { parentPort, workerData } from 'node:worker_threads'
import { lotsOf, type ToRead } from './read.ts'

const { lots, ...read } = lotsOf(workerData as ToRead)
for (const lot of lots) parentPort!.postMessage(lot)
parentPort!.postMessage(read)
