// What differs from the good state of a host as an alert about that host (S2-18): what nothing explains, by the gravest of it.
import type { KeptFinding } from '#src/detect/integrity/api.ts'
import type { Counts, KeptCheck } from '#src/detect/integrity/known-state.ts'
import type { Severity } from '#src/detect/integrity/severity.ts'
import type { AlertLevel } from './alert.ts'
import type { Gathered } from './gather.ts'

/** By this its alerts are suppressed, as by the key of a rule. */
export const goodStateKey = 'integrity'
/** A changed time or inode alone rings no bell. */
const ringing = ['critical', 'high', 'medium'] as const satisfies readonly Severity[]
const mostPathChars = 160

const levelOf = (severity: Severity): AlertLevel => (severity === 'expected' ? 'informational' : severity)
const shortened = (path: string): string => (path.length > mostPathChars ? `…${path.slice(1 - mostPathChars)}` : path)

/** One finding, because somebody wants it looked into. */
export const alertOfFinding = (check: KeptCheck, finding: KeptFinding): Gathered => ({
  ...about(check),
  ruleKey: `${goodStateKey}:${shortened(finding.path)}`,
  title: shortened(finding.path),
  level: levelOf(finding.severity),
  matches: 1,
  matched: {
    'file.path': finding.path,
    change: finding.change,
    attributes: finding.attributes,
    ...(finding.explained === null ? {} : { explained: finding.explained }),
    check: check.id,
  },
})

/** A whole check; null when there is nothing to be woken for. The gravest findings come first. */
export function alertOfCheck(check: KeptCheck, gravest: readonly KeptFinding[]): Gathered | null {
  const matches = ringing.reduce((sum, severity) => sum + (check.counts as Counts)[severity], 0)
  const [worst] = gravest
  if (matches === 0 || worst === undefined) return null
  return {
    ...about(check),
    ruleKey: goodStateKey,
    title: matches === 1 ? shortened(worst.path) : `${shortened(worst.path)} +${matches - 1}`,
    level: levelOf(worst.severity),
    matches,
    matched: {
      'file.path': gravest.filter(({ severity }) => severity !== 'low').map(({ path }) => path),
      ...check.counts,
      check: check.id,
    },
  }
}

const about = ({ host, begunAt, endedAt }: KeptCheck) => ({
  origin: 'integrity' as const,
  titleJa: null,
  entityKind: 'host',
  entity: host,
  ruleDate: null,
  tags: [],
  firstMs: Date.parse(begunAt),
  lastMs: Date.parse(endedAt),
  correlation: null,
  finding: null,
  lines: [],
})
