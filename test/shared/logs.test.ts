// Every file of ../shared/data/logs goes through: no crash, no lost line, every line kept as it came.
import assert from 'node:assert/strict'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, test } from 'node:test'
import { unpack } from '#src/detect/log/bytes/unpack.ts'
import { assertNothingLost, eventsOf, linesOf, usual } from '../log/account.ts'

const logs = join(import.meta.dirname, '../../../shared/data/logs')
const skip = existsSync(logs) ? false : '../shared/data/logs is not here'

describe('real logs', { skip }, () => {
  const folders = skip ? [] : readdirSync(logs, { withFileTypes: true }).filter((one) => one.isDirectory())
  for (const { name } of folders)
    test(`of every file in ${name} events and errors are the lines, in order and as they came`, async (t) => {
      const files = readdirSync(join(logs, name), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
        .sort()
      const seen = { files: files.length, lines: 0, events: 0, errors: 0 }
      for (const file of files)
        for await (const part of unpack(createReadStream(file), file)) {
          const chunks: Buffer[] = []
          for await (const chunk of part.chunks) chunks.push(Buffer.from(chunk))
          const lines = linesOf(Buffer.concat(chunks))
          const events = eventsOf(chunks, { ...usual, file: part.name })
          assertNothingLost(lines, events, relative(logs, file))
          const errors = events.filter((event) => event['event.kind'] === 'pipeline_error').length
          seen.lines += lines.length
          seen.errors += errors
          seen.events += events.length - errors
        }
      assert.ok(seen.events > 0)
      t.diagnostic(JSON.stringify(seen))
    })
})
