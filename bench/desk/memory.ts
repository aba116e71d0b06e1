// Memory of a program with all its children, shared pages counted once: the kernel's proportional set size.
import { readdirSync, readFileSync } from 'node:fs'

/** A process and everything below it. */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // ended meanwhile
    }
  }
  const found = [root]
  for (let i = 0; i < found.length; i++) for (const [pid, parent] of parents) if (parent === found[i]) found.push(pid)
  return found
}

export type Memory = {
  readonly processes: number
  readonly serverMb: number
  readonly databaseMb: number
  readonly totalMb: number
}

/** In MB of 10^6 bytes. The whole of the database's shared memory that was ever touched is in it, once. */
export function memoryOf(root: number): Memory {
  let server = 0
  let database = 0
  const pids = treeOf(root)
  for (const pid of pids) {
    try {
      const pss = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
      if (/postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) database += pss
      else server += pss
    } catch {
      // ended meanwhile
    }
  }
  const mb = (bytes: number) => Math.round(bytes / 1e6)
  return { processes: pids.length, serverMb: mb(server), databaseMb: mb(database), totalMb: mb(server + database) }
}
