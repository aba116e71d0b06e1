// `hikeshi hunt --rules PATH... --archive`: the rules of this machine over the archive of the desk; NDJSON a match.
import { readFileSync, statSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { speaker } from '#src/core/words.ts'
import type { Told } from './cli.ts'
import { ruleFiles } from './cli-files.ts'
import { loadRules } from './cli-load.ts'
import { signatureCliWords } from './cli-words.ts'
import type { MatchRow } from './match-row.ts'
import { MAX_RULE_CHARS } from './yaml.ts'

export type ArchiveGiven = {
  readonly rules: readonly string[]
  readonly placeholders?: string
  readonly from?: string
  readonly to?: string
  readonly source?: string
}
type Step = {
  readonly matches: readonly MatchRow[]
  readonly events: number
  readonly progress: number
  readonly missing: readonly string[]
}
export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** 0 nothing found, 1 something found, left out or not asked, 2 wrong usage. */
export async function huntArchive(fetch: Fetch, given: ArchiveGiven, out: Writable, told: Told): Promise<number> {
  const t = speaker(signatureCliWords, told.lang)
  const loaded = loadRules(given.rules, given.placeholders, told)
  if (loaded === null) return 2
  const { from, to, source } = given
  const asked = Object.entries({ from, to, source }).filter((one): one is [string, string] => one[1] !== undefined)
  const response = await fetch(`/api/hunts/once?${new URLSearchParams(asked)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: bodyOf(given),
  })
  let [matches, events] = [0, 0]
  let missing: readonly string[] = []
  for await (const step of stepsOf<Step>(response)) {
    events += step.events
    missing = step.missing
    for (const row of step.matches) {
      matches++
      if (!out.write(`${JSON.stringify(row)}\n`)) await new Promise((resolve) => out.once('drain', resolve))
    }
  }
  if (missing.length > 0) told.err(t('hunt.partial', { missing: missing.join(', ') }))
  const { collection, refused } = loaded
  told.err(t('hunt.archive-sum', { rules: collection.detections.length, lines: events, matches }))
  return matches > 0 || refused > 0 || missing.length > 0 ? 1 : 0
}

function bodyOf({ rules, placeholders }: ArchiveGiven): string {
  const rows: object[] = placeholders === undefined ? [] : [{ placeholders: readFileSync(placeholders, 'utf8') }]
  for (const file of ruleFiles(rules))
    if (statSync(file).size <= MAX_RULE_CHARS) rows.push({ file, text: readFileSync(file, 'utf8') })
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** NDJSON as it comes. */
export async function* stepsOf<T>(response: Response): AsyncGenerator<T> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop()!
    for (const text of parts) yield JSON.parse(text) as T
  }
  if (rest !== '') yield JSON.parse(rest) as T
}
