import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '#src/platform/context.ts'
import type { Seen } from '../list-rule.ts'
import { asWritten } from '../source.ts'
import { Sources } from '../source-of.ts'
import { windowsLogsources } from '../source-windows.ts'

const most = 100
const againMs = 60_000
/** Numbers of Windows records that make a category of their own. */
const codes = [...Array.from({ length: 29 }, (_, n) => n + 1), 255, 400, 600, 800, 4103, 4104, 4688].map(String)
const known = new WeakMap<object, { readonly at: number; readonly seen: readonly Seen[] }>()

/** The kinds of lines that the archive has: what rules can be asked of, and of which rules wait for a source. */
export async function seenAt(desk: Desk): Promise<readonly Seen[]> {
  if (desk.archiveHosts.length === 0 && !existsSync(join(desk.dataDir, 'archive', 'open.duckdb'))) return []
  const before = known.get(desk.state)
  if (before !== undefined && performance.now() - before.at < againMs) return before.seen
  const ask = { query: { kind: 'all' }, from: null, to: null, clocks: [] } as const
  const values = new Map<string, readonly string[]>()
  const { signal } = new AbortController()
  for await (const { found } of (await desk.archive()).facets(ask, ['event.dataset', 'winlog.channel'], most, signal))
    for (const { field, values: some } of found)
      values.set(
        field,
        some.map(({ value }) => value),
      )
  const sources = new Sources()
  const channels = values.get('winlog.channel') ?? []
  const seen: Seen[] = (values.get('event.dataset') ?? []).map((dataset) => ({
    dataset,
    source: sources.of({ 'event.dataset': dataset, 'process.name': 'sshd' }),
  }))
  for (const channel of channels) {
    const [logsource, ...also] = codes.flatMap((code) => windowsLogsources(channel, code))
    seen.push({ dataset: channel, source: { logsource: logsource!, also, key: channel, vocabulary: asWritten } })
  }
  known.set(desk.state, { at: performance.now(), seen })
  return seen
}
