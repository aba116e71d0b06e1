// Every fixture of test/golden/report-parse/input gives exactly the lines kept in expected/. GOLDEN=write keeps them anew.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parseIntake } from '#src/detect/report/parse/parse.ts'
import { ParsedReport } from '#src/detect/report/parse/parsed-report.ts'

const FOLDER = join(import.meta.dirname, 'report-parse')
const NOW = new Date('2026-11-21T00:00:00Z')

describe('a report of every format reads as it always did', () => {
  mkdirSync(join(FOLDER, 'expected'), { recursive: true })
  for (const name of readdirSync(join(FOLDER, 'input')).sort()) {
    test(name, async () => {
      const yearHint = name.includes('1999') ? 1999 : undefined
      const reports = await parseIntake(readFileSync(join(FOLDER, 'input', name)), { file: name, now: NOW, yearHint })
      assert.ok(reports.length >= 1)
      for (const report of reports) ParsedReport.parse(report)
      const lines = reports.map((report) => `${JSON.stringify(report)}\n`).join('')
      const kept = join(FOLDER, 'expected', `${name}.ndjson`)
      if (process.env.GOLDEN === 'write') writeFileSync(kept, lines)
      assert.deepEqual(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
        readFileSync(kept, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
    })
  }
})
