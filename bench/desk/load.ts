// Fills an empty desk with some years of work: in bulk, but with entries that go through the record's own code, so that it verifies.

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { appendLeaf, type Frontier, rootOf } from '#src/core/merkle.ts'
import { permissionsOf, type Role } from '#src/core/permission.ts'
import { desk as deskViewer, type Viewer } from '#src/core/viewer.ts'
import type { Desk } from '#src/platform/context.ts'
import { sampleFrequencies } from '#src/platform/search/frequency.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { addToken } from '#src/prepare/people/store/token.ts'
import { addPerson } from '#src/prepare/people/store.ts'
import { makeCheckpoint } from '#src/record/checkpoints.ts'
import { sha256 } from '#src/record/digest.ts'
import { draft, type EntryRow, place } from '#src/record/draft.ts'
import { saltBytes } from '#src/record/entry.ts'
import { closeKeeper, keeperOf } from '#src/record/keeper.ts'
import { appendRows, lockHead, type Node, tileLevels } from '#src/record/store.ts'
import { openDesk } from '#src/server/compose.ts'
import { say } from '../machine.ts'
import { unburden } from './bulk.ts'
import { copyRows, type Value } from './copy.ts'
import { corpusOf } from './corpus.ts'
import { type Colleague, columns, type Happening, type Size, yearsOf } from './years.ts'

/** What lies in a loaded folder beside the desk: counts, and the tokens of the people who ask. */
export type Loaded = {
  readonly counts: Readonly<Record<string, number>>
  readonly tokens: string[]
  readonly seconds: number
}

const noteFile = 'bench.json'
const askers = 20
const entryColumns = [
  'seq',
  'id',
  'recorded_at',
  'by_kind',
  'by_id',
  'kind',
  'code',
  'incident_id',
  'report_id',
  'at',
  'party',
  'corrects',
  'head',
  'leaf',
  'payload',
  'salt',
]

export const loadedIn = (folder: string): Promise<Loaded | null> =>
  readFile(join(folder, noteFile), 'utf8').then(
    (text) => JSON.parse(text) as Loaded,
    () => null,
  )

export const openBenchDesk = (folder: string) =>
  openDesk({
    dataDir: folder,
    databaseUrl: process.env.DATABASE_URL,
    zone: 'Asia/Tokyo',
    organisation: '',
    publicUrl: 'http://127.0.0.1:4460',
    log: () => {},
  })

export async function load(folder: string, size: Size): Promise<Loaded> {
  const startedAt = performance.now()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const desk = await openBenchDesk(folder)
  try {
    const { team, tokens } = await people(desk)
    await keeperOf(desk) // makes key and witness of the empty record
    const corpus = corpusOf(19_990_623, { sources: Math.max(500, Math.round(size.reports / 4)) })
    const years = yearsOf(corpus, size, team, Date.now() - 3_600_000)
    const clients = [await desk.state.pool.connect(), await desk.state.pool.connect()] as const
    try {
      const restore = await unburden(clients[0])
      for (const client of clients) await client.query('set synchronous_commit = off')
      let running: Promise<unknown> = Promise.resolve()
      let entries = 0
      for (let index = 0; index < years.pieces; index++) {
        const { rows, happenings } = years.piece(index)
        await running // while the database takes one piece the next is made
        running = Promise.all([tables(clients[0], rows), record(desk, clients[1], happenings)])
        running.catch(() => {})
        entries += happenings.length
        if (index % 20 === 19)
          say(`  ${Math.round(((index + 1) / years.pieces) * 100)} % after ${seconds(startedAt)} s`)
      }
      await running
      for (const [name, value] of years.numbers) {
        const [what, year] = name.split(' ')
        await clients[0].query('insert into counter (name, year, value) values ($1, $2, $3)', [what, year, value])
      }
      say(`  rows are in after ${seconds(startedAt)} s; indexes`)
      await restore()
      await sampleFrequencies(desk.state.db)
      await makeCheckpoint(desk, 'timer')
      await witness(desk)
      const counts = {
        incidents: size.incidents,
        reports: size.reports,
        entries,
        observablesOfIncidents: years.count.observables,
        observablesOfReports: years.count.reportObservables,
        logLines: years.count.logLines,
        searchDocuments: years.count.documents,
      }
      const loaded = { counts, tokens, seconds: seconds(startedAt) }
      await writeFile(join(folder, noteFile), JSON.stringify(loaded), { mode: 0o600 })
      return loaded
    } finally {
      for (const client of clients) client.release()
    }
  } finally {
    await closeKeeper(desk)
    await desk.close()
  }
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1000)

