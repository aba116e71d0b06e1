// A format: what one program writes into its log, and how a line of it becomes an event.
import type { Wording } from '#src/core/words.ts'
import type { LogEvent } from './event.ts'
import type { Given } from './given.ts'
import type { Clock } from './time/clock.ts'

export type LogFormat = {
  readonly name: string
  readonly title: Wording
  /** `event.dataset` unless the format sets another one: `module.kind`, as Elastic's modules name it where there is one. */
  readonly dataset: string
  /**
   * Programs whose messages this format reads inside an envelope (syslog, journal, container): bare lower-case name, or
   * with what follows `/` or `(` cut off: `postfix` takes `postfix/smtpd`, `sshd` takes `sshd(pam_unix)`.
   */
  readonly programs?: readonly string[]
  /**
   * Whether a text of no known program may be of this format: a look at the first bytes or one search, never a scan by
   * many patterns. Without it the format is found by its programs only. A format that leaves `read` saying true is tried
   * first on the following lines.
   */
  readonly sign?: (text: string) => boolean
  /**
   * Reads one text (a whole line, or the message inside an envelope) and puts what it says into `event`. False means
   * “not mine” and must leave `event` as it was.
   */
  readonly read: (text: string, event: LogEvent, reading: Reading) => boolean
  /** Takes nearly anything (JSON, key=value): tried after all others, never first because it was right before. */
  readonly isGeneral?: boolean
  /** Whether a line goes on with the record of this format before it (stack trace, wrapped statement). */
  readonly continues?: (line: string) => boolean
  /** What counts stands in the lines after the first: a folded record is read once more as one text. */
  readonly readsWhole?: boolean
}

/** What one pass over one file or stream knows from outside, and what it has learnt on the way. */
export type Reading = {
  readonly given: Given
  readonly clock: Clock
  /** What helps to tell look-alikes apart: file and source name, lower case. */
  readonly hint: string
  /** Program that the envelope of this line named, bare and lower case; empty where it names none. */
  program: string
  /** Number of the line in its file, from 1. */
  line: number
  /** Formats found by sign a moment ago, the last one first. */
  readonly recent: LogFormat[]
  /** What a format keeps from line to line (`#Fields`, the last message), by its name. Bounded by whoever keeps it. */
  readonly memory: Map<string, unknown>
}
