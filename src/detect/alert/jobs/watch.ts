import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { givenOf } from '#src/detect/anomaly/jobs/given.ts'
import type { Kept } from '#src/detect/anomaly/jobs/watching.ts'
import { keepMemory, readMemories, settingsMark } from '#src/detect/anomaly/store.ts'
import { clocksOf } from '#src/detect/log/actions/look.ts'
import { type Matcher, openMatcher } from '#src/detect/signature/jobs/matcher.ts'
import { ruleSetOf, switchBackOn } from '#src/detect/signature/jobs/rules.ts'
import { addCosts } from '#src/detect/signature/store/cost.ts'
import { addTallies, rulesMark, type Tally } from '#src/detect/signature/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { type Gathered, gather, gatherFindings } from '../gather.ts'
import { isPoison } from '../storable.ts'
import { announcedWindows } from '../store/announced.ts'
import { type Cursor, keepFeeds, moveCursor, readCursor, readFeeds, startCursor } from '../store/cursor.ts'
import { type Looked, type Looking, lookingWire } from './looking.ts'
import { raiseAlerts } from './raise.ts'

const batchLines = 5_000
/** One process of a desk looks at what comes in; another takes over when it is gone. */
const watchLock = 7_410_110

/**
 * The rules over the lines that come in, read back from the archive: a line that is on disk is looked at, whatever ends in between. How
 * far it came is written with the alerts, so that a restart neither loses nor doubles one.
 */
