// What the agent says while it works. It fills sentences by itself: what reads plurals and formats numbers takes 12 MB of a host that
// has little, and no sentence here needs it (`fault.test.ts`); those of `spoken.ts` do, and are said by processes that end.
import { languageOfEnvironment } from '#src/core/reader-language.ts'
import type { Facts } from '#src/core/words.ts'
import { agentWords } from './words.ts'

export const lang = languageOfEnvironment(process.env)

/** Only for sentences with plain places, `{name}`. */
export const t = (key: keyof typeof agentWords, facts: Facts = {}): string =>
  agentWords[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

/** What the agent cannot go on with, in the words of the terminal. */
export class AgentFault extends Error {
  readonly code: keyof typeof agentWords
  constructor(code: keyof typeof agentWords, facts: Facts = {}) {
    super(t(code, facts))
    this.name = 'AgentFault'
    this.code = code
  }
}
