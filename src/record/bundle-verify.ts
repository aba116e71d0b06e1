// Proves a sealed bundle with no server, no database and no network: seal, signatures, every entry, and the root.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { sameBytes, verifyInclusion } from '#src/core/merkle.ts'
import { type BundleLine, BundleManifest, parseSeal, sealBytes, sealText } from './bundle-form.ts'
import { openZip, Unreadable, type Zip } from './bundle-zip.ts'
import { checkEntry, parseHead, type StoredEntry } from './check.ts'
import { hex, sha256, unhex } from './digest.ts'
import { columnsOf } from './draft.ts'
import { erasedCode } from './entry.ts'
import { openCheckpoint, type PublicKey, publicKeyOf } from './key.ts'
import { firstOf, type Mark, type Problem, verifier } from './verify.ts'

export type BundleResult = {
  readonly ok: boolean
  readonly kind: 'record' | 'incident' | null
  /** Length of the record, entries proved from their heads, and entries of which only the hash is here. */
  readonly size: number
  readonly proved: number
  readonly withheld: number
  readonly erased: number
  readonly root: string
  readonly keyId: string | null
  readonly checkpoints: number
  readonly exportedAt: string | null
  readonly problems: readonly Problem[]
  readonly firstWrong: Problem | null
}

const mostSmallBytes = 200_000
const mostCheckpointBytes = 200_000_000
const mostProblems = 200

