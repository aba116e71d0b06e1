import { ConsentLevel } from './report.ts'

const rank = (level: ConsentLevel | null): number => (level === null ? 0 : ConsentLevel.options.indexOf(level))

/** Whether a change lets something travel further than before; what was not said goes as far as "nobody". */
export const isWider = (before: ConsentLevel | null, after: ConsentLevel | null): boolean => rank(after) > rank(before)
