import { readFileSync } from 'node:fs'

/** Memory of a process where the system tells it (Linux), 0 elsewhere: there only limits of time hold. */
export function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
