// The host watched as it changes, in the process that was started for it (`keep-watching.ts`).
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ChangeWindow } from '#src/detect/integrity/change-window.ts'
import { openBaseline } from '#src/detect/integrity/host/baseline-file.ts'
import { packedResult } from '#src/detect/integrity/host/sending.ts'
import { type Heard, watchHost } from '#src/detect/integrity/host/watch-host.ts'
import { limitOfWatches } from '#src/detect/integrity/host/watching.ts'
import { shownPath } from '#src/detect/integrity/path.ts'
import type { GoodState } from './config.ts'
import type { Credentials } from './credentials.ts'
import { type DeskWay, wayTo } from './desk.ts'
import { ownOf } from './good-state.ts'
import { backOff } from './pace.ts'
import { reasonOf } from './reason.ts'
import { speak } from './spoken.ts'

const Expected = z.object({ seal: z.string().nullable(), windows: z.array(ChangeWindow).max(1_000) })
type Expected = z.infer<typeof Expected>

/** The desk's own schedule has everything looked at; this only wakes the watch to ask which baseline counts. */
const askSealEveryMs = 300_000

/** In the process that was started for it: ends when the desk names another baseline, and is started anew with that one. */
export async function watchHere(
  state: string,
  given: GoodState | undefined,
  credentials: Credentials,
  ended: AbortSignal,
): Promise<void> {
  if (given === undefined) return
  const way = wayTo(credentials.desk, credentials)
  const authorized = { authorization: `Bearer ${credentials.secret}` }
  const file = join(state, 'watched.baseline')
  try {
    await way.fetchTo('api/agents/integrity/baseline', file, authorized)
    const baseline = openBaseline(file, null)
    const other = new AbortController()
    const signal = AbortSignal.any([ended, other.signal])
    let expected: Expected = { seal: baseline.end.sha256, windows: [] }
    const ask = async (): Promise<Expected> => {
      const { status, body } = await way.post('api/agents/integrity/expected', '{}', authorized)
      if (status === 200) expected = Expected.parse(body)
      if (expected.seal !== baseline.end.sha256) other.abort()
      return expected
    }
    const watch = watchHost({
      baseline,
      except: ownOf(state),
      share: given.throttle / 100,
      windows: async () => (await ask().catch(() => expected)).windows,
      problem: (code, path) => {
        if (code !== 'not-watched') return
        const limit = limitOfWatches() ?? 0
        process.stderr.write(`${speak('watch.limit', { path: shownPath(path), limit })}\n`)
      },
      wholeEveryMs: askSealEveryMs,
    })
    try {
      for await (const one of watch.heard(signal))
        if (one.kind === 'look-at-all' && one.why === 'time') await ask().catch(() => {})
        else await tell(one, { way, authorized, seal: baseline.end.sha256, host: baseline.head.host }, signal)
    } finally {
      watch.close()
      baseline.close()
    }
  } catch (error) {
    if (!ended.aborted) process.stderr.write(`${reasonOf(error)}\n`)
  } finally {
    way.close()
  }
}

type Telling = {
  readonly way: DeskWay
  readonly authorized: Readonly<Record<string, string>>
  readonly seal: string
  readonly host: string
}

/** Until the desk has it: meanwhile what changes waits in the watch, and too much of it becomes a look at everything. */
async function tell(one: Heard, { way, authorized, seal, host }: Telling, signal: AbortSignal): Promise<void> {
  const body =
    one.kind === 'found'
      ? await packedResult(
          {
            hikeshi: 'check',
            version: 1,
            host,
            seal,
            begunAt: one.begunAt,
            endedAt: new Date().toISOString(),
            looked: one.looked,
            problems: [],
            problemCount: 0,
            isPart: true,
          },
          one.findings,
        )
      : '{}'
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const to = one.kind === 'found' ? 'seen' : 'overrun'
      const { status } = await way.post(`api/agents/integrity/${to}`, body, authorized)
      // What is refused is refused again; only a desk that is away or busy is asked once more.
      if (status < 500 && status !== 429) return
    } catch {
      // Nobody answered.
    }
    await pause(backOff(failures, Math.random(), null), undefined, { signal }).catch(() => {})
  }
}
