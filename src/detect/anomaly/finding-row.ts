// A finding as programs read it; its sentence in both languages.
import { type DetectorName, detectors, type Finding } from './detector.ts'
import { sentenceOf } from './words.ts'

export type FindingRow = {
  readonly detector: DetectorName
  readonly level: string
  readonly about: { readonly kind: string; readonly value: string }
  readonly at: string
  readonly from: string
  readonly lines: readonly number[]
  readonly facts: Readonly<Record<string, string | number>>
  readonly sentence: { readonly ja: string; readonly en: string }
}

const iso = (ms: number): string => new Date(ms).toISOString()

export const rowOf = (finding: Finding): FindingRow => ({
  detector: finding.detector,
  level: detectors[finding.detector].level,
  about: finding.about,
  at: iso(finding.atMs),
  from: iso(finding.fromMs),
  lines: finding.lines,
  facts: finding.facts,
  sentence: { ja: sentenceOf(finding, 'ja'), en: sentenceOf(finding, 'en') },
})