export function watchAlerts(context: Context, everyMs = 1_000, countryFile: string | null = null): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await desk.state.db.connection().execute(async (one) => {
          const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${watchLock}) as mine`.execute(one)
          if (!rows[0]!.mine) return
          try {
            await watch(context, everyMs, countryFile, signal)
          } finally {
            await sql`select pg_advisory_unlock(${watchLock})`.execute(one)
          }
        })
      } catch (error) {
        if (!signal.aborted) desk.log('error', 'alert.watch', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs * 5, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

const thread = new URL('./thread.ts', import.meta.url)
/** So often one detector after the other puts down what it remembers. */
const keepEveryMs = 20_000

async function watch(
  context: Context,
  everyMs: number,
  countryFile: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { desk } = context
  const { db } = desk.state
  const hasArchive = (): boolean =>
    desk.archiveHosts.length > 0 || existsSync(join(desk.dataDir, 'archive', 'open.duckdb'))
  // What the archive held before there were rules is for hunts.
  if ((await readCursor(db)) === null) await startCursor(db, hasArchive() ? await (await desk.archive()).lastSeq() : 0)
  let matcher: Matcher<Looking> | null = null
  let [known, knownSettings] = ['', '']
  let parts: readonly string[] = []
  let turn = 0
  let keptMs = performance.now()
  let isFresh = false
  try {
    while (!signal.aborted) {
      await switchBackOn(context)
      if (!hasArchive()) {
        await pause(everyMs, undefined, { signal }).catch(() => {})
        continue
      }
      // A line that comes after a rule is looked at by that rule: what comes while the rules are read is for the next turn.
      const nowMs = desk.now().getTime()
      const upTo = await (await desk.archive()).lastSeq()
      const mark = await rulesMark(db, desk.now())
      const windows = await announcedWindows(db)
      const settings = `${await settingsMark(db)} ${windows.map(({ fromMs, toMs, names }) => `${fromMs} ${toMs} ${names}`)}`
      if (matcher === null || mark !== known) {
        const rules = await ruleSetOf(desk)
        if (matcher === null) {
          matcher = await openMatcher<Looking>(desk, rules, thread, lookingWire)
          parts = await matcher.watchFor(await givenOf(desk, windows, countryFile))
          knownSettings = settings
          await matcher.remember(await readMemories(db), (await readCursor(db))!.seq, await clocksOf(context))
        } else await matcher.load(rules)
        known = mark
        const { atMs } = (await readCursor(db))!
        await matcher.restore(await readFeeds(db), atMs, await clocksOf(context))
      }
      if (settings !== knownSettings) {
        await matcher.watchFor(await givenOf(desk, windows, countryFile))
        knownSettings = settings
      }
      const cursor = (await readCursor(db))!
      const batch = await matcher.look(cursor.seq, upTo, batchLines, await clocksOf(context), nowMs)
      // A silence is told once: that it was is kept with the alert, for no line will ever say so again.
      const hasSilence = batch.findings.some(({ detector }) => detector === 'silence')
      const kept = hasSilence ? [await matcher.memoryOf('silence')] : []
      if (batch.events > 0 || batch.findings.length > 0) {
        await keep(context, cursor, batch, kept)
        isFresh = true
      }
      if (isFresh && performance.now() - keptMs > keepEveryMs) {
        await keepMemory(db, await matcher.memoryOf(parts[turn++ % parts.length]!), batch.lastSeq, desk.now())
        await addCosts(db, await matcher.costs())
        keptMs = performance.now()
        if (turn % parts.length === 0) isFresh = batch.events > 0
      }
      if (batch.events === 0) await pause(everyMs, undefined, { signal }).catch(() => {})
    }
    if (matcher !== null && isFresh) await keepAll(context, matcher, parts)
  } finally {
    await matcher?.end()
  }
}

/** At an orderly end, so that the next start has nothing to read again. */
async function keepAll({ desk }: Context, matcher: Matcher<Looking>, parts: readonly string[]): Promise<void> {
  const { seq } = (await readCursor(desk.state.db))!
  for (const part of parts) await keepMemory(desk.state.db, await matcher.memoryOf(part), seq, desk.now())
  await addCosts(desk.state.db, await matcher.costs())
}

type SetAside = { readonly title: string; readonly lines: readonly number[]; readonly reason: string }
/** So many things of one batch that were set aside are named one by one. */
const mostAside = 50

/** Nothing in a batch keeps the next one from being looked at: what can never be stored is set aside, with an entry and a line in the log. */
async function keep(context: Context, cursor: Cursor, batch: Looked, kept: readonly Kept[]): Promise<void> {
  try {
    await keepBatch(context, cursor, batch, kept, false)
  } catch (error) {
    if (!isPoison(error)) throw error
    await keepBatch(context, cursor, batch, kept, true)
  }
}

async function keepBatch(
  context: Context,
  cursor: Cursor,
  batch: Looked,
  kept: readonly Kept[],
  isCareful: boolean,
): Promise<void> {
  const { desk } = context
  const atMs = batch.atMs === null ? cursor.atMs : Math.max(batch.atMs, cursor.atMs ?? batch.atMs)
  const gathered = [...gather(batch.matches, 'live', desk.now().getTime()), ...gatherFindings(batch.findings)]
  const aside: SetAside[] = []
  await inRecord(context, async (tx, journal) => {
    if (!(await moveCursor(tx, cursor.seq, { seq: batch.lastSeq, atMs }))) throw new Error('another process moved on')
    aside.length = 0
    for (const { seq, reason } of batch.aside) aside.push({ title: '', lines: [seq], reason })
    const poison = new Set<Gathered>()
    await raiseAlerts(
      context,
      tx,
      journal,
      gathered,
      isCareful
        ? (one, error) => {
            poison.add(one)
            aside.push({ title: one.title, lines: one.lines, reason: String((error as Error).message) })
          }
        : null,
    )
    await addTallies(tx, talliesOf(gathered.filter((one) => !poison.has(one))))
    for (const one of kept) await keepMemory(tx, one, batch.lastSeq, desk.now())
    await keepFeeds(tx, batch.feeds, (atMs ?? 0) - batch.feedMs)
    for (const { title, lines, reason } of aside.slice(0, mostAside))
      journal.append({
        kind: 'change',
        code: 'alert.set-aside',
        facts: { title, hasTitle: title !== '', line: lines[0] ?? 0, reason: reason.slice(0, 300) },
      })
  })
  for (const { title, lines, reason } of aside)
    desk.log('error', 'alert.set-aside', { rule: title, lines: lines.slice(0, 5), reason })
}

function talliesOf(gathered: ReturnType<typeof gather>): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { ruleKey, matches, firstMs, lastMs, origin } of gathered) {
    if (origin === 'ids') continue
    const before = tallies.get(ruleKey)
    tallies.set(ruleKey, {
      key: ruleKey,
      matches: (before?.matches ?? 0) + matches,
      firstMs: Math.min(before?.firstMs ?? firstMs, firstMs),
      lastMs: Math.max(before?.lastMs ?? lastMs, lastMs),
    })
  }
  return [...tallies.values()]
}
