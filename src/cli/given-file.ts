import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** As much as the desk takes in one request. */
const mostBytes = 200 * 1024 * 1024

/** Files that are sent to the desk as they are. */
export const uploadsOf = (paths: readonly string[]) =>
  Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      mediaType: 'application/octet-stream',
      bytes: await readGiven(path),
    })),
  )

/** What a person names on the command line: a file, or `-` for what comes in by standard input. */
export async function readGiven(path: string): Promise<Uint8Array> {
  // Nothing else waits for the command line, and a thousand small files are read twice as fast this way.
  if (path !== '-') return readFileSync(path)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    size += bytes.byteLength
    if (size > mostBytes) throw Object.assign(new Error('standard input is too large'), { code: 'EFBIG', path: '-' })
    chunks.push(bytes)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
