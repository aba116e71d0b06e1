// A plain full backup: state, files, keys and witness in one zip, from which the same desk starts on another machine.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import type { Download } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Desk } from '#src/platform/context.ts'
import { dumpState, restoreState } from '#src/platform/state/backup.ts'
import { openState } from '#src/platform/state/state.ts'
import { webStream } from '#src/platform/web-stream.ts'

const stateFile = 'state.jsonl.gz'
/** Folders of the data folder that go along: the key that signs, the witness and checkpoints, own knowledge, the files. */
const folders = ['keys', 'record', 'knowledge', 'vault'] as const
/** Only these may be written by a restore, whatever names an archive holds. */
const known = /^(state\.jsonl\.gz|(keys|record|knowledge|vault)\/[\w][\w./-]*)$/

export async function createBackup(desk: Desk): Promise<Download> {
  const made = await mkdtemp(join(desk.dataDir, 'backup-'))
  try {
    const zip = new yazl.ZipFile()
    // The witness may never be ahead of the state it stands beside: it is read before the dump, the files after it.
    for (const path of await filesIn(desk.dataDir, ['record', 'keys']))
      zip.addFile(join(desk.dataDir, path), path, { compress: false })
    await dumpState(desk.state, join(made, stateFile))
    zip.addFile(join(made, stateFile), stateFile, { compress: false })
    for (const path of await filesIn(desk.dataDir, ['knowledge', 'vault']))
      zip.addFile(join(desk.dataDir, path), path, { compress: false })
    zip.end()
    const source = zip.outputStream as unknown as Readable
    source.once('close', () => void rm(made, { recursive: true, force: true }))
    source.once('end', () => void rm(made, { recursive: true, force: true }))
    const stamp = desk.now().toISOString().slice(0, 19).replaceAll(':', '')
    return { name: `hikeshi-backup-${stamp}.zip`, mediaType: 'application/zip', body: webStream(source) }
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    throw error
  }
}

async function filesIn(root: string, names: readonly (typeof folders)[number][]): Promise<string[]> {
  const found: string[] = []
  for (const name of names) {
    const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) if (entry.isFile()) found.push(relative(root, join(entry.parentPath, entry.name)))
  }
  return found.filter((path) => !path.startsWith(join('vault', 'incoming')) && !path.endsWith('.new')).sort()
}

/** Fills an empty data folder (and its empty database) from a backup, or changes nothing. */
export async function restoreBackup(options: {
  file: string
  dataDir: string
  databaseUrl?: string | undefined
  log: (line: string) => void
}): Promise<{ files: number; rows: number }> {
  const { file, dataDir } = options
  for (const name of folders)
    if ((await filesIn(dataDir, [name])).length > 0) refuse('backup.folder-not-empty', { folder: dataDir })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(dataDir, 'restore-'))
  try {
    const files = await unpack(file, staging)
    if (!files.includes(stateFile)) refuse('backup.not-a-backup', { file })
    const state = await openState({ dataDir, databaseUrl: options.databaseUrl, log: options.log })
    try {
      const { rows } = await restoreState(state, join(staging, stateFile))
      for (const path of files.filter((one) => one !== stateFile)) await move(join(staging, path), join(dataDir, path))
      return { files: files.length - 1, rows }
    } finally {
      await state.close()
    }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function unpack(file: string, into: string): Promise<string[]> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true }).catch(() => refuse('backup.not-a-backup', { file }))
  const names: string[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (name !== normalize(name) || !known.test(name)) refuse('backup.not-a-backup', { file })
      const path = join(into, name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(path, { mode: name.startsWith('vault/') ? 0o400 : 0o600 }),
      )
      names.push(name)
    }
  } finally {
    zip.close()
  }
  return names
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await pipeline(createReadStream(from), createWriteStream(to, { mode: to.includes('/vault/') ? 0o400 : 0o600 }))
}
