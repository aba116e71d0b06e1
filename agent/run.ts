// The agent at work: it follows files into its spool, sends what lies there, and says how it is. Each goes on while another waits.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { AgentReport } from '#src/detect/agent/agent.ts'
import { mostErrorsTold, mostFilesTold } from '#src/detect/agent/bound.ts'
import { tryLockFolder } from '#src/platform/state/folder-lock.ts'
import { newClockMeasure } from './clock.ts'
import { type DeskWay, wayTo } from './desk.ts'
import { AgentFault, t } from './fault.ts'
import { hostFacts } from './host.ts'
import { backOff } from './pace.ts'
import { reasonOf } from './reason.ts'
import type { Settings } from './settings.ts'
import { Spool } from './spool.ts'
import { newSeries, readKept, saveKept } from './state.ts'
import { Follower } from './tail/follow.ts'

export type Said = (event: string, facts?: Readonly<Record<string, unknown>>) => void
const lookEveryMs = 1_000
/** A desk that does not know this agent may learn to again; until then it is asked seldom. */
const revokedMs = 300_000
const defaultReportMs = 15_000

export async function runAgent(
  state: string,
  configPath: string,
  settings: Settings,
  say: Said,
  signal: AbortSignal,
): Promise<void> {
  const { credentials } = settings
  await mkdir(state, { recursive: true, mode: 0o700 })
  const lock = tryLockFolder(state, 'agent')
  if (!lock) throw new AgentFault('state.in-use', { folder: state })
  const way = wayTo(credentials.desk, credentials)
  try {
    const agent = await openAgent(state, configPath, settings, way, say)
    say('running', { name: credentials.name, desk: credentials.desk, pid: process.pid })
    await agent.work(signal)
  } finally {
    way.close()
    lock.release()
  }
}

