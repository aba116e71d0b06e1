// Length and root of the record, kept apart from the database and signed, so that a tail that was cut off is missed. It follows the
// database at a short distance and is never ahead of it.
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { hex, unhex } from './digest.ts'
import { openCheckpoint, readIfThere, type SigningKey, signCheckpoint } from './key.ts'

export type Witnessed = {
  readonly size: number
  readonly root: Uint8Array
  readonly at: string
  readonly checkpoints: number
}
export type WitnessFile =
  | { readonly state: 'missing' }
  | { readonly state: 'altered' }
  | ({ readonly state: 'read' } & Witnessed)

export type Witness = {
  /** What the file says now. */
  read(): Promise<WitnessFile>
  /** The furthest that this process knows to be committed. */
  latest(): Witnessed | null
  advance(next: Partial<Witnessed>): void
  /** Nothing is written while the file is missing or altered and nobody has said that this is in order. */
  isHeld(): boolean
  hold(): void
  /** Starts again from what was just proved. */
  renew(proved: Witnessed): Promise<void>
  /** Writes what waits. */
  flush(): Promise<void>
  close(): Promise<void>
}

const writeEveryMs = 200

export async function openWitness(
  folder: string,
  key: SigningKey,
  tell: { failed(error: unknown): void; touched(state: 'missing' | 'altered'): void },
): Promise<Witness> {
  const path = join(folder, 'witness.json')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let known: Witnessed | null = null
  let written: Witnessed | null = null
  let held = false
  let isClosed = false
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  async function read(): Promise<WitnessFile> {
    const text = await readIfThere(path)
    return text === null ? { state: 'missing' } : parseWitness(text, key)
  }

  async function write() {
    const next = known
    if (held || !next || next === written) return
    const there = await read()
    // Another process of this desk may be further already.
    if (there.state === 'read' && there.size > next.size) return
    if (there.state !== 'read' && written) tell.touched(there.state)
    const passing = join(folder, `witness.${process.pid}.new`)
    const file = await open(passing, 'w', 0o600)
    try {
      await file.writeFile(witnessText(next, key))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(passing, path)
    await syncFolder(folder)
    written = next
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    writing = writing.then(write, write)
    return writing
  }

  const first = await read()
  if (first.state === 'read') known = written = first
  return {
    read,
    latest: () => known,
    advance(next) {
      if (known && next.size !== undefined && next.size < known.size) next = { checkpoints: next.checkpoints ?? 0 }
      const checkpoints = Math.max(known?.checkpoints ?? 0, next.checkpoints ?? 0)
      const before = known ?? { size: 0, root: new Uint8Array(32), at: new Date(0).toISOString(), checkpoints: 0 }
      known = { ...before, ...next, checkpoints }
      // A change that ends after its desk: the next start finds the record ahead of the witness, as it may be.
      if (!isClosed) timer ??= setTimeout(() => void flush().catch(tell.failed), writeEveryMs)
    },
    isHeld: () => held,
    hold: () => {
      held = true
    },
    async renew(proved) {
      held = false
      known = proved
      written = null
      await flush()
    },
    flush,
    close() {
      isClosed = true
      return flush()
    },
  }
}

/** A signed checkpoint in JSON, so that it can be read by eye and by program. */
function witnessText(at: Witnessed, key: SigningKey): string {
  const note = signCheckpoint(key, at.size, at.root, { witness: at.at, checkpoints: String(at.checkpoints) })
  return `${JSON.stringify({ size: at.size, root: hex(at.root), at: at.at, checkpoints: at.checkpoints, note }, null, 1)}\n`
}

function parseWitness(text: string, key: SigningKey): WitnessFile {
  try {
    const file = JSON.parse(text) as { size: number; root: string; at: string; checkpoints: number; note: string }
    const signed = openCheckpoint(key, file.note)
    if (typeof signed === 'string' || !signed.extra.witness) return { state: 'altered' }
    const witnessed: Witnessed = {
      size: signed.size,
      root: signed.root,
      at: signed.extra.witness,
      checkpoints: Number(signed.extra.checkpoints),
    }
    const same = file.size === witnessed.size && hex(unhex(file.root)) === hex(witnessed.root)
    // To the last byte: a witness that somebody touched is no witness.
    return same && witnessText(witnessed, key) === text ? { state: 'read', ...witnessed } : { state: 'altered' }
  } catch {
    return { state: 'altered' }
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
