// Opens a backup: nothing leaves its folder, nothing grows beyond the archive, every byte is held against its checksum.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, join, normalize } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal, refuse } from '#src/core/refusal.ts'
import { openVaultKey } from '#src/platform/vault/key.ts'
import { isName, sealedEnding } from '#src/platform/vault/place.ts'

export const stateFile = 'state.jsonl.gz'
/** Only these may be written by a restore, whatever names an archive holds. */
const known = /^(state\.jsonl\.gz|(keys|record|knowledge|vault|archive)\/[\w][\w./-]*)$/
const stored = 0

/** Unpacks a backup into a folder and names its files; refuses what is no backup, or is damaged anywhere. */
export async function unpackBackup(file: string, into: string): Promise<string[]> {
  await stat(file)
  try {
    return await unpack(file, into)
  } catch (error) {
    // What the disk says is told as it is; all else that a reader of zips says is the archive's fault.
    if (error instanceof Refusal || /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    return refuse('backup.damaged', { file })
  }
}

async function unpack(file: string, into: string): Promise<string[]> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true }).catch(() => refuse('backup.not-a-backup', { file }))
  const names = new Set<string>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (name !== normalize(name) || !known.test(name) || names.has(name)) refuse('backup.not-a-backup', { file })
      // A backup stores its parts as they are, so that nothing small becomes large here.
      if (entry.compressionMethod !== stored || entry.isEncrypted()) refuse('backup.not-a-backup', { file })
      names.add(name)
      const path = join(into, name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const seen = watched()
      const mode = name.startsWith('vault/') ? 0o400 : 0o600
      await pipeline(await zip.openReadStreamPromise(entry), seen.pass, createWriteStream(path, { mode }))
      if (seen.crc() !== entry.crc32) refuse('backup.damaged', { file })
      // Files of a vault that was not sealed yet; the sealed ones are proved with their key whenever they are read.
      if (isName(basename(name)) && seen.sha256() !== basename(name)) refuse('backup.damaged', { file })
    }
  } finally {
    zip.close()
  }
  if (!names.has(stateFile)) refuse('backup.not-a-backup', { file })
  // Sealed files that nobody could open are no backup of them.
  if (names.has('vault/key-id')) await openVaultKey(join(into, 'keys'), join(into, 'vault'))
  else if ([...names].some((name) => name.endsWith(sealedEnding))) refuse('backup.damaged', { file })
  return [...names]
}

function watched() {
  const hash = createHash('sha256')
  let sum = 0
  const pass = new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum)
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { pass, crc: () => sum, sha256: () => hash.digest('hex') }
}
