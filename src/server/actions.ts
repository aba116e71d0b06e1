import { contactLine } from '#src/core/contact.ts'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { version } from '#src/platform/version.ts'
import { inRecord } from '#src/record/journal.ts'
import type { deskApi } from './api.ts'
import { createBackup } from './backup.ts'
import { demonstrations, loadDemonstration } from './demonstration/load.ts'
import { troubleOf } from './trouble.ts'

type Out<K extends keyof typeof deskApi> = Promise<OutputOf<(typeof deskApi)[K]>>

export const deskActions = {
  async health({ desk }: Context): Out<'health'> {
    await desk.state.pool.query('select 1')
    return { ok: true, version }
  },
  async about({ desk }: Context): Out<'about'> {
    const { kind, version: database } = desk.state.describe
    const found = await desk.state.pool.query(
      'select not exists (select 1 from incident) and not exists (select 1 from report) as empty',
    )
    return {
      version,
      zone: desk.zone,
      publicUrl: desk.publicUrl,
      organisation: desk.organisation,
      contact: { ja: contactLine(desk.contact, 'ja'), en: contactLine(desk.contact, 'en') },
      database: `PostgreSQL ${database} (${kind})`,
      isEmpty: found.rows[0].empty,
      trouble: troubleOf(desk),
    }
  },
  async backup(context: Context): Promise<Download> {
    await inRecord(context, async (_, journal) => {
      journal.append({ kind: 'access', code: 'desk.backup-made' })
    })
    return createBackup(context.desk)
  },
  demonstrations: ({ desk }: Context): Out<'demonstrations'> => demonstrations(desk),
  loadDemonstration: (
    context: Context,
    input: ParsedInputOf<(typeof deskApi)['loadDemonstration']>,
  ): Out<'loadDemonstration'> => loadDemonstration(context, input),
}
