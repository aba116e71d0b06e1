// `hikeshi report parse FILE...|-`: NDJSON, one line a report found. Needs no server and no database.
import type { Writable } from 'node:stream'
import { readGiven } from '#src/cli/given-file.ts'
import { t } from '#src/cli/words.ts'
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
      bytes = await readGiven(file)
    } catch (error) {
      const { code: detail = String(error) } = error as NodeJS.ErrnoException
      // A pattern such as dir/**/* names folders too.
      if (detail === 'EISDIR') continue
      err.write(`${t('no-file', { file, detail })}\n`)
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