export async function verifyBundle(path: string, options: { keyId?: string; now?: Date } = {}): Promise<BundleResult> {
  const problems: Problem[] = []
  const wrong = (
    code: string,
    facts: Problem['facts'] = {},
    seq: number | null = null,
    entryId: string | null = null,
  ) => {
    if (problems.length < mostProblems) problems.push({ code, seq, entryId, facts })
  }
  const state = {
    kind: null as BundleResult['kind'],
    size: 0,
    proved: 0,
    withheld: 0,
    erased: 0,
    root: '',
    checkpoints: 0,
  }
  let key: PublicKey | null = null
  let exportedAt: string | null = null
  try {
    const zip = await openZip(path)
    try {
      const manifest = await readManifest(zip)
      Object.assign(state, { kind: manifest.kind, size: manifest.size, root: manifest.root })
      exportedAt = manifest.exportedAt
      key = publicKeyOf((await zip.bytes('key.pem', mostSmallBytes)).toString('utf8'))
      if (!key || key.id !== manifest.keyId) throw new Unreadable()
      if (options.keyId && options.keyId.toLowerCase() !== key.id)
        wrong('bundle.other-key', { wanted: options.keyId, found: key.id })
      if (!(await isSealed(path, key))) wrong('bundle.seal')
      const marks = await readMarks(zip, key, manifest, wrong)
      state.checkpoints = marks.length
      if (manifest.kind === 'record')
        await proveRecord(zip, manifest, marks, { wrong, problems, state, now: options.now ?? new Date() })
      else await proveIncident(zip, manifest, { wrong, state })
      await proveFiles(zip, wrong)
    } finally {
      zip.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EACCES')
      throw error
    wrong('bundle.unreadable')
  }
  const ok = problems.length === 0
  return { ok, ...state, keyId: key?.id ?? null, exportedAt, problems, firstWrong: firstOf(problems) }
}

type Wrong = (code: string, facts?: Problem['facts'], seq?: number | null, entryId?: string | null) => void
type Counts = { proved: number; withheld: number; erased: number }

async function readManifest(zip: Zip): Promise<BundleManifest> {
  const found = BundleManifest.safeParse(
    JSON.parse((await zip.bytes('manifest.json', mostSmallBytes)).toString('utf8')),
  )
  if (!found.success) throw new Unreadable()
  return found.data
}

/** The signed checkpoints; the one of the export must be there and sign what the manifest states. */
async function readMarks(zip: Zip, key: PublicKey, manifest: BundleManifest, wrong: Wrong): Promise<Mark[]> {
  const marks: Mark[] = []
  let isExportThere = false
  const text = (await zip.bytes('checkpoints.ndjson', mostCheckpointBytes)).toString('utf8')
  for (const [i, line] of text.split('\n').slice(0, -1).entries()) {
    const { number, note } = JSON.parse(line) as { number: number; note: string }
    const signed = typeof note === 'string' ? openCheckpoint(key, note) : 'unreadable'
    if (typeof signed === 'string') {
      wrong(`checkpoint.${signed}`, { number: Number(number) || i + 1 })
      continue
    }
    if (signed.extra.number !== String(number)) wrong('checkpoint.column', { number })
    marks.push({ size: signed.size, root: signed.root, code: 'record.rewritten', facts: { number } })
    if (number === manifest.checkpoint)
      isExportThere = signed.size === manifest.size && hex(signed.root) === manifest.root
  }
  if (!isExportThere) wrong('bundle.checkpoint')
  return marks
}

async function proveRecord(
  zip: Zip,
  manifest: BundleManifest,
  marks: readonly Mark[],
  out: { wrong: Wrong; problems: Problem[]; state: Counts; now: Date },
): Promise<void> {
  const proof = verifier({
    marks: marks.filter((mark) => mark.size <= manifest.size),
    nodes: null,
    size: manifest.size,
    now: out.now,
  })
  let seq = 0
  try {
    for await (const line of zip.lines('entries.ndjson')) {
      seq++
      const row = storedOf(line, seq)
      if (row === 'withheld') {
        proof.skip(unhex(line.l))
        out.state.withheld++
      } else {
        proof.take(row)
        out.state.proved++
        if (row.payload === null) out.state.erased++
      }
    }
  } catch (error) {
    // What cannot be unpacked or read is altered from this entry on.
    out.wrong('entry.head', {}, seq + 1)
    out.wrong('bundle.unreadable', { error: String(error) })
    return void out.problems.push(...proof.stop().problems)
  }
  const verified = proof.finish(undefined)
  out.problems.push(...verified.problems)
  if (seq !== manifest.entries || manifest.entries !== manifest.size) out.wrong('bundle.count')
  if (verified.problems.length === 0 && hex(verified.root) !== manifest.root) out.wrong('bundle.root')
  for (const [id, at] of verified.unexplained) out.wrong('entry.erased-unsaid', {}, at, id)
}

async function proveIncident(zip: Zip, manifest: BundleManifest, out: { wrong: Wrong; state: Counts }): Promise<void> {
  const root = unhex(manifest.root)
  const erased = new Map<string, number>()
  let last = 0
  try {
    for await (const line of zip.lines('entries.ndjson')) {
      const row = storedOf(line, null)
      if (row === 'withheld' || !line.i) throw new Unreadable()
      const { head, leaf, problems } = checkEntry(row)
      for (const one of problems) out.wrong(one.code, one.facts, row.seq, row.id)
      const path = line.i.map(unhex)
      if (!sameBytes(leaf, row.leaf) || !verifyInclusion(sha256, row.seq - 1, manifest.size, leaf, path, root))
        out.wrong('entry.proof', {}, row.seq, row.id)
      if (row.seq <= last || row.incidentId !== manifest.incidentId) out.wrong('entry.extra', {}, row.seq, row.id)
      last = row.seq
      out.state.proved++
      if (row.payload === null) {
        erased.set(row.id, row.seq)
        out.state.erased++
      }
      if (head?.code === erasedCode && head.corrects) erased.delete(head.corrects)
    }
  } catch (error) {
    out.wrong('entry.head', {}, last + 1)
    return out.wrong('bundle.unreadable', { error: String(error) })
  }
  if (out.state.proved !== manifest.entries) out.wrong('bundle.count')
  for (const [id, seq] of erased) out.wrong('entry.erased-unsaid', {}, seq, id)
}

/** A line as a row of the table: the columns of a bundle are those of its head. `seq` is its place when lines are counted. */
function storedOf(line: BundleLine, seq: number | null): StoredEntry | 'withheld' {
  if (line.h === undefined) return 'withheld'
  const head = parseHead(line.h)
  const rest = {
    head: line.h,
    leaf: unhex(line.l),
    payload: line.p ?? null,
    salt: line.s === undefined ? null : unhex(line.s),
  }
  if (!head) {
    const at = Number.NaN
    const unknown = {
      id: '',
      byKind: '',
      byId: null,
      kind: '',
      code: null,
      incidentId: null,
      reportId: null,
      party: null,
    }
    return { seq: seq ?? 0, recordedAt: at, at, corrects: null, ...unknown, ...rest }
  }
  const columns = columnsOf(head)
  const dates = { recordedAt: new Date(columns.recordedAt), at: new Date(columns.at) }
  return { ...columns, ...dates, seq: seq ?? head.seq, ...rest }
}

async function proveFiles(zip: Zip, wrong: Wrong): Promise<void> {
  for (const name of zip.names()) {
    if (!name.startsWith('files/')) continue
    const stated = name.slice('files/'.length)
    const sum = createHash('sha256')
    for await (const piece of await zip.stream(name)) sum.update(piece as Buffer)
    if (sum.digest('hex') !== stated) wrong('bundle.file', { sha256: stated.slice(0, 64) })
  }
}

/** Whether the signature in the comment is over exactly the bytes before it. */
async function isSealed(path: string, key: PublicKey): Promise<boolean> {
  const { size } = await stat(path)
  if (size <= sealBytes) return false
  const file = await open(path, 'r')
  const comment = Buffer.alloc(sealBytes)
  await file.read(comment, 0, sealBytes, size - sealBytes).finally(() => file.close())
  const seal = parseSeal(comment.toString('latin1'))
  if (!seal || seal.keyId !== key.id) return false
  const sum = createHash('sha256')
  for await (const piece of createReadStream(path, { end: size - sealBytes - 1 })) sum.update(piece as Buffer)
  return key.verifies(Buffer.from(sealText(sum.digest('hex')), 'utf8'), seal.signature)
}
