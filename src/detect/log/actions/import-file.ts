import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { logApi } from '../api.ts'
import { logArchiveOf } from '../receive/wire.ts'
import { aboutSource } from '../source.ts'
import * as store from '../store.ts'
import type { Taken } from './intake.ts'

type Outcome = OutputOf<(typeof logApi)['import']>['outcomes'][number]

/** One file that a person gave: all of its lines, or what was read before the damage with what is wrong with it. */
export async function importFile(
  context: Context,
  file: UploadedFile,
  input: ParsedInputOf<(typeof logApi)['import']>,
): Promise<Outcome> {
  const { desk } = context
  const name = input.source ?? file.name
  const known = await store.readSource(desk.state.db, name)
  const outcome = { file: file.name, source: name, lines: 0, errors: 0, firstAt: null, lastAt: null, problem: null }
  const archive = await logArchiveOf(desk)
  let taken: Taken
  try {
    taken = await archive.takeFile(file.bytes, file.name, {
      source: name,
      format: input.format === 'auto' ? (known?.format ?? 'auto') : input.format,
      zone: input.zone ?? known?.zone ?? desk.zone,
      year: input.year ?? null,
      keep: known?.keep ?? 'year',
      receivedAtMs: desk.now().getTime(),
    })
  } catch (error) {
    return { ...outcome, problem: error instanceof Error ? error.message : String(error) }
  }
  await inRecord(context, async (tx, journal) => {
    await store.meetSources(tx, [name], desk.now())
    const { lines, errors } = taken
    journal.append({
      kind: 'change',
      code: 'log.imported',
      about: [aboutSource(name)],
      facts: { file: file.name, source: name, lines, errors },
    })
  })
  return { ...outcome, ...taken }
}
