// The rule files that a person names: files as they are, folders with every .yml and .yaml in them.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Placeholders } from './placeholder.ts'
import { readPlaceholders } from './placeholder.ts'
import { newGather } from './problem.ts'
import { type Read, readRules } from './read-rules.ts'
import { MAX_RULE_CHARS, readYaml } from './yaml.ts'

/** In the order of the paths, a folder's files sorted by name; a symbolic link inside a folder is not followed. */
export function ruleFiles(paths: readonly string[]): string[] {
  const found = new Set<string>()
  for (const path of paths) {
    if (!statSync(path).isDirectory()) found.add(path)
    else
      for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort())
        if (/\.ya?ml$/i.test(name) && statSync(join(path, name)).isFile()) found.add(join(path, name))
  }
  return [...found]
}

const decoder = new TextDecoder('utf-8', { fatal: true })

export function readRuleFiles(paths: readonly string[], placeholders: Placeholders | null): Read[] {
  return ruleFiles(paths).flatMap((file) => {
    const gather = newGather(() => 1)
    try {
      if (statSync(file).size > MAX_RULE_CHARS * 4) gather.wrong(0, 'yaml-large', { detail: String(MAX_RULE_CHARS) })
      else return readRules(file, decoder.decode(readFileSync(file)), placeholders)
    } catch (error) {
      gather.wrong(0, 'unreadable', { detail: error instanceof TypeError ? 'UTF-8' : (error as Error).message })
    }
    const { problems, warnings } = gather
    return [{ kind: 'detection', file, document: 1, line: 1, id: null, name: null, title: null, problems, warnings }]
  })
}

/** A YAML or JSON file of placeholders; null when it has another shape. */
export function readPlaceholderFile(path: string): Placeholders | null {
  const [node] = readYaml(decoder.decode(readFileSync(path)))
  return node === undefined ? null : readPlaceholders(node)
}
