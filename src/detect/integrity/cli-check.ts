// `hikeshi integrity check`: what differs from a baseline, once, or as it changes until somebody ends it.
import type { BaselineHead } from './baseline.ts'
import { UnbelievedBaseline } from './baseline.ts'
import type { ChangeWindow } from './change-window.ts'
import {
  failure,
  keysOf,
  opened,
  ownFiles,
  patienceOf,
  problemTeller,
  rootOf,
  Stop,
  type Told,
  wordsFor,
  wrongUsage,
} from './cli.ts'
import { tellFinding } from './cli-finding.ts'
import type { Finding } from './finding.ts'
import type { Baseline } from './host/baseline-file.ts'
import { check } from './host/check.ts'
import { BadConfig, readWindows } from './host/config-file.ts'
import { type HostWatch, watchHost } from './host/watch-host.ts'
import { limitOfWatches, type Pace } from './host/watching.ts'
import type { Severity } from './severity.ts'

export type CheckAsked = {
  readonly baseline: string
  readonly key?: string
  readonly root?: string
  readonly windows?: string
  readonly throttle?: number
  readonly patience?: number
  /** Stays, and tells what changes as it changes. */
  readonly watch?: true
  /** With `watch`: after so many hours everything is looked at again. */
  readonly every?: number
}
/** What a look found, on its way to the desk. */
export type Result = {
  readonly baseline: Baseline
  readonly begunAt: string
  readonly looked: number
  readonly findings: Iterable<Finding>
  readonly problems: readonly string[]
  readonly problemCount: number
  /** Only what changed, as it changed. */
  readonly isPart: boolean
}
/** What else is done with what was found: it goes to the desk. */
export type AlsoChecked = {
  /** The seal of the baseline that the desk names. */
  readonly seal: string | null
  readonly windows: readonly ChangeWindow[]
  done(result: Result): Promise<void>
}
/** Until when it is watched, and how soon after a change it is looked at. */
export type WatchUntil = { readonly signal: AbortSignal; readonly pace?: Partial<Pace>; readonly overrunAt?: number }

const usualEveryHours = 24
const hourMs = 3_600_000

export async function checkHost(
  given: CheckAsked,
  told: Told,
  also?: AlsoChecked,
  until?: WatchUntil,
): Promise<number> {
  const t = wordsFor(told)
  if (given.watch && given.root !== undefined) throw new Stop(t('watch.only-here'), wrongUsage)
  const windows = [...windowsOf(given.windows, told), ...(also?.windows ?? [])]
  const baseline = opened(given.baseline, keysOf(given.key, told, { isPrivate: false }), told)
  if (also && baseline.end.sha256 !== also.seal) {
    baseline.close()
    throw new Stop(t('desk.other-baseline'), failure)
  }
  const checking = { given, told, also, baseline, windows }
  try {
    if (!given.watch || !until) return (await lookAtAll(checking, null)) === 0 ? 0 : 1
    return await watchUntil(checking, until)
  } catch (error) {
    if (error instanceof UnbelievedBaseline)
      throw new Stop(t(`refused.${error.trouble}`, { file: given.baseline }), failure)
    throw error
  } finally {
    baseline.close()
  }
}

type Checking = {
  readonly given: CheckAsked
  readonly told: Told
  readonly also: AlsoChecked | undefined
  readonly baseline: Baseline
  readonly windows: readonly ChangeWindow[]
}

/** How many things differ. */
async function lookAtAll({ given, told, also, baseline, windows }: Checking, watch: HostWatch | null): Promise<number> {
  const t = wordsFor(told)
  const begunAt = new Date().toISOString()
  const now = Date.now()
  tellClock(baseline.head, now, told)
  const problems = problemTeller(told)
  const done = await check({
    baseline,
    root: rootOf(given.root),
    except: ownFiles(given.baseline),
    share: given.throttle && given.throttle / 100,
    patienceMs: patienceOf(given),
    windows,
    now,
    problem: problems.tell,
  })
  problems.finish()
  const counts: Partial<Record<Severity, number>> = {}
  for (const finding of done.findings()) {
    counts[finding.severity] = (counts[finding.severity] ?? 0) + 1
    tellOne(finding, told)
  }
  watch?.know(done.findings())
  const { looked, count } = done
  await also?.done({
    baseline,
    begunAt,
    looked,
    findings: done.findings(),
    problems: problems.said,
    problemCount: problems.count,
    isPart: false,
  })
  told.err(count === 0 ? t('clean', { looked }) : t('differs', { looked, count, expected: counts.expected ?? 0 }))
  return count
}

const tellOne = (finding: Finding, told: Told): void => {
  if (told.json) told.out(JSON.stringify(finding))
  else tellFinding(finding, told)
}

/** It begins to watch before it looks at everything, so that nothing falls in between. */
async function watchUntil(checking: Checking, { signal, ...until }: WatchUntil): Promise<number> {
  const { given, told, also, baseline, windows } = checking
  const t = wordsFor(told)
  const problems = problemTeller(told)
  const watch = watchHost({
    ...until,
    baseline,
    except: ownFiles(given.baseline),
    share: given.throttle && given.throttle / 100,
    windows: async () => windows,
    problem: problems.tell,
    wholeEveryMs: (given.every ?? usualEveryHours) * hourMs,
  })
  if (problems.count > 0) told.err(t('watch.limit', { limit: limitOfWatches() ?? 0 }))
  let count = 0
  try {
    count += await lookAtAll(checking, watch)
    told.err(t('watch.begun', { folders: watch.folders }))
    for await (const one of watch.heard(signal)) {
      if (one.kind === 'look-at-all') {
        if (one.why === 'overrun') told.err(t('watch.overrun'))
        count += await lookAtAll(checking, watch)
        continue
      }
      count += one.findings.length
      for (const finding of one.findings) tellOne(finding, told)
      await also?.done({ ...one, baseline, problems: [], problemCount: 0, isPart: true })
    }
    return count === 0 ? 0 : 1
  } finally {
    watch.close()
  }
}

export function windowsOf(file: string | undefined, told: Told) {
  try {
    return file === undefined ? [] : readWindows(file)
  } catch (error) {
    if (error instanceof BadConfig) throw new Stop(wordsFor(told)('bad-config', { detail: error.message }), wrongUsage)
    throw error
  }
}

export function tellClock({ createdAt, updates }: BaselineHead, now: number, told: Told): void {
  const then = updates.at(-1)?.at ?? createdAt
  if (now < Date.parse(then)) told.err(wordsFor(told)('clock-back', { now: new Date(now).toISOString(), then }))
}
