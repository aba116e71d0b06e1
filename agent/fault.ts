import { languageOfEnvironment } from '#src/core/language.ts'
import { type Facts, speaker } from '#src/core/words.ts'
import { agentWords } from './words.ts'

export const t = speaker(agentWords, languageOfEnvironment(process.env))

/** What the agent cannot go on with, in the words of the terminal. */
export class AgentFault extends Error {
  readonly code: keyof typeof agentWords
  constructor(code: keyof typeof agentWords, facts: Facts = {}) {
    super(t(code, facts))
    this.name = 'AgentFault'
    this.code = code
  }
}
