// Every day everything of the register is held against everything that is published; what lies in the folder of advisories is taken first.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { holdAgainst } from './actions/hold-against.ts'
import { advisoryActions } from './actions.ts'
import { countAdvisories, noteCheck, readSoftware } from './store.ts'

const dayMs = 24 * 3_600_000
const lookEveryMs = 600_000
const mostFiles = 200_000
const filesAtOnce = 200
const mostBytes = 50 * 1024 ** 2

/** Where a mirror of OSV or of a CSAF provider may be put; its folders are looked into. */
export const advisoryFolder = (dataDir: string): string => join(dataDir, 'advisories')

/** When a day has passed; gives how many weaknesses are new, null when it was not time. Safe to be run by several at once. */
export async function checkDaily(context: Context): Promise<number | null> {
  const { desk } = context
  const { checkedAt } = await countAdvisories(desk.state.db)
  if (checkedAt !== null && desk.now().getTime() - Date.parse(checkedAt) < dayMs) return null
  let found = await takeFolder(context, checkedAt === null ? 0 : Date.parse(checkedAt))
  await inRecord(context, async (tx, journal) => {
    const inAll = await holdAgainst(context, tx, await readSoftware(tx))
    found += inAll
    await noteCheck(tx, desk.now())
    if (inAll > 0) journal.append({ kind: 'change', code: 'weakness.found', facts: { count: inAll } })
    journal.announce({ topic: 'desk', id: null })
  })
  return found
}

/** Files that changed since the last check. */
async function takeFolder(context: Context, sinceMs: number): Promise<number> {
  const folder = advisoryFolder(context.desk.dataDir)
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const wanted = names.filter((name) => /\.jsonl?$/.test(name)).slice(0, mostFiles)
  let found = 0
  for (let at = 0; at < wanted.length; at += filesAtOnce) {
    const files = []
    for (const name of wanted.slice(at, at + filesAtOnce)) {
      const path = join(folder, name)
      const facts = await stat(path).catch(() => null)
      if (!facts?.isFile() || facts.size > mostBytes || facts.ctimeMs <= sinceMs) continue
      const bytes = await readFile(path).catch(() => null)
      if (bytes) files.push({ name, mediaType: 'application/json', bytes: new Uint8Array(bytes) })
    }
    if (files.length > 0) found += (await advisoryActions.take(context, { files })).found
  }
  return found
}

/** Started by the server; ends with the function it gives. */
export function watchAdvisories(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await checkDaily(context)
      } catch (error) {
        if (!signal.aborted)
          context.desk.log('error', 'advisory.check', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
