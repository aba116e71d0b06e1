// The sealed bundle: everything that an auditor needs to prove the record years later, in one zip.

import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { sql } from 'kysely'
import yazl from 'yazl'
import type { Download } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { webStream } from '#src/platform/web-stream.ts'
import { type BundleLine, type BundleManifest, bundleFormat, sealBytes, sealOf, sealText } from './bundle-form.ts'
import { readme } from './bundle-words.ts'
import { checkEntry, type StoredEntry } from './check.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { hex } from './digest.ts'
import type { EntryFile } from './entry.ts'
import { inRecord } from './journal.ts'
import { type Keeper, keeperOf } from './keeper.ts'
import { pathsTo } from './proof.ts'
import { entryColumns, readCheckpoints } from './store.ts'

const batch = 2_000
const provedBatch = 100
const mostFiles = 100_000

export async function sealedBundle(
  context: Context,
  ask: { incidentId?: string | undefined; withFiles?: boolean },
): Promise<Download> {
  const { desk, viewer } = context
  const keeper = await keeperOf(desk)
  if (ask.incidentId && !(await mayKnowIncident(context, ask.incidentId))) refuse('record.entry.not-found')
  // The export is a fact like any other, and is in the bundle that it makes.
  const checkpoint = await inRecord(context, async (_tx, journal) => {
    const about = ask.incidentId ? { incidentId: ask.incidentId } : {}
    journal.append({
      kind: 'change',
      code: 'record.exported',
      ...about,
      facts: { of: ask.incidentId ? 'incident' : 'record' },
    })
  }).then(() => makeCheckpoint(desk, 'export'))
  const manifest: BundleManifest = {
    format: bundleFormat,
    kind: ask.incidentId ? 'incident' : 'record',
    incidentId: ask.incidentId ?? null,
    size: checkpoint.size,
    root: checkpoint.root,
    checkpoint: checkpoint.number,
    exportedAt: checkpoint.at,
    exportedBy: viewer.name,
    keyId: keeper.key.id,
    entries: ask.incidentId ? await countOf(context, ask.incidentId, checkpoint.size) : checkpoint.size,
  }
  const zip = new yazl.ZipFile()
  const at = new Date(checkpoint.at)
  const text = (name: string, content: string) => zip.addBuffer(Buffer.from(content, 'utf8'), name, { mtime: at })
  const found = new Map<string, EntryFile>()
  const sealing = seal(keeper)
  zip.outputStream.on('error', (error) => sealing.destroy(error)).pipe(sealing)
  text('README.ja.txt', readme('ja', manifest))
  text('README.en.txt', readme('en', manifest))
  text('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`)
  text('key.pem', keeper.key.pem)
  const checkpoints = (await readCheckpoints(desk.state.db)).filter((row) => row.number <= checkpoint.number).reverse()
  text('checkpoints.ndjson', checkpoints.map(({ number, note }) => `${JSON.stringify({ number, note })}\n`).join(''))
  const lines = Readable.from(entryLines(context, manifest, found))
  lines.on('error', (error) => sealing.destroy(error))
  lines.on('end', () => void finish().catch((error: Error) => sealing.destroy(error)))
  zip.addReadStream(lines, 'entries.ndjson', { mtime: at })

  async function finish() {
    text('files.ndjson', [...found.values()].map((file) => `${JSON.stringify(file)}\n`).join(''))
    if (ask.withFiles)
      for (const file of found.values()) {
        if (!(await desk.vault.has(file.sha256))) continue
        zip.addReadStreamLazy(`files/${file.sha256}`, { mtime: at, compress: false }, (give) => {
          desk.vault.stream(file.sha256).then(
            ({ body }) => give(null, Readable.fromWeb(body as never)),
            (error: Error) => give(error, null as never),
          )
        })
      }
    // Ends with the seal, for which as much room is left as it will need.
    zip.end({ comment: ' '.repeat(sealBytes), forceZip64Format: false })
  }

  const day = checkpoint.at.slice(0, 10)
  return {
    name: `hikeshi-${manifest.kind}-${day}-${checkpoint.shortCode.slice(0, 9)}.zip`,
    mediaType: 'application/zip',
    body: webStream(sealing),
  }
}

/** Signs every byte that passes and puts the signature in the place of the last `sealBytes`. */
function seal({ key }: Keeper): Transform {
  const sum = createHash('sha256')
  let held = Buffer.alloc(0)
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const all = Buffer.concat([held, piece])
      const passing = all.subarray(0, Math.max(0, all.length - sealBytes))
      held = all.subarray(passing.length)
      sum.update(passing)
      done(null, passing)
    },
    flush(done) {
      const signature = key.sign(Buffer.from(sealText(sum.digest('hex')), 'utf8'))
      done(null, Buffer.from(sealOf(key.id, signature), 'latin1'))
    },
  })
}

type Row = StoredEntry & { isKnown: boolean }

async function* entryLines(
  context: Context,
  { size, incidentId }: BundleManifest,
  files: Map<string, EntryFile>,
): AsyncGenerator<string> {
  const { db } = context.desk.state
  const seesReports = context.viewer.kind === 'desk' || context.viewer.permissions.has('report:read')
  const known = seesReports
    ? mayKnow(context.viewer, 'e.incident_id')
    : sql<boolean>`(${mayKnow(context.viewer, 'e.incident_id')} and (e.report_id is null or e.incident_id is not null))`
  const only = incidentId ? sql`e.incident_id = ${incidentId}` : sql`true`
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`select ${entryColumns}, ${known} as "isKnown" from record_entry e
      where e.seq > ${after} and e.seq <= ${size} and ${only} order by e.seq limit ${incidentId ? provedBatch : batch}`.execute(
      db,
    )
    if (rows.length === 0) return
    const paths = incidentId
      ? (
          await pathsTo(
            db,
            rows.map((row) => row.seq - 1),
            size,
          )
        ).paths
      : null
    let text = ''
    for (const [i, row] of rows.entries()) {
      after = row.seq
      if (!row.isKnown && !incidentId) {
        text += `${JSON.stringify({ l: hex(row.leaf) } satisfies BundleLine)}\n`
        continue
      }
      for (const file of filesOf(row)) if (files.size < mostFiles) files.set(file.sha256, file)
      const line: BundleLine = {
        l: hex(row.leaf),
        h: row.head,
        ...(row.payload === null || row.salt === null ? {} : { s: hex(row.salt), p: row.payload }),
        ...(paths ? { i: paths[i]!.map(hex) } : {}),
      }
      text += `${JSON.stringify(line)}\n`
    }
    yield text
  }
}

function filesOf(row: StoredEntry): readonly EntryFile[] {
  if (!row.payload?.includes('"files":') || checkEntry(row).problems.length > 0) return []
  const payload = JSON.parse(row.payload) as { files?: EntryFile[] }
  return payload.files ?? []
}

async function mayKnowIncident({ desk, viewer }: Context, incidentId: string): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    select ${mayKnow(viewer, 'i.id')} as ok from (select ${incidentId}::uuid as id) i`.execute(desk.state.db)
  return rows[0]?.ok === true
}

async function countOf({ desk }: Context, incidentId: string, size: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from record_entry where incident_id = ${incidentId} and seq <= ${size}`.execute(
    desk.state.db,
  )
  return rows[0]!.count
}
