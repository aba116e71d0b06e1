// Matches gathered by rule and entity, so that a thousand of them are one alert that counts to a thousand.

import { detectors, type Finding } from '#src/detect/anomaly/detector.ts'
import { titleOf } from '#src/detect/anomaly/words.ts'
import type { Matched } from '#src/detect/signature/jobs/matching.ts'
import type { AlertLevel, FindingFacts } from './alert.ts'
import { storable } from './storable.ts'

export type Gathered = {
  readonly ruleKey: string
  readonly title: string
  /** The same in Japanese; null where it has no language, is worded by its reader, or the rule has English alone. */
  readonly titleJa: string | null
  readonly level: AlertLevel
  readonly origin: 'rule' | 'ids' | 'hunt' | 'integrity' | 'anomaly'
  readonly entityKind: string
  readonly entity: string
  readonly ruleDate: string | null
  /** What the rule's tags say of the attack. */
  readonly tags: readonly string[]
  readonly matches: number
  readonly firstMs: number
  readonly lastMs: number
  readonly matched: Readonly<Record<string, unknown>>
  readonly correlation: Readonly<Record<string, unknown>> | null
  /** The first lines that it stands on. */
  readonly lines: readonly number[]
  /** Of what is unusual: which detector noticed it, and of what its sentence is made. */
  readonly finding: FindingFacts | null
}

/** So many lines of an alert are kept by number; more are only counted. */
export const mostLines = 100

export function gather(matches: readonly Matched[], origin: 'live' | 'hunt', nowMs: number): Gathered[] {
  const groups = new Map<string, Gathered>()
  for (const { key, row, entity, titleJa, date, tags, isIds } of matches) {
    const name = JSON.stringify([key, entity.kind, entity.value])
    const atMs = row.at === null ? nowMs : Date.parse(row.at)
    const before = groups.get(name)
    const lines = [...new Set([...(before?.lines ?? []), ...(row.correlation?.lines ?? [row.line])])]
    groups.set(name, {
      ruleKey: key,
      title: row.rule.title,
      titleJa,
      level: row.rule.level ?? 'medium',
      origin: origin === 'hunt' ? 'hunt' : isIds ? 'ids' : 'rule',
      entityKind: entity.kind,
      entity: entity.value,
      ruleDate: date,
      tags,
      matches: (before?.matches ?? 0) + 1,
      firstMs: Math.min(before?.firstMs ?? atMs, row.correlation ? Date.parse(row.correlation.from) : atMs),
      lastMs: Math.max(before?.lastMs ?? atMs, atMs),
      matched: row.matched,
      correlation: row.correlation ?? null,
      lines: lines.slice(0, mostLines),
      finding: null,
    })
  }
  return [...groups.values()].map((one) => storable(one))
}

/** How alerts name the detector that raised them. */
export const detectorKey = (detector: string): string => `anomaly:${detector}`

/** What is unusual about one entity is one alert as well; its newest sentence stands for it. */
export function gatherFindings(findings: readonly Finding[]): Gathered[] {
  const groups = new Map<string, Gathered>()
  for (const { detector, about, atMs, fromMs, lines, facts } of findings) {
    const name = JSON.stringify([detector, about.kind, about.value])
    const before = groups.get(name)
    groups.set(name, {
      ruleKey: detectorKey(detector),
      title: titleOf(detector, 'en'),
      titleJa: null,
      level: detectors[detector].level,
      origin: 'anomaly',
      entityKind: about.kind,
      entity: about.value,
      ruleDate: null,
      tags: [],
      matches: (before?.matches ?? 0) + 1,
      firstMs: Math.min(before?.firstMs ?? fromMs, fromMs),
      lastMs: Math.max(before?.lastMs ?? atMs, atMs),
      matched: {},
      correlation: null,
      lines: [...new Set([...(before?.lines ?? []), ...lines])].slice(0, mostLines),
      finding: { detector, facts },
    })
  }
  return [...groups.values()].map((one) => storable(one))
}
