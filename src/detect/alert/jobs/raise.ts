import { sql } from 'kysely'
import { wordOf } from '#src/detect/anomaly/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Journal } from '#src/record/journal.ts'
import { holdsBack } from '../alert.ts'
import { type Gathered, mostLines } from '../gather.ts'
import { isPoison } from '../storable.ts'
import { openEntities, openKey, raise, readSuppressions } from '../store.ts'

/** A rule that fits everybody opens no more alerts than this; the rest is counted in one alert of its own. */
const mostOpen = 200
/** So many new alerts of one batch are named in the record; of more the number. */
const mostNamed = 50

/**
 * In the transaction of whoever found them: each is counted into its open alert, or opens one. With `setAside` one that the database
 * refuses is handed to it instead, and the others are raised all the same.
 */
export async function raiseAlerts(
  { desk }: Pick<Context, 'desk'>,
  tx: Transaction,
  journal: Journal,
  gathered: readonly Gathered[],
  setAside: ((one: Gathered, error: unknown) => void) | null = null,
): Promise<string[]> {
  const now = desk.now()
  const suppressions = (await readSuppressions(tx)).filter((one) => one.endedAt === null)
  const keys = [...new Set(gathered.map((one) => one.ruleKey))]
  const ids: string[] = []
  let unnamed = 0
  for (const one of within(gathered, await openEntities(tx, keys))) {
    const held = suppressions.find((by) => holdsBack(by, one.ruleKey, one.entity, now.getTime())) ?? null
    const work = () => raise(tx, desk.newId(), one, held?.id ?? null, now)
    const raised = setAside === null ? await work() : await unlessPoison(tx, work, (error) => setAside(one, error))
    if (raised === null) continue
    const { id, isNew } = raised
    ids.push(id)
    if (!isNew || held !== null) continue
    if (ids.length - unnamed > mostNamed) unnamed++
    else if (one.finding !== null)
      journal.append({
        kind: 'change',
        code: 'alert.unusual',
        about: [{ type: 'alert', id }],
        facts: { detector: wordOf(one.finding.detector), level: one.level, entity: one.entity || 'many' },
      })
    else
      journal.append({
        kind: 'change',
        code: 'alert.raised',
        about: [{ type: 'alert', id }],
        facts: { title: one.title, level: one.level, entity: one.entity || 'many', origin: one.origin },
      })
  }
  if (unnamed > 0) journal.append({ kind: 'change', code: 'alert.raised-more', facts: { count: unnamed } })
  if (ids.length > 0) journal.announce({ topic: 'alert', id: null })
  return ids
}

/** Null when the database refused it; the transaction goes on as it was before. */
async function unlessPoison<T>(
  tx: Transaction,
  work: () => Promise<T>,
  told: (error: unknown) => void,
): Promise<T | null> {
  await sql`savepoint one_alert`.execute(tx)
  try {
    const done = await work()
    await sql`release savepoint one_alert`.execute(tx)
    return done
  } catch (error) {
    if (!isPoison(error)) throw error
    await sql`rollback to savepoint one_alert`.execute(tx)
    told(error)
    return null
  }
}

/** What opens one alert too many for its rule is counted together with all others of the kind. */
function within(gathered: readonly Gathered[], open: Map<string, Set<string>>): Gathered[] {
  const kept: Gathered[] = []
  const many = new Map<string, Gathered>()
  for (const one of gathered) {
    const known = open.get(one.ruleKey) ?? new Set()
    const key = openKey(one.entityKind, one.entity)
    if (known.has(key) || known.size < mostOpen) {
      open.set(one.ruleKey, known.add(key))
      kept.push(one)
    } else many.set(one.ruleKey, together(many.get(one.ruleKey), one))
  }
  return [...kept, ...many.values()]
}

const together = (before: Gathered | undefined, one: Gathered): Gathered => ({
  ...one,
  entityKind: 'many',
  entity: '',
  matches: (before?.matches ?? 0) + one.matches,
  firstMs: Math.min(before?.firstMs ?? one.firstMs, one.firstMs),
  lastMs: Math.max(before?.lastMs ?? one.lastMs, one.lastMs),
  lines: [...(before?.lines ?? []), ...one.lines].slice(0, mostLines),
})
