import { InvalidArgumentError } from 'commander'
import { instantOf } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { logWords } from '../detect/log/words.ts'
import { langOfTerminal } from './terminal.ts'

const t = speaker(logWords, langOfTerminal())

const localTime = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** `2026-11-21`, `2026-11-21 12:34[:56]` in the desk's zone, or RFC 3339. */
export function aTime(text: string): string {
  const isWhole = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const isOne = isWhole
    ? !Number.isNaN(Date.parse(text))
    : localTime.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)))
  if (!isOne) throw new InvalidArgumentError(t('log.time.wrong'))
  return text
}

export function momentOf(text: string | undefined, zone: string): string | undefined {
  const match = text === undefined ? null : localTime.exec(text)
  if (!match) return text
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  return instantOf(year!, month!, day!, hour!, minute!, second!, zone).toISOString()
}
