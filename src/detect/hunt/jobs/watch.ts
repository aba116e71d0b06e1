import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { clocksOf } from '#src/detect/log/actions/look.ts'
import { type Matcher, openMatcher } from '#src/detect/signature/jobs/matcher.ts'
import { ArchiveAway } from '#src/platform/archive/away.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import { Finds } from '../finds.ts'
import { mostStarts } from '../hunt.ts'
import * as store from '../store.ts'
import { titleFacts } from '../title.ts'
import { ruleSetFor } from './rules.ts'

/** One hunt at a time runs in a desk, in one process of it; another takes over when that is gone. */
const huntLock = 7_410_215
/** So often a hunt says how far it came and hears whether somebody cancelled it. */
const tellEveryMs = 500
const mostLeftOut = 100

/** Runs the hunts that were asked for, one after the other. One that the desk ended in the middle of begins again; the third time it is cut off. */
export function watchHunts(context: Context, everyMs = 1_000): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        if ((await store.nextHunt(desk.state.db)) !== null) await underLock(context, signal)
      } catch (error) {
        if (!signal.aborted) desk.log('error', 'hunt.watch', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

async function underLock(context: Context, signal: AbortSignal): Promise<void> {
  const { db } = context.desk.state
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${huntLock}) as mine`.execute(one)
    if (!rows[0]!.mine) return
    try {
      for (let next = await store.nextHunt(db); next !== null && !signal.aborted; next = await store.nextHunt(db))
        await run(context, next, signal)
    } finally {
      await sql`select pg_advisory_unlock(${huntLock})`.execute(one)
    }
  })
}

async function run(context: Context, hunt: store.Hunt, signal: AbortSignal): Promise<void> {
  const { desk } = context
  const { id } = hunt
  const now = () => desk.now()
  if (hunt.starts >= mostStarts) return ended(context, hunt, 'cut-off', '')
  const begun = await desk.state.db.transaction().execute((tx) => store.beginHunt(tx, id, now()))
  if (!begun) return
  const cut = new AbortController()
  const leave = (): void => cut.abort()
  signal.addEventListener('abort', leave, { once: true })
  const finds = new Finds()
  let state = { progress: 0, events: 0, missing: [] as readonly string[] }
  const tell = async (): Promise<void> => {
    const isOurs = await inRecord(context, async (tx, journal) => {
      const kept = { ...state, missing: [...state.missing], matches: finds.matches }
      const is = await store.keepProgress(tx, id, kept, finds.taken())
      journal.announce({ topic: 'alert', id: null })
      return is
    })
    if (!isOurs) cut.abort()
  }
  const done = new AbortController()
  const telling = (async () => {
    while (!done.signal.aborted) {
      await pause(tellEveryMs, undefined, { signal: done.signal }).catch(() => {})
      if (!done.signal.aborted) await tell().catch(leave)
    }
  })()
  let matcher: Matcher | null = null
  try {
    matcher = await openMatcher(desk, await ruleSetFor(desk, hunt.what))
    const { rules, left } = matcher.loaded
    await store.knowRules(desk.state.db, id, rules, left.slice(0, mostLeftOut))
    const span = {
      from: hunt.from === null ? null : Date.parse(hunt.from) * 1_000,
      to: hunt.to === null ? null : Date.parse(hunt.to) * 1_000,
      clocks: await clocksOf(context),
      sources: hunt.source === null ? undefined : [hunt.source],
    }
    for await (const { matches, events, progress, missing } of matcher.hunt(span, cut.signal)) {
      finds.add(matches, now().getTime())
      state = { progress, missing, events: state.events + events }
    }
    done.abort()
    await telling
    state = { ...state, progress: 1 }
    await tell()
    if (!cut.signal.aborted) await ended(context, hunt, 'done', '')
  } catch (error) {
    done.abort()
    await telling
    // Cancelled by somebody: they said so themselves. The desk closes: it goes on with the next start.
    if (signal.aborted) await ended(context, hunt, 'waiting', '')
    else if (!cut.signal.aborted) {
      desk.log('warn', 'hunt.failed', { hunt: id, error: String((error as Error)?.stack ?? error) })
      await ended(context, hunt, 'failed', problemOf(error))
    }
  } finally {
    signal.removeEventListener('abort', leave)
    await matcher?.end()
  }
}

const mostProblem = 300
const problemOf = (error: unknown): string =>
  error instanceof ArchiveAway
    ? `archive: ${error.parts.join(', ')}`
    : String((error as Error)?.message ?? error).slice(0, mostProblem)

async function ended(
  context: Context,
  hunt: store.Hunt,
  state: 'done' | 'cut-off' | 'failed' | 'waiting',
  problem: string,
): Promise<void> {
  await inRecord(context, async (tx: Transaction, journal: Journal) => {
    const after = await store.endHunt(tx, hunt.id, state, problem, context.desk.now())
    if (after === null || state === 'waiting') return
    journal.append({
      kind: 'change',
      code: `hunt.${state}`,
      incidentId: hunt.incidentId,
      about: [{ type: 'hunt', id: hunt.id }],
      facts: { ...titleFacts(hunt), events: after.events, matches: after.matches, finds: after.finds, problem },
    })
    journal.announce({ topic: 'alert', id: null })
  })
}