async function openAgent(
  state: string,
  configPath: string,
  { config, credentials, facts }: Settings,
  way: DeskWay,
  say: Said,
) {
  const kept = await readKept(state)
  let { acked, series } = kept
  const startedAt = new Date().toISOString()
  const clock = newClockMeasure()
  let errors: { at: string; text: string }[] = []
  const tellError = (text: string): void => {
    if (errors.at(-1)?.text === text) errors = errors.slice(0, -1)
    else say('error', { text })
    errors = [...errors, { at: new Date().toISOString(), text: text.slice(0, 500) }].slice(-mostErrorsTold)
  }
  // One writer of the state: what is saved later holds more than what was saved before.
  let saving: Promise<void> = Promise.resolve()
  const save = (): Promise<void> => {
    saving = saving
      .catch(() => {})
      .then(() =>
        saveKept(state, {
          series,
          acked,
          places: [...follower.places.values()],
          looked: Object.fromEntries(follower.looked),
        }),
      )
    return saving
  }
  const damaged: number[] = []
  const spool = await Spool.open(join(state, 'spool'), {
    most: config.spool.most,
    series,
    acked,
    save,
    reached: (place) => void follower.places.set(place.key, place),
    now: () => new Date(),
    damaged: (_, bytes) => void damaged.push(bytes),
  })
  const places = new Map(kept.places.map((place) => [place.key, place]))
  for (const place of spool.places()) places.set(place.key, place)
  const follower = new Follower(credentials.name, { put, lose }, places.values(), kept.looked)
  // Numbers that were given out must never be given out again, also when nothing else was kept yet.
  await save()
  for (const bytes of damaged) {
    const at = new Date().toISOString()
    await spool.state(
      { source: credentials.name, file: 'spool', why: 'damaged', lines: null, bytes, from: at, to: at },
      null,
    )
  }

  async function put(...[batch, content]: Parameters<Spool['add']>): Promise<boolean> {
    try {
      if (config.spool.whenFull === 'oldest')
        while (spool.isFull && (await spool.dropOldest())) tellError(t('error.full'))
      if (spool.isFull) {
        tellError(t('error.full'))
        if (config.spool.whenFull !== 'newest') return false
        const { source, file, lines, place } = batch
        const at = new Date().toISOString()
        await spool.state({ source, file, why: 'newest', lines, bytes: content.length, from: at, to: at }, place)
        return true
      }
      await spool.add(batch, content)
      return true
    } catch (error) {
      tellError(t('error.spool', { detail: reasonOf(error) }))
      return false
    }
  }
  async function lose(...[loss, place]: Parameters<Spool['state']>): Promise<void> {
    await spool.state(loss, place)
  }

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let hasRead = false
      try {
        hasRead = await follower.look(config.files, signal)
      } catch (error) {
        tellError(reasonOf(error))
      }
      if (!hasRead || spool.isFull) await pause(lookEveryMs, undefined, { signal }).catch(() => {})
    }
    await follower.close()
  }

  async function send(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      await spool.waits(signal)
      if (signal.aborted) return
      let asked: number | null = null
      try {
        const batch = await spool.take()
        if (!batch) continue
        const { head, content } = batch
        const query = new URLSearchParams({
          series: head.series,
          number: String(head.number),
          ...(head.from < head.number ? { from: String(head.from) } : {}),
          kind: head.kind,
          source: head.source,
          file: head.file,
          format: head.format,
          ...(head.zone === null ? {} : { zone: head.zone }),
          before: String(head.before),
          learn: String(head.learn),
        })
        const { status, body, retryAfterMs } = await way.post(`api/agents/batches?${query}`, content, authorized)
        if (status === 200) {
          acked = head.number
          await save()
          await spool.done(head)
          if (failures > 0) say('sending', { number: head.number })
          failures = 0
          continue
        }
        const detail = String(body.detail ?? `HTTP ${status}`)
        if (status === 400 || status === 413) {
          tellError(t('error.refused', { number: head.number, detail }))
          const { source, file, lines, at } = head
          await spool.state({ source, file, why: 'refused', lines, bytes: content.length, from: at, to: at }, null)
          acked = head.number
          await save()
          await spool.done(head)
          continue
        }
        tellError(status === 401 ? t('error.revoked') : t('error.send', { detail }))
        asked = retryAfterMs ?? (status === 401 || status === 403 ? revokedMs : null)
      } catch (error) {
        tellError(error instanceof AgentFault ? error.message : t('error.send', { detail: reasonOf(error) }))
      }
      await pause(backOff(failures++, Math.random(), asked), undefined, { signal }).catch(() => {})
    }
  }

  const authorized = { authorization: `Bearer ${credentials.secret}` }
  const reportNow = (): AgentReport => {
    const files = [...follower.places.values()].filter((one) => one.goneMs === null)
    const unread = files.reduce((sum, one) => sum + (one.isPacked ? 0 : Math.max(0, one.size - one.offset)), 0)
    const at = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString())
    const told = files
      .sort((a, b) => (follower.readAt.get(b.key) ?? b.changedMs) - (follower.readAt.get(a.key) ?? a.changedMs))
      .slice(0, mostFilesTold)
      .map((one) => ({
        path: one.path,
        source: one.source,
        offset: one.offset,
        size: one.isPacked ? one.offset : one.size,
        readAt: at(follower.readAt.get(one.key)),
        problem: follower.problems.get(one.path) ?? null,
      }))
    const unopened = [...follower.problems]
      .filter(([path]) => !told.some((one) => one.path === path))
      .map(([path, problem]) => ({ path, source: credentials.name, offset: 0, size: 0, readAt: null, problem }))
    return {
      host: hostFacts(facts),
      startedAt,
      clock: clock.best,
      spool: {
        batches: spool.batches,
        bytes: spool.bytes,
        mostBytes: config.spool.most,
        oldestAt: spool.oldestAt,
        isFull: spool.isFull,
        whenFull: config.spool.whenFull,
      },
      unreadBytes: unread,
      fileCount: files.length,
      files: [...unopened, ...told].slice(0, mostFilesTold),
      errors,
      orders: [
        ...(config.integrity ? (['baseline', 'check'] as const) : []),
        ...(config.collect ? (['collect'] as const) : []),
      ],
    }
  }

  async function report(signal: AbortSignal): Promise<void> {
    let everyMs = defaultReportMs
    while (!signal.aborted) {
      const said = reportNow()
      await writeFile(join(state, 'status.json'), JSON.stringify({ pid: process.pid, ...said }), { mode: 0o600 }).catch(
        () => {},
      )
      try {
        const askedMs = Date.now()
        const body = JSON.stringify({ series, report: said })
        const { status, body: answer } = await way.post('api/agents/report', body, authorized)
        const heardMs = Date.now()
        if (status === 200) {
          const [receivedMs, answeredMs] = [
            Date.parse(String(answer.receivedAt)),
            Date.parse(String(answer.answeredAt)),
          ]
          clock.take({ askedMs, receivedMs, answeredMs, heardMs })
          everyMs = Math.max(1, Number(answer.reportEverySeconds) || 15) * 1_000
        }
      } catch {
        // What keeps batches from being sent says it; a report that nobody hears is made anew.
      }
      await save().catch((error) => tellError(t('error.spool', { detail: reasonOf(error) })))
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  }

  /** Only where the settings of this host say what may be looked at. */
  async function orders(signal: AbortSignal): Promise<void> {
    if (config.integrity === undefined && !config.collect) return
    const { followOrders } = await import('./order.ts')
    const failed = (detail: unknown): void => tellError(t('error.order', { detail: String(detail) }))
    let renewed = (): void => {}
    const orders = followOrders(
      { state, config: configPath, way, authorized, failed, renewed: () => renewed() },
      signal,
    )
    if (config.integrity?.watch) {
      const { keepWatching } = await import('./keep-watching.ts')
      const watching = keepWatching(
        { state, config: configPath, said: (detail) => tellError(t('error.watch', { detail })) },
        signal,
      )
      renewed = watching.again
      await watching.done
    }
    await orders
  }

  /** A machine that was set back to an earlier day would give out numbers that the desk knows: it counts anew then. */
  async function meet(): Promise<void> {
    try {
      const { status, body } = await way.post(
        'api/agents/report',
        JSON.stringify({ series, report: reportNow() }),
        authorized,
      )
      if (status !== 200 || Number(body.stored) < spool.nextNumber.number) return
    } catch {
      return
    }
    series = newSeries()
    spool.beginSeries(series)
    await save()
  }

  return {
    async work(signal: AbortSignal): Promise<void> {
      await meet()
      await Promise.all([follow(signal), send(signal), report(signal), orders(signal)])
      await save()
    },
  }
}
