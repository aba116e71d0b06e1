import type { Severity } from '../incident.ts'

/** An incident that nobody has graded yet. */
export const noLevel: Severity = { scheme: 'quality', level: '' }
