// Reads one kept file again, beside the thread that answers.
import { parentPort, workerData } from 'node:worker_threads'
import { openVaultKey } from './key.ts'
import type { ToProve } from './proving.ts'
import { proved } from './reading.ts'

const { folder, keyFolder, path, sha256 } = workerData as ToProve
parentPort!.postMessage(await proved(path, await openVaultKey(keyFolder, folder), sha256))
