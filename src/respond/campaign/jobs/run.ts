// A wave while it runs: batch by batch, each stored before the next; it survives a directory that goes away, and a process that is killed.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { intendNext, type Settled, settle, unintend } from '../store/attempt.ts'
import { numberOf, type StoredCampaign } from '../store/campaign.ts'
import { setWave, waveControl } from '../store/wave.ts'
import { changeAll, type RunLimits, readyFor, runLimits, type Trying } from './batch.ts'
import type { Directory } from './directory.ts'

/** Any constant: the locks of campaigns, apart from every other. */
const lockClass = 7_410_190

/** One run of a campaign at a time, in whichever process: the lock goes with the connection, also when the process is killed. */
export async function lockRun(desk: Desk, campaignId: string): Promise<() => void> {
  const client: pg.PoolClient = await desk.state.pool.connect()
  const lost = () => {}
  client.on('error', lost)
  let isHeld = false
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [
      lockClass,
      campaignId,
    ])
    isHeld = rows[0]!.got
  } finally {
    if (!isHeld) client.release()
  }
  if (!isHeld) refuse('campaign.wave.already-running')
  return () => {
    client.off('error', lost)
    // Ended, not given back: with the connection goes the lock.
    client.release(true)
  }
}

export async function isRunning(desk: Desk, campaignId: string): Promise<boolean> {
  const { rows } = await desk.state.pool.query<{ held: boolean }>(
    `select exists (select 1 from pg_locks where locktype = 'advisory' and classid = $1 and objid::bigint = (hashtext($2)::bigint & 4294967295)
       and database = (select oid from pg_database where datname = current_database())) as held`,
    [lockClass, campaignId],
  )
  return rows[0]!.held
}

type Run = { readonly done: Promise<void>; readonly stop: AbortController }
const runs = new WeakMap<object, Map<string, Run>>()

/** Begins, and gives back at once. `release` is called when nothing is done any more. */
export function startRun(
  context: Context,
  campaign: StoredCampaign,
  wave: { readonly position: number; readonly name: string },
  with_: {
    readonly jobKey: string
    readonly directory: Directory
    readonly release: () => void
    readonly limits?: Partial<RunLimits>
  },
): void {
  const { desk } = context
  const stop = new AbortController()
  const known = runs.get(desk.state) ?? new Map<string, Run>()
  runs.set(desk.state, known)
  const done = (async () => {
    try {
      await run(context, campaign, wave, { ...with_, limits: { ...runLimits, ...with_.limits }, signal: stop.signal })
    } catch (error) {
      desk.log('error', 'campaign.wave', { error: String((error as Error).message).slice(0, 500) })
      await halt(context, campaign, wave, String((error as Error).message)).catch(() => {})
    } finally {
      await with_.directory.close().catch(() => {})
      with_.release()
      known.delete(campaign.id)
    }
  })()
  known.set(campaign.id, { done, stop })
}

export const endOfRun = async (desk: Desk, id: string): Promise<void> => await runs.get(desk.state)?.get(id)?.done

/** Before the desk closes: the batch in hand is finished and stored, the rest goes on when somebody resumes it. */
export async function endRuns(desk: Desk): Promise<void> {
  const all = [...(runs.get(desk.state)?.values() ?? [])]
  for (const one of all) one.stop.abort()
  await Promise.all(all.map((one) => one.done))
}

type Work = {
  readonly jobKey: string
  readonly directory: Directory
  readonly limits: RunLimits
  readonly signal: AbortSignal
}

async function run(
  context: Context,
  campaign: StoredCampaign,
  wave: { position: number; name: string },
  work: Work,
): Promise<void> {
  const { desk } = context
  const { db } = desk.state
  let isSecondPass = false
  const ready = readyFor(work.jobKey, campaign.id)
  const next = async (after: string, rate: number | null) =>
    await ready(
      await intendNext(
        db,
        { id: campaign.id, wave: wave.position },
        { after, limit: sizeOf(rate, work.limits), now: desk.now(), isSecondPass },
      ),
    )
  let coming: Promise<Trying[]> | null = null
  let storing: Promise<void> = Promise.resolve()
  while (!work.signal.aborted) {
    const { state, rate } = await waveControl(db, campaign.id, wave.position)
    if (state !== 'running') {
      await storing
      // What was read ahead is meant already.
      await coming?.catch(() => {})
      if (state === 'stopped')
        await desk.state.db.transaction().execute((tx) => unintend(tx, campaign.id, wave.position))
      return
    }
    // What was read ahead may be more than the throttle, which was set meanwhile, allows.
    let batch = (await (coming ?? next('', rate))).slice(0, sizeOf(rate, work.limits))
    if (batch.length === 0) {
      await storing
      isSecondPass = true
      batch = await next('', rate)
    }
    if (batch.length === 0) {
      await storing
      return await finish(context, campaign, wave)
    }
    const startedAt = performance.now()
    // The next batch is read, meant, and its secrets are made, while this one is on its way.
    coming = next(batch.at(-1)!.key, rate)
    coming.catch(() => {})
    const rows = await changeAll(batch, work)
    await storing
    if (rows === null) return work.signal.aborted ? undefined : await halt(context, campaign, wave, 'away')
    // What is done is stored while the next batch is on its way; a crash in between sets the same passwords once more.
    storing = store(context, campaign, wave, rows)
    storing.catch(() => {})
    if (rate !== null) {
      const leftMs = (batch.length / rate) * 1_000 - (performance.now() - startedAt)
      if (leftMs > 0) await pause(leftMs, undefined, { signal: work.signal }).catch(() => {})
    }
  }
  await storing
}

const sizeOf = (rate: number | null, { batch }: RunLimits): number => (rate === null ? batch : Math.min(rate, batch))

async function store(
  context: Context,
  campaign: StoredCampaign,
  wave: { position: number; name: string },
  rows: readonly Settled[],
) {
  await inRecord(context, async (tx, journal) => {
    await settle(tx, campaign.id, rows, context.desk.now())
    const failed = rows.filter((one) => !one.isDone).length
    journal.append({
      kind: 'change',
      code: 'campaign.wave.batch',
      incidentId: campaign.incidentId,
      about: [{ type: 'campaign', id: campaign.id }],
      facts: { number: numberOf(campaign), wave: wave.name, done: rows.length - failed, failed },
    })
  })
}

async function finish(
  context: Context,
  campaign: StoredCampaign,
  wave: { position: number; name: string },
): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    await setWave(tx, campaign.id, wave.position, { state: 'done', endedAt: context.desk.now(), trouble: '' })
    journal.append({
      kind: 'change',
      code: 'campaign.wave.done',
      incidentId: campaign.incidentId,
      about: [{ type: 'campaign', id: campaign.id }],
      facts: { number: numberOf(campaign), wave: wave.name },
    })
  })
}

/** Stands still by itself; whoever looks reads why. */
async function halt(
  context: Context,
  campaign: StoredCampaign,
  wave: { position: number; name: string },
  trouble: string,
): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    await setWave(tx, campaign.id, wave.position, { state: 'paused', trouble: trouble.slice(0, 300) })
    journal.append({
      kind: 'change',
      code: 'campaign.wave.halted',
      incidentId: campaign.incidentId,
      about: [{ type: 'campaign', id: campaign.id }],
      facts: { number: numberOf(campaign), wave: wave.name },
    })
  })
}
