// `hikeshi report parse FILE...|-`: NDJSON, one line a report found. Needs no server and no database.
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { parseIntake } from './parse/parse.ts'

export type Output = Pick<Writable, 'write'> & { once?: Writable['once'] }

/** 0 all was read, 1 something in it could not be read as a report, 2 no file named, 3 a file could not be opened. */
export async function parseCommand(
  files: string[],
  out: Output,
  err: Output,
  given: { yearHint?: number; zoneHint?: string } = {},
): Promise<number> {
  if (files.length === 0) {
    err.write('hikeshi report parse FILE...|-\n')
    return 2
  }
  let code = 0
  for (const file of files) {
    let bytes: Uint8Array
    try {
      bytes = file === '-' ? await readStdin() : await readFile(file)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EISDIR') continue
      err.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`)
      code = 3
      continue
    }
    for (const report of await parseIntake(bytes, { file, now: new Date(), ...given })) {
      if (!report.ok && code === 0) code = 1
      if (!out.write(`${JSON.stringify(report)}\n`) && out.once)
        await new Promise<void>((resolve) => out.once!('drain', resolve))
    }
  }
  return code
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk))
  return Buffer.concat(chunks)
}
