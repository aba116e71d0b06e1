// What the desk asks of this host: a baseline, a check, a collection of evidence, in the process that was started for it (`order.ts`).
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ChangeWindow } from '#src/detect/integrity/change-window.ts'
import { rulesOf } from '#src/detect/integrity/config.ts'
import { silentAmong } from '#src/detect/integrity/host/answering.ts'
import { openBaseline, writeBaseline } from '#src/detect/integrity/host/baseline-file.ts'
import { check } from '#src/detect/integrity/host/check.ts'
import { hostReadsXattrs, type Problem, scan } from '#src/detect/integrity/host/scan.ts'
import { packedBaseline, packedResult } from '#src/detect/integrity/host/sending.ts'
import { rootsOf } from '#src/detect/integrity/host/walk.ts'
import { fromText, shownPath } from '#src/detect/integrity/path.ts'
import { mostProblemsSent } from '#src/detect/integrity/result.ts'
import { collectHere } from './collection.ts'
import type { AgentConfig, GoodState } from './config.ts'
import type { Credentials } from './credentials.ts'
import { type DeskWay, wayTo } from './desk.ts'
import { AgentFault, t } from './fault.ts'
import { settingsFile } from './settings.ts'

/** There is nothing else that the desk can ask for. */
export const Order = z.object({
  id: z.uuid(),
  kind: z.enum(['baseline', 'check', 'collect']),
  /** Of a `collect`: under this the desk says the rest. */
  about: z.uuid().nullish(),
  seal: z.string().nullable(),
  windows: z.array(ChangeWindow).max(1_000),
})
export type Order = z.infer<typeof Order>

/** Looks or collects, and tells the desk. Only what the settings of this host allow. */
export async function carryOut(
  state: string,
  { integrity: given, collect }: Pick<AgentConfig, 'integrity' | 'collect'>,
  credentials: Credentials,
  order: Order,
) {
  const way = wayTo(credentials.desk, credentials)
  const authorized = { authorization: `Bearer ${credentials.secret}` }
  try {
    if (order.kind === 'collect') {
      if (!collect || !order.about) throw new AgentFault('order.not-allowed', { setting: 'collect' })
      await collectHere({ state, way, collection: order.about, authorized })
      return
    }
    if (given === undefined) throw new AgentFault('order.not-allowed', { setting: 'integrity' })
    const work = { state, given, way, order, authorized }
    await (order.kind === 'baseline' ? takeBaseline(work) : checkHere(work))
  } finally {
    way.close()
  }
}

type Work = {
  readonly state: string
  readonly given: GoodState
  readonly way: DeskWay
  readonly order: Order
  readonly authorized: Readonly<Record<string, string>>
}

const mostTroubleSent = 1_000

const send = async (
  { way, order, authorized }: Work,
  to: 'baselines' | 'checks',
  body: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const query = new URLSearchParams({ order: order.id, ...more })
  const { status, body: answer } = await way.post(`api/agents/integrity/${to}?${query}`, body, authorized)
  if (status !== 200) throw new Error(String(answer.detail ?? `HTTP ${status}`))
}

async function takeBaseline(work: Work): Promise<void> {
  const { state, given } = work
  const file = join(state, 'taken.baseline')
  const { paths, system, throttle, ...watched } = given
  const [left, problem]: [string[], Problem] = [[], (code, path) => code === 'ETIMEDOUT' && left.push(shownPath(path))]
  const silent = await silentAmong(paths.map(fromText), '')
  for (const path of silent) problem('ETIMEDOUT', path)
  const head = {
    hikeshi: 'baseline' as const,
    version: 1 as const,
    host: hostname(),
    createdAt: new Date().toISOString(),
    roots: rootsOf(
      paths.filter((path) => !silent.has(fromText(path))),
      '',
    ),
    rules: rulesOf(watched),
    readsXattrs: hostReadsXattrs(),
    hasSystem: system,
    inSeconds: false,
    updates: [],
  }
  const writer = writeBaseline(file, head, null)
  try {
    for await (const piece of scan({
      head,
      root: '',
      except: ownOf(state),
      share: throttle / 100,
      problem,
    }).lines())
      writer.add(piece)
    writer.finish()
  } catch (error) {
    writer.abandon()
    throw error
  }
  // The desk is to know what is not in it.
  const trouble = left.length > 0 ? t('baseline.without', { paths: left.join(' ') }).slice(0, mostTroubleSent) : null
  await send(work, 'baselines', await packedBaseline(file), trouble === null ? {} : { trouble })
}

async function checkHere(work: Work): Promise<void> {
  const { state, given, way, order, authorized } = work
  const file = join(state, 'held.baseline')
  const begunAt = new Date().toISOString()
  await way.fetchTo('api/agents/integrity/baseline', file, authorized)
  const baseline = openBaseline(file, null)
  try {
    if (baseline.end.sha256 !== order.seal) throw new Error('another baseline than the desk names')
    const problems: string[] = []
    let problemCount = 0
    const problem: Problem = (code, path) => {
      if (code === 'ENOENT') return
      problemCount++
      if (problems.length < mostProblemsSent) problems.push(`${code} ${shownPath(path)}`)
    }
    const share = given.throttle / 100
    const { windows } = order
    const found = await check({ baseline, root: '', except: ownOf(state), share, windows, now: Date.now(), problem })
    const findings = found.findings()
    const head = {
      hikeshi: 'check' as const,
      version: 1 as const,
      host: baseline.head.host,
      seal: baseline.end.sha256,
      begunAt,
      endedAt: new Date().toISOString(),
      looked: found.looked,
      problems,
      problemCount,
      isPart: false,
    }
    await send(work, 'checks', await packedResult(head, findings))
  } finally {
    baseline.close()
  }
}

/** What this agent writes itself, when its state stands in what is watched. */
export const ownOf = (state: string): ReadonlySet<string> =>
  new Set(
    [
      'taken.baseline',
      'taken.baseline.part',
      'taken.baseline.previous',
      'held.baseline',
      'watched.baseline',
      'order.json',
      settingsFile,
      'status.json',
      'state.json',
    ].map((name) => fromText(join(state, name))),
  )
