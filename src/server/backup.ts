// A plain full backup: state, files, keys and witness in one zip, from which the same desk starts on another machine.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import type { Download } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Desk } from '#src/platform/context.ts'
import { dumpState, restoreState } from '#src/platform/state/backup.ts'
import { openState } from '#src/platform/state/state.ts'
import { webStream } from '#src/platform/web-stream.ts'
import { stateFile, unpackBackup } from './backup-unpack.ts'

/** Folders of the data folder that go along: the key that signs, the witness and checkpoints, own knowledge, the files. */
const folders = ['keys', 'record', 'knowledge', 'vault', 'archive'] as const

export async function createBackup(desk: Desk): Promise<Download> {
  const made = await mkdtemp(join(desk.dataDir, 'backup-'))
  const isElsewhere = desk.archiveHosts.length > 0
  try {
    const zip = new yazl.ZipFile()
    const source = zip.outputStream as unknown as Readable
    zip.once('error', (error) => source.destroy(error))
    // The witness may never be ahead of the state it stands beside, and it changes meanwhile: it is read whole before the dump.
    for (const path of await filesIn(desk.dataDir, ['record', 'keys']))
      zip.addBuffer(await readFile(join(desk.dataDir, path)), path, { compress: false })
    await dumpState(desk.state, join(made, stateFile))
    zip.addFile(join(made, stateFile), stateFile, { compress: false })
    for (const path of await filesIn(desk.dataDir, ['knowledge', 'vault']))
      zip.addFile(join(desk.dataDir, path), path, { compress: false })
    // The archive after the state: a day that is closed in between is said on the record when the copy is opened.
    if (isElsewhere) zip.addBuffer(Buffer.from(elsewhere(desk.archiveHosts)), join('archive', 'kept-elsewhere.txt'))
    else if ((await filesIn(desk.dataDir, ['archive'])).length > 0) {
      await (await desk.archive()).snapshot(join(made, 'archive'))
      for (const path of await filesIn(made, ['archive'])) zip.addFile(join(made, path), path, { compress: false })
    }
    zip.end()
    source.once('close', () => void rm(made, { recursive: true, force: true }))
    source.once('end', () => void rm(made, { recursive: true, force: true }))
    const without = isElsewhere ? '-without-logs' : ''
    const stamp = desk.now().toISOString().slice(0, 19).replaceAll(':', '')
    return { name: `hikeshi-backup-${stamp}${without}.zip`, mediaType: 'application/zip', body: webStream(source) }
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    throw error
  }
}

const elsewhere = (hosts: readonly string[]): string =>
  `ログの行はこのバックアップに入っていません。ClickHouse（${hosts.join(', ')}）のほうでバックアップしてください。\nThe log lines are not in this backup. Back up the ClickHouse servers that keep them: ${hosts.join(', ')}.\n`

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
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(dataDir, 'restore-'))
  const moved: string[] = []
  try {
    const files = await unpackBackup(file, staging)
    const state = await openState({ dataDir, databaseUrl: options.databaseUrl, log: options.log })
    try {
      for (const path of files.filter((one) => one !== stateFile)) {
        await mkdir(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 })
        await rename(join(staging, path), join(dataDir, path))
        moved.push(path)
      }
      // The database comes last: it takes all or nothing, and without it the files can be taken back.
      const { rows } = await restoreState(state, join(staging, stateFile))
      return { files: moved.length, rows }
    } finally {
      await state.close()
    }
  } catch (error) {
    for (const path of moved) await rm(join(dataDir, path), { force: true })
    // A folder that this made and left empty goes too.
    await rm(staging, { recursive: true, force: true })
    if (made) await rmdir(dataDir).catch(() => {})
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
