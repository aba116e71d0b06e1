// A list of affected persons is read beside the desk: one of 200,000 lines would hold up everybody else for seconds.
import { Worker } from 'node:worker_threads'
import type { Language } from '#src/core/language.ts'
import type { Loss } from '../affected.ts'
import { type ReadAffected, type ReadList, readAffected } from '../read-affected.ts'

/** A shorter file is read before a thread is up. */
const shortBytes = 100_000
const rowsAtOnce = 2_000

export type ToRead = { readonly bytes: Uint8Array; readonly lang: Language; readonly lost: readonly Loss[] }
/** People with their order, as the bytes of JSON. */
export type Lot = Uint8Array<ArrayBuffer>
/** People in lots as the database takes them; what became of the lines. */
export type ReadLots = Omit<ReadList, 'people'> & { readonly lots: readonly Lot[]; readonly count: number }

export function lotsOf({ bytes, lang, lost }: ToRead): ReadLots {
  const { people, ...read } = readAffected(bytes, lang)
  const lots: Lot[] = []
  const write = new TextEncoder()
  const also = (one: ReadAffected, ord: number) => ({ ...one, ord, lost: [...new Set([...one.lost, ...lost])] })
  for (let at = 0; at < people.length; at += rowsAtOnce)
    lots.push(
      write.encode(JSON.stringify(people.slice(at, at + rowsAtOnce).map((one, index) => also(one, at + index)))),
    )
  return { ...read, lots, count: people.length }
}

export async function readBeside(given: ToRead): Promise<ReadLots> {
  if (given.bytes.byteLength <= shortBytes) return lotsOf(given)
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), { workerData: given })
  const lots: Lot[] = []
  return await new Promise((resolve, reject) => {
    thread.on('message', (said: Lot | Omit<ReadLots, 'lots'>) => {
      if (said instanceof Uint8Array) lots.push(said)
      else resolve({ ...said, lots })
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the thread that reads a list ended before its end')))
  })
}
