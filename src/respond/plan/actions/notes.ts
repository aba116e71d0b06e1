// Notes of a task: entries of the record, with pictures.
import type { Download, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { EntryFile } from '#src/record/entry.ts'
import { entriesOf, entryById } from '#src/record/read.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { imageTypeOf, keptTypeOf } from '#src/respond/incident/image.ts'
import type { planApi } from '../api.ts'
import { insertNote, noteIds } from '../store/note.ts'
import { taskFor, type WholeTask } from '../store.ts'
import type { TaskDetail } from '../task.ts'

const filesMax = 20
const fileBytesMax = 50 * 1024 ** 2
const mostNotes = 500

export async function notesOf({ desk }: Context, task: WholeTask): Promise<TaskDetail['notes']> {
  const ids = await noteIds(desk.state.db, task.id)
  if (ids.length === 0) return []
  const { rows } = await entriesOf(desk.state.db, {
    ids,
    incidentId: task.incidentId,
    order: 'recorded',
    limit: mostNotes,
  })
  return rows.map((entry) => ({
    id: entry.id,
    at: entry.recordedAt,
    byName: entry.by.name ?? '',
    text: typeof entry.facts.text === 'string' ? entry.facts.text : '',
    files: entry.files.map(({ name, mediaType }, position) => ({
      name,
      position,
      isImage: mediaType.startsWith('image/'),
    })),
  }))
}

/** Bytes go into the vault before the transaction that names them. */
export async function keep({ desk }: Context, files: readonly UploadedFile[]): Promise<EntryFile[]> {
  if (files.length > filesMax) refuse('plan.files.too-large', { limit: filesMax })
  if (files.some((file) => file.bytes.byteLength > fileBytesMax)) refuse('plan.files.too-large', { limit: '50 MB' })
  const kept: EntryFile[] = []
  for (const file of files)
    kept.push({
      name:
        file.name
          .toWellFormed()
          .replace(/[\p{Cc}\p{Cf}/\\]+/gu, '_')
          .trim()
          .slice(-200) || 'file',
      mediaType: keptTypeOf(file.bytes, file.mediaType),
      ...(await desk.vault.put(file.bytes)),
    })
  return kept
}

export async function addNote(
  within: Within,
  task: WholeTask,
  text: string,
  files: readonly EntryFile[],
): Promise<void> {
  const { id } = within.append({
    kind: 'note',
    code: 'plan.noted',
    about: [{ type: 'task', id: task.id }],
    facts: { number: task.number, title: task.title, text },
    files,
    searchText: text,
  })
  await insertNote(within.tx, task.id, id)
}

export async function noteFile(context: Context, input: ParsedInputOf<typeof planApi.noteFile>): Promise<Download> {
  const { desk, viewer } = context
  const task = await taskFor(desk.state.db, viewer, input.task)
  const isNote = (await noteIds(desk.state.db, task.id)).includes(input.note)
  const file = isNote ? (await entryById(desk.state.db, input.note))?.files[input.position] : undefined
  if (!file || !(await desk.vault.has(file.sha256))) return refuse('plan.file.not-found')
  if (!input.inline) {
    const { body, bytes } = await desk.vault.stream(file.sha256)
    return { name: file.name, mediaType: 'application/octet-stream', body, bytes }
  }
  const body = await desk.vault.read(file.sha256)
  // Only what is an image by its own bytes is shown in a page.
  const image = imageTypeOf(body)
  return {
    name: file.name,
    mediaType: image ?? 'application/octet-stream',
    body,
    bytes: body.byteLength,
    isInline: image !== null,
  }
}