async function people(desk: Desk): Promise<{ team: Colleague[]; tokens: string[] }> {
  const team: Colleague[] = []
  const tokens: string[] = []
  await desk.state.db.transaction().execute(async (tx) => {
    for (let i = 0; i < askers; i++) {
      const id = desk.newId()
      const role: Role = i === 0 ? 'administrator' : i < 6 ? 'lead' : 'responder'
      const createdAt = desk.now().toISOString()
      await addPerson(tx, {
        id,
        name: `当番 ${i + 1}`,
        email: `duty${i + 1}@desk.example`,
        role,
        unit: 'CSIRT',
        lang: i % 3 ? 'ja' : 'en',
        zone: 'Asia/Tokyo',
        theme: 'auto',
        passwordHash: null,
        isActive: true,
        lastLoginAt: null,
        previousLoginAt: null,
        createdAt,
      })
      const secret = `hks_${newSecret()}`
      await addToken(tx, {
        id: desk.newId(),
        name: 'bench',
        scope: [...permissionsOf[role]],
        createdAt,
        expiresAt: null,
        lastUsedAt: null,
        personId: id,
        hash: secretHash(secret),
      })
      team.push({ id, name: `当番 ${i + 1}` })
      tokens.push(secret)
    }
  })
  return { team, tokens }
}

async function tables(client: pg.PoolClient, rows: Record<string, Value[][]>): Promise<void> {
  await client.query('begin')
  for (const [table, list] of Object.entries(rows)) await copyRows(client, table, columns[table]!, list)
  await client.query('commit')
}

/** Entries of one piece, placed and hashed as the journal does, and the head moved along in the same transaction. */
async function record(desk: Desk, client: pg.PoolClient, happenings: readonly Happening[]): Promise<void> {
  const head = await desk.state.db.transaction().execute((tx) => lockHead(tx))
  const frontier: Frontier = { size: head.size, peaks: [...head.frontier.peaks] }
  const nodes: Node[] = []
  const salts = randomBytes(saltBytes * happenings.length)
  let recordedAt = head.recordedAt
  const rows = happenings.map(({ at, id, by, entry }, i) => {
    recordedAt = new Date(Math.max(at, Date.parse(recordedAt))).toISOString()
    const viewer: Viewer = by ? { ...deskViewer, kind: 'person', id: by.id, name: by.name } : deskViewer
    const row = place(draft(id, entry, viewer.name), {
      seq: frontier.size + 1,
      recordedAt,
      by: viewer,
      salt: salts.subarray(i * saltBytes, (i + 1) * saltBytes),
    })
    appendLeaf(sha256, frontier, row.leaf, (level, index, hash) => {
      if (level % tileLevels === 0) nodes.push({ level, index, hash })
    })
    return row
  })
  await client.query('begin')
  await copyRows(client, 'record_entry', entryColumns, rows.map(valuesOf))
  await client.query('commit')
  await desk.state.db
    .transaction()
    .execute((tx) =>
      appendRows(tx, [], nodes, { size: frontier.size, frontier, root: rootOf(sha256, frontier), recordedAt }),
    )
}

const valuesOf = (row: EntryRow): Value[] => [
  row.seq,
  row.id,
  row.recordedAt,
  row.byKind,
  row.byId,
  row.kind,
  row.code,
  row.incidentId,
  row.reportId,
  row.at,
  row.party,
  row.corrects,
  row.head,
  row.leaf,
  row.payload,
  row.salt,
]

async function witness(desk: Desk): Promise<void> {
  const keeper = await keeperOf(desk)
  const head = await desk.state.db.transaction().execute((tx) => lockHead(tx))
  keeper.witness.advance({ size: head.size, root: head.root, at: head.recordedAt })
  await keeper.witness.flush()
}
