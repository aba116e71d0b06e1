// `hikeshi hunt --anomaly --archive`: what is unusual in what the desk has kept; NDJSON a finding.
import type { Writable } from 'node:stream'
import { speaker } from '#src/core/words.ts'
import { type Fetch, stepsOf } from '../signature/cli-archive.ts'
import type { Told } from './cli-hunt.ts'
import { anomalyCliWords } from './cli-words.ts'
import type { UnusualStep } from './jobs/hunter.ts'

type Ask = {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly source: string | undefined
  readonly learn: number | undefined
}

/** 0 nothing found, 1 something found or not asked. */
export async function huntUnusualArchive(fetch: Fetch, ask: Ask, out: Writable, { lang, err }: Told): Promise<number> {
  const t = speaker(anomalyCliWords, lang)
  const given = Object.fromEntries(Object.entries(ask).filter(([, value]) => value !== undefined))
  const response = await fetch('/api/anomalies/hunt', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
  let [lines, findings] = [0, 0]
  let missing: readonly string[] = []
  for await (const step of stepsOf<UnusualStep>(response)) {
    lines += step.events
    missing = step.missing
    for (const row of step.findings) {
      findings++
      if (!out.write(`${JSON.stringify(row)}\n`)) await new Promise((resolve) => out.once('drain', resolve))
    }
  }
  if (missing.length > 0) err(t('partial', { missing: missing.join(', ') }))
  err(t('sum', { lines, findings }))
  return findings > 0 || missing.length > 0 ? 1 : 0
}
