// Where the annotated logs stand, and which of them belong to a format that the issue names.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const data = process.env.HIKESHI_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))

export const at = (...path: string[]): string => join(data, ...path)
export const isThere = (...path: string[]): boolean => existsSync(at(...path))

export function filesUnder(...path: string[]): string[] {
  return readdirSync(at(...path), { recursive: true, encoding: 'utf8' })
    .map((name) => at(...path, name))
    .filter((name) => statSync(name).isFile())
    .sort()
}

export function* jsonLines(...path: string[]): Generator<Record<string, unknown>> {
  for (const line of readFileSync(at(...path), 'utf8').split('\n')) if (line !== '') yield JSON.parse(line)
}

/** `{a: {b: 1}}` as `{'a.b': 1}`; arrays stay. */
export function flat(value: Record<string, unknown>, under = '', out: Record<string, unknown> = {}) {
  for (const [key, inner] of Object.entries(value)) {
    const name = under === '' ? key : `${under}.${key}`
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      flat(inner as Record<string, unknown>, name, out)
    } else out[name] = inner
  }
  return out
}
