// What a measure changed (S2-35): a policy document under its hash, or an edition of a playbook.
import type { Download, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { editionsOf } from '#src/prepare/playbook/edition/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { keep } from '#src/respond/plan/actions/notes.ts'
import type { measureApi } from '../api.ts'
import { fileOf, filesOf, insertFile } from '../store/file.ts'
import { measureOf } from '../store.ts'

type In<K extends 'attach' | 'file'> = ParsedInputOf<(typeof measureApi)[K]>
const mostFiles = 50

export async function attachFile(
  context: Context,
  { incident, no, playbook, edition, files }: In<'attach'> & { readonly files: readonly UploadedFile[] },
): Promise<void> {
  const { desk, viewer } = context
  if ((playbook === undefined) === (files.length === 0)) refuse('measure.file.missing')
  const changed = playbook === undefined ? null : { playbook, edition: await editionIn(context, playbook, edition) }
  const kept = await keep(context, files)
  await inIncident(
    context,
    incident,
    async ({ tx, incident, now, append }) => {
      const measure = await measureOf(tx, incident.id, no)
      const by = { incidentId: incident.id, no, at: now, by: viewer.name }
      if (changed) await insertFile(tx, { ...by, ...changed, id: desk.newId(), name: changed.playbook })
      for (const one of kept) await insertFile(tx, { ...by, ...one, id: desk.newId() })
      if ((await filesOf(tx, incident.id, no)).length > mostFiles) refuse('measure.file.limit', { limit: mostFiles })
      const what = changed ? [`${changed.playbook} ${changed.edition}`] : kept.map((one) => `${one.name} ${one.sha256}`)
      const facts = { no, title: measure.title, what: what.join(', ') }
      append({ kind: 'change', code: 'measure.file', facts, files: kept, searchText: what.join('\n') })
    },
    { whenClosed: true },
  )
}

/** The one that is named, or the newest that is in force. */
async function editionIn({ desk }: Context, playbook: string, edition: number | undefined): Promise<number> {
  const all = await editionsOf(desk.state.db, playbook)
  const one = all.find((one) => (edition === undefined ? one.state === 'in-force' : one.no === edition))
  return (one ?? refuse('measure.file.playbook.not-found', { playbook })).no
}

export async function measureFile(context: Context, { incident, no, file }: In<'file'>): Promise<Download> {
  const { desk } = context
  const head = await reading(context, incident)
  const one = await fileOf(desk.state.db, head.id, no, file)
  if (!one?.sha256 || !(await desk.vault.has(one.sha256))) return refuse('measure.file.not-found')
  return { name: one.name, mediaType: 'application/octet-stream', ...(await desk.vault.stream(one.sha256)) }
}
