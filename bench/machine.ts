// What a figure was measured on: printed by every bench, read from the machine and never typed in.
import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly node: string
  readonly postgresql?: string
  readonly date: string
  /** Of the minute before: above the number of cores others were at work too, and a figure says little. */
  readonly loadBefore: number
}

export function machineOf(postgresql?: string): Machine {
  return {
    cpu: `${cpus()[0]?.model ?? 'unknown'}${mhz()}`,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    ...(postgresql ? { postgresql } : {}),
    date: new Date().toISOString(),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

function mhz(): string {
  try {
    const found = /^cpu MHz\s*:\s*(\d+)/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))
    return found ? ` at ${found[1]} MHz` : ''
  } catch {
    return ''
  }
}

/** One line a person reads on stderr, one value a program reads on stdout. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
export const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

export function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
export const flag = (name: string): boolean => process.argv.includes(`--${name}`)

/** The value below which this share of the sorted values lies. */
export const percentile = (sorted: readonly number[], share: number): number => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}
