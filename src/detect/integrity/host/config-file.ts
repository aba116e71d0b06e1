// The configuration that an `init` is given: ours (YAML or JSON) or AIDE's, told apart by what stands in it.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type AideProblem, readAideConfig } from '../aide-config.ts'
import { ChangeWindow } from '../change-window.ts'
import { rulesOf, WatchConfig } from '../config.ts'
import type { Rules } from '../rule.ts'

const mostBytes = 4 * 1024 * 1024

export type Configured = {
  readonly rules: Rules
  readonly roots: readonly string[]
  readonly problems: readonly AideProblem[]
}
/** It is no configuration: where, and what is wrong with it. */
export class BadConfig extends Error {}

function readText(path: string): string {
  if (statSync(path).size > mostBytes) throw new BadConfig(`${path}: > ${mostBytes / 1024 / 1024} MB`)
  return readFileSync(path, 'utf8')
}

export function readConfigFile(path: string): Configured {
  const text = readText(path)
  if (/^\s*([!=]?\/\S|@@|[A-Za-z_]\w*\s*=)/m.test(text)) return readAideConfig(text, includeFrom)
  const { paths = [], ...given } = parsed(path, text, WatchConfig)
  return { rules: rulesOf(given), roots: paths, problems: [] }
}

/** AIDE includes a file, or every file of a folder in the order of their names. */
function includeFrom(path: string): string | null {
  try {
    if (!statSync(path).isDirectory()) return readText(path)
    return readdirSync(path)
      .sort()
      .map((name) => readText(join(path, name)))
      .join('\n')
  } catch {
    return null
  }
}

export const readWindows = (path: string): ChangeWindow[] =>
  parsed(path, readText(path), z.array(ChangeWindow).max(1_000))

function parsed<T>(path: string, text: string, schema: z.ZodType<T>): T {
  let found: unknown
  try {
    found = parse(text)
  } catch (error) {
    throw new BadConfig(`${path}: ${(error as Error).message.split('\n')[0]}`)
  }
  const read = schema.safeParse(found ?? {})
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BadConfig(`${path}: ${issue?.path.join('.')} ${issue?.message}`)
}
