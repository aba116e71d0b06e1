import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { BatchTaken } from '../receive/receiver.ts'
import { sayLogTrouble } from '../receive/trouble.ts'
import { logArchiveOf } from '../receive/wire.ts'
import { aboutSource } from '../source.ts'
import * as store from '../store.ts'

export type BatchOf = {
  readonly source: string
  readonly id: string | null
  /** Without them what is known of the source counts. */
  readonly format?: string
  readonly zone?: string
  readonly file?: string
}

/** A batch of lines of one source, stored once however often it comes; a source that nobody knew is met. */
export async function storeBatch(context: Context, bytes: Uint8Array, batch: BatchOf): Promise<BatchTaken> {
  const { desk } = context
  const { source, id, format = 'auto', zone, file = null } = batch
  const known = await store.readSource(desk.state.db, source)
  const archive = await logArchiveOf(desk)
  const taken = await archive
    .takeBatch(bytes, id, {
      source,
      file,
      format: format === 'auto' ? (known?.format ?? 'auto') : format,
      zone: zone ?? known?.zone ?? desk.zone,
      year: null,
      keep: known?.keep ?? 'year',
      receivedAtMs: desk.now().getTime(),
    })
    .catch((error: Error) => refuseBatch(context, error))
  sayLogTrouble(desk, null)
  if (!known) await meetSource(context, source)
  return taken
}

/** What the thread could not take, in words that tell the forwarder what to do: give up, send smaller, send again. */
function refuseBatch(context: Context, error: Error): never {
  if (error.name === 'BatchTooLarge') refuse('log.batch.too-large', { limit: error.message })
  const code = (error as NodeJS.ErrnoException).code ?? error.message
  if (/^Z_|zlib|incorrect|zstd|unexpected end/i.test(code)) refuse('log.batch.unreadable.invalid', { detail: code })
  sayLogTrouble(context.desk, error.message)
  return refuse('log.archive.unavailable', { detail: error.message.slice(0, 300) })
}

async function meetSource(context: Context, name: string): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    const isNew = (await store.meetSources(tx, [name], context.desk.now())).length > 0
    if (isNew) journal.append({ kind: 'change', code: 'log.source-met', about: [aboutSource(name)], facts: { name } })
  })
}
