import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Download, ParsedInputOf, SentBytes } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { askOf } from '#src/detect/log/actions/look.ts'
import type { Context } from '#src/platform/context.ts'
import { webStream } from '#src/platform/web-stream.ts'
import type { signatureApi } from '../api.ts'
import { openMatcher } from '../jobs/matcher.ts'
import type { Span } from '../jobs/matching.ts'
import { placeholdersIn, type RuleSet, type RuleText } from '../rule-set.ts'
import { MAX_RULE_CHARS } from '../yaml.ts'

const mostRules = 50_000
const Row = z.union([
  z.object({ file: z.string().max(1_000), text: z.string().max(MAX_RULE_CHARS) }),
  z.object({ placeholders: z.string().max(MAX_RULE_CHARS) }),
])

export async function spanOf(
  context: Context,
  { from, to, source }: { readonly from?: string; readonly to?: string; readonly source?: string },
): Promise<Span> {
  // Nothing is found in a span that ends before it begins: to say so would be taken for an answer.
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) refuse('hunt.span.invalid')
  const { query: _, ...rest } = await askOf(context, { q: '', from, to, source })
  return rest
}

/** A hunt for whoever waits for it: nothing of it stays at the desk. */
export async function huntOnce(
  context: Context,
  { body, ...input }: ParsedInputOf<(typeof signatureApi)['huntOnce']> & { body: SentBytes },
): Promise<Download> {
  const { desk } = context
  const rules = rulesIn(body.bytes)
  const span = await spanOf(context, input)
  // An answer that has begun cannot turn into an error: whether anything answers at all is asked first.
  await (await desk.archive()).missing()
  const matcher = await openMatcher(desk, rules)
  const cut = new AbortController()
  const steps = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const { matches, ...step } of matcher.hunt(span, cut.signal))
        yield Buffer.from(`${JSON.stringify({ ...step, matches: matches.map(({ row }) => row) })}\n`)
    } catch (error) {
      // Whoever asked has gone: that is how a hunt is cancelled.
      if (!cut.signal.aborted) throw error
    } finally {
      await matcher.end()
    }
  }
  const stream = Readable.from(steps())
  stream.once('close', () => {
    cut.abort()
    void matcher.end()
  })
  return { name: 'hunt.ndjson', mediaType: 'application/x-ndjson', body: webStream(stream) }
}

function rulesIn(body: Uint8Array): RuleSet {
  const texts: RuleText[] = []
  let placeholders: string | null = null
  for (const [index, line] of new TextDecoder().decode(body).split('\n').entries()) {
    if (line.trim() === '') continue
    const row = Row.safeParse(parsed(line))
    if (!row.success) refuse('rule.set.unreadable.invalid', { line: index + 1 })
    if ('text' in row.data) texts.push(row.data)
    else if (placeholdersIn(row.data.placeholders) === null) refuse('rule.placeholders.invalid')
    else placeholders = row.data.placeholders
  }
  if (texts.length > mostRules) refuse('rule.set.too-large', { limit: mostRules })
  return { texts, placeholders, off: [] }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
