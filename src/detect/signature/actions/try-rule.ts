import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { signatureApi } from '../api.ts'
import { collect } from '../collection.ts'
import { openThread } from '../jobs/matcher.ts'
import { type Trying, tryingWire } from '../jobs/trying.ts'
import { ruleRow } from '../list-rule.ts'
import { isRefused, readRules } from '../read-rules.ts'
import { spanOf } from './hunt-once.ts'
import { seenAt } from './seen.ts'

const thread = new URL('../jobs/trying-thread.ts', import.meta.url)
const dayMs = 86_400_000
/** So many are tried at once in one process; each reads for up to half a minute. */
const mostTries = 2
let tries = 0

/** What is wrong with a text of rules, and what it would have found in the last days. Nothing of it stays at the desk. */
export async function tryRule(
  context: Context,
  { text, days }: ParsedInputOf<(typeof signatureApi)['tryRule']>,
): Promise<OutputOf<(typeof signatureApi)['tryRule']>> {
  const { desk, lang } = context
  const file = 'draft.yml'
  const collection = collect(readRules(file, text))
  const seen = await seenAt(desk)
  const rules = collection.outcomes.map((one) => ruleRow(one, collection, seen, undefined, lang))
  if (days === 0 || collection.outcomes.length === 0 || collection.outcomes.every(isRefused))
    return { rules, tried: null }
  if (tries >= mostTries) refuse('rule.try.busy')
  tries++
  try {
    const from = new Date(desk.now().getTime() - days * dayMs).toISOString()
    const span = await spanOf(context, { from })
    await (await desk.archive()).missing()
    const trying = await openThread<Trying>(desk, thread, tryingWire)
    const leave = (): void => void trying.end()
    context.signal?.addEventListener('abort', leave, { once: true })
    try {
      return { rules, tried: await trying.tryOut({ texts: [{ file, text }], placeholders: null, off: [] }, span) }
    } finally {
      context.signal?.removeEventListener('abort', leave)
      await trying.end()
    }
  } finally {
    tries--
  }
}
