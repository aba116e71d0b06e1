import type { ClockOffset, LogSource } from '../../source.ts'

export type SourceState = 'heard' | 'silent' | 'never' | 'unknown'

/** The one word that says how a source stands: what is most urgent of it. */
export function stateOf(source: LogSource): SourceState {
  if (source.events === 0) return 'never'
  if (source.isSilent) return 'silent'
  return source.isKnown ? 'heard' : 'unknown'
}

/** The statement that counts stands first: the newest one that holds at a time wins. */
export const newestFirst = (clock: readonly ClockOffset[]): ClockOffset[] =>
  [...clock].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
