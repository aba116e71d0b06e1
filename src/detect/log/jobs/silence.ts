import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { isSilent } from '../source.ts'
import { lastSaidOfSilence, readSources } from '../store.ts'

/** Says once of each source that should speak that it fell silent, and once that it is back (S1-29). */
export async function noteSilence(context: Context): Promise<void> {
  const { desk } = context
  const watched = (await readSources(desk.state.db)).filter((source) => source.silentAfterMinutes !== null)
  if (watched.length === 0) return
  const archive = await desk.archive()
  // Who seems silent may have spoken to the server that cannot be asked.
  if ((await archive.missing()).length > 0) return
  const lastReceived = new Map((await archive.sources()).map((one) => [one.source, one.lastReceived / 1_000]))
  const said = await lastSaidOfSilence(desk.state.db)
  const now = desk.now().getTime()
  const turned = watched.flatMap((source) => {
    const lastMs = lastReceived.get(source.name) ?? null
    const silent = isSilent(source, lastMs, now)
    const wasSilent = said.get(source.name) === 'log.source-silent'
    return silent === wasSilent ? [] : [{ source, silent, lastMs }]
  })
  if (turned.length === 0) return
  await inRecord(context, async (_, journal) => {
    for (const { source, silent, lastMs } of turned)
      journal.append({
        kind: 'change',
        code: silent ? 'log.source-silent' : 'log.source-back',
        about: [{ type: 'log-source', id: source.name }],
        facts: {
          name: source.name,
          minutes: source.silentAfterMinutes,
          ...(lastMs === null ? {} : { lastReceivedAt: new Date(lastMs).toISOString() }),
        },
      })
  })
}
