// Processor time of a program with all its children, every thread to the nanosecond: what a request costs, however busy the machine.
import { readdirSync, readFileSync } from 'node:fs'
import { treeOf } from './memory.ts'

export type Cpu = { readonly serverMs: number; readonly databaseMs: number }

/** Of what runs now; what has ended is not in it, so the connections of a pool must outlive a measurement. */
export function cpuOf(root: number): Cpu {
  let server = 0
  let database = 0
  for (const pid of treeOf(root)) {
    try {
      let ns = 0
      for (const thread of readdirSync(`/proc/${pid}/task`))
        ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
      if (/postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) database += ns
      else server += ns
    } catch {
      // ended meanwhile
    }
  }
  return { serverMs: server / 1e6, databaseMs: database / 1e6 }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

export const cpuBetween = (before: Cpu, after: Cpu, requests: number): Cpu => ({
  serverMs: rounded((after.serverMs - before.serverMs) / requests),
  databaseMs: rounded((after.databaseMs - before.databaseMs) / requests),
})
