// Signed checkpoints: made now and then, at every case file and export, and when somebody asks.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import QRCode from 'qrcode'
import { shortCode } from '#src/core/checkpoint.ts'
import { rootOf } from '#src/core/merkle.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Desk } from '#src/platform/context.ts'
import { checkpointFile } from './checkpoint-check.ts'
import { hex, sha256 } from './digest.ts'
import { keeperOf } from './keeper.ts'
import { openCheckpoint, type PublicKey, signCheckpoint } from './key.ts'
import { insertCheckpoint, lockHead, readCheckpoints, type StoredCheckpoint } from './store.ts'

export type CheckpointReason = 'timer' | 'case-file' | 'export' | 'asked'
export type MadeCheckpoint = {
  readonly number: number
  readonly size: number
  readonly root: string
  readonly at: string
  readonly reason: string
  /** Read out on the telephone: `7K3M-9QXT-0C4D-W2HV`. */
  readonly shortCode: string
  /** The signed note as it is printed, mailed and kept. */
  readonly note: string
  /** What the QR code of a printed page holds: the note itself, so that it can be proved from paper alone. */
  readonly qr: string
}

/** Signs the record as it is now. Refused while it is empty. */
export async function makeCheckpoint(desk: Desk, reason: CheckpointReason): Promise<MadeCheckpoint> {
  const keeper = await keeperOf(desk)
  const row = await desk.state.db.transaction().execute(async (tx) => {
    const head = await lockHead(tx)
    if (head.size === 0) refuse('record.empty')
    // Computed from the frontier and not copied from the row that says what it is.
    const root = rootOf(sha256, head.frontier)
    const [last] = await readCheckpoints(tx, { newest: 1 })
    const number = (last?.number ?? 0) + 1
    const at = desk.now().toISOString()
    const note = signCheckpoint(keeper.key, head.size, root, { number: String(number), time: at, reason })
    await insertCheckpoint(tx, { number, size: head.size, at, reason, note })
    return { number, size: head.size, at, reason, note }
  })
  await mkdir(keeper.checkpointFolder, { recursive: true, mode: 0o700 })
  await writeFile(join(keeper.checkpointFolder, checkpointFile(row.number)), row.note, {
    mode: 0o400,
    flag: 'wx',
  }).catch((error: unknown) =>
    desk.log('error', 'record.checkpoint-file', { number: row.number, error: String(error) }),
  )
  keeper.witness.advance({ checkpoints: row.number })
  return describeCheckpoint(keeper.key, { ...row, at: new Date(row.at) })
}

export async function listCheckpoints(desk: Desk, newest = 100): Promise<MadeCheckpoint[]> {
  const keeper = await keeperOf(desk)
  return (await readCheckpoints(desk.state.db, { newest })).map((row) => describeCheckpoint(keeper.key, row))
}

export function describeCheckpoint(key: PublicKey, row: StoredCheckpoint): MadeCheckpoint {
  const signed = openCheckpoint(key, row.note)
  const root = typeof signed === 'string' ? new Uint8Array(0) : signed.root
  return {
    number: row.number,
    size: row.size,
    root: hex(root),
    at: row.at instanceof Date ? row.at.toISOString() : '',
    reason: row.reason,
    shortCode: typeof signed === 'string' ? '' : shortCode(root),
    note: row.note,
    qr: row.note,
  }
}

/** The QR code of a checkpoint as SVG. */
export const checkpointQr = (checkpoint: Pick<MadeCheckpoint, 'qr'>): Promise<string> =>
  QRCode.toString(checkpoint.qr, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
