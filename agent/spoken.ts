// Sentences with counts and sizes, worded as on the desk.
import { speaker } from '#src/core/words.ts'
import { lang } from './fault.ts'
import { agentWords } from './words.ts'

export const speak = speaker(agentWords, lang)
