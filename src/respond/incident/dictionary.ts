import type { Words } from '#src/core/words.ts'
import type { Desk } from '#src/platform/context.ts'
import { recordEntryWords } from '#src/record/words.ts'
import { incidentEntryWords } from './entry-words.ts'
import { incidentWords } from './words.ts'

/**
 * The dictionaries in which the record of an incident is worded: those that it needs by itself, and whatever the desk
 * was composed with for all slices.
 */
export const dictionariesOf = (desk: Desk & { readonly entryWords?: Words }): readonly Words[] => [
  incidentEntryWords,
  incidentWords,
  recordEntryWords,
  ...(desk.entryWords ? [desk.entryWords] : []),
]
