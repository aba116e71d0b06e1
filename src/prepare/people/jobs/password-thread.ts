// Judges passwords for others; nothing of them is kept.
import { parentPort } from 'node:worker_threads'
import { passwordFault } from '../password.ts'

export type ToJudge = { readonly id: number; readonly password: string; readonly about: readonly string[] }
export type Judged = { readonly id: number; readonly fault: string | null }

parentPort?.on('message', ({ id, password, about }: ToJudge) =>
  parentPort!.postMessage({ id, fault: passwordFault(password, about) } satisfies Judged),
)
