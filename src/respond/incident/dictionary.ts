import type { Words } from '#src/core/words.ts'
import type { Desk } from '#src/platform/context.ts'
import { incidentWords } from './words.ts'

/** The dictionaries in which the record of an incident is worded: what the desk was composed with, and the words inside its lines. */
export const dictionariesOf = (desk: Desk): readonly Words[] => [desk.entryWords, incidentWords]
