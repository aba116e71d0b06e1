// Things come into custody: a file that was uploaded, a thing that somebody holds, the bundle of a collector.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { When } from '#src/core/time.ts'
import { desk as deskViewer } from '#src/core/viewer.ts'
import { endOrder } from '#src/detect/integrity/store/plan.ts'
import type { Context } from '#src/platform/context.ts'
import type { Upload } from '#src/platform/vault/upload.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { evidenceApi } from '../api.ts'
import type { Collection, EvidenceFacts, EvidenceFile, EvidenceKind, EvidenceRow } from '../evidence.ts'
import { insertItem, itemOf, useCollector } from '../store.ts'
import { collectionIn } from './read-bundle.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const nothing = { word: 'evidence.nothing' }

/** For what an upload is: an item of this incident. */
export const uploadFor = (incidentId: string): string => `incident ${incidentId}`

export async function addItem(context: Context, input: In<'add'>): Out<'add'> {
  const { desk, viewer } = context
  const hasFile = input.upload !== undefined
  if (hasFile !== (input.kind === 'file' || input.kind === 'collection')) refuse('evidence.kind.invalid')
  const upload = input.upload === undefined ? null : await arrived(context, input.upload)
  const collection = upload?.done ? await collectionIn(desk.vault, upload.done.sha256) : null
  const row = await inIncident(context, input.incident, async (within) => {
    if (upload && upload.about !== uploadFor(within.incident.id)) refuse('evidence.upload.invalid')
    const parent = input.parent === undefined ? null : await itemOf(within.tx, within.incident, input.parent)
    const facts: EvidenceFacts = {
      description: input.description,
      source: input.source ?? collection?.hostname ?? '',
      method: input.method ?? '',
      collectedBy: input.collectedBy ?? viewer.name,
      tool: input.tool ?? (collection ? 'Hikeshi collector' : ''),
      collectedWhen: input.collectedWhen ?? moment(within.now, desk.zone),
      clockErrorSeconds: input.clockErrorSeconds ?? collection?.clockErrorSeconds ?? null,
      marks: input.marks ?? '',
      place: input.place ?? '',
      isMalware: input.isMalware ?? false,
    }
    return await insert(context, within, {
      facts,
      kind: input.kind,
      upload,
      collection,
      parent,
      holder: { id: viewer.id, name: viewer.name },
    })
  })
  if (upload) await desk.vault.uploads.end(upload.id)
  return row
}

/** A finished upload of the same person. */
async function arrived({ desk, viewer }: Context, id: string): Promise<Upload> {
  const { upload } = await desk.vault.uploads.find(id)
  if (upload.owner !== ownerOf(viewer.id)) refuse('vault.upload.not-found')
  if (!upload.done) refuse('evidence.upload.invalid')
  return upload
}
export const ownerOf = (personId: string | null): string => `person ${personId}`

/** The bundle of a collector, which came with its token: it becomes an item by itself, once. */
export async function takeCollection(
  context: Context,
  collector: {
    readonly id: string
    readonly incidentId: string
    readonly host: string
    readonly orderId: string | null
  },
  upload: Upload,
): Promise<void> {
  const { desk } = context
  if (!upload.done) return
  const collection = await collectionIn(desk.vault, upload.done.sha256)
  const acting = { ...context, viewer: deskViewer }
  await inIncident(
    acting,
    collector.incidentId,
    async (within) => {
      const facts: EvidenceFacts = {
        description: collector.host,
        source: collection?.hostname || collector.host,
        method: '',
        collectedBy: '',
        tool: 'Hikeshi collector',
        collectedWhen: moment(within.now, desk.zone),
        clockErrorSeconds: collection?.clockErrorSeconds ?? null,
        marks: '',
        place: '',
        isMalware: false,
      }
      const holder = { id: null, name: deskViewer.name }
      const row = await insert(acting, within, { facts, kind: 'collection', upload, collection, parent: null, holder })
      if (!(await useCollector(within.tx, collector.id, row.id))) refuse('evidence.collector.not-signed-in')
      if (collector.orderId !== null) await endOrder(within.tx, collector.host, collector.orderId, null)
    },
    { whenClosed: true },
  )
}

const moment = (at: string, zone: string): When => ({ from: at, to: at, precision: 'second', zone })

type New = {
  readonly facts: EvidenceFacts
  readonly kind: EvidenceKind
  readonly upload: Upload | null
  readonly collection: Collection | null
  readonly parent: EvidenceRow | null
  readonly holder: { readonly id: string | null; readonly name: string }
}

async function insert(context: Context, within: Within, one: New): Promise<EvidenceRow> {
  const { facts, upload, collection, parent } = one
  const id = context.desk.newId()
  const file: EvidenceFile | null = upload?.done
    ? { name: upload.name, mediaType: upload.mediaType || 'application/octet-stream', ...upload.done }
    : null
  const position = await insertItem(within.tx, within.incident.id, {
    ...facts,
    id,
    kind: one.kind,
    parentId: parent?.id ?? null,
    holderId: one.holder.id,
    holderName: one.holder.name,
    file,
    collection,
    createdAt: within.now,
  })
  const row = await itemOf(within.tx, within.incident, String(position))
  const about = [{ type: 'evidence', id }, ...(parent ? [{ type: 'evidence', id: parent.id }] : [])]
  const searchText = [row.number, facts.description, file?.name, file?.sha256, file?.md5].filter(Boolean).join(' ')
  const isByItself = collection !== null && context.viewer.kind === 'desk'
  within.append({
    kind: 'change',
    code: isByItself ? 'evidence.collected' : 'evidence.added',
    about,
    searchText,
    facts: isByItself
      ? {
          number: row.number,
          host: facts.source,
          sha256: file?.sha256 ?? '',
          files: collection.files,
          code: collection.code,
          wrong: collection.wrong.length > 0 ? { word: 'evidence.collected.wrong', names: collection.wrong } : '',
        }
      : {
          number: row.number,
          description: facts.description,
          file: file ? { word: 'evidence.added.file', sha256: file.sha256, bytes: file.bytes } : '',
          source: facts.source || nothing,
          collectedBy: facts.collectedBy || nothing,
          holder: one.holder.name || nothing,
          parent: parent ? { word: 'evidence.added.parent', parent: parent.number } : '',
        },
  })
  return row
}
