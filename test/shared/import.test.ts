// Every real mail and file of ../shared/data/intake goes into a real desk: one outcome each, and the original byte for byte.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { reportApi } from '#src/detect/report/api.ts'
import { recordApi } from '#src/record/api.ts'
import { doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'

const intake = join(import.meta.dirname, '../../../shared/data/intake')
const skip = existsSync(intake) ? false : '../shared/data/intake is not here'
const filesARequest = 50

describe('real intake through the API', { skip }, () => {
  let dataDir = ''
  let desk: ServingDesk
  let headers: Record<string, string>
  before(async () => {
    dataDir = await newDataDir()
    desk = await startDesk(dataDir)
    headers = await doorOf(desk)
  })
  after(async () => {
    await desk.stop()
    await removeDataDir(dataDir)
  })

  test('every file has one outcome: a report, a known one, or a problem in words; what was taken is kept as it came', {
    timeout: 600_000,
  }, async (t) => {
    const paths = readdirSync(intake, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort()
    const client = desk.client(reportApi, headers)
    const seen = { files: paths.length, taken: 0, known: 0, refused: 0, reports: 0 }
    const numbers = new Map<string, Uint8Array>()
    for (let at = 0; at < paths.length; at += filesARequest) {
      const some = paths.slice(at, at + filesARequest)
      const files = some.map((path) => new File([readFileSync(path)], basename(path)))
      const { outcomes } = await client.import({}, files)
      assert.equal(outcomes.length, some.length)
      for (const [i, { file, ok, reports, problems, knownAs }] of outcomes.entries()) {
        const path = some[i]!
        const bytes = new Uint8Array(readFileSync(path))
        assert.ok(!problems.some((one) => one.code === 'parser-failed'), `${path}: ${JSON.stringify(problems)}`)
        for (const { message } of problems) assert.ok(message.length > 0, path)
        assert.ok(reports.length > 0 || knownAs !== null || (!ok && problems.length > 0), `${path} (${file}) is lost`)
        seen[knownAs !== null ? 'known' : reports.length > 0 ? 'taken' : 'refused']++
        seen.reports += reports.length
        for (const { id } of reports) numbers.set(id, bytes)
      }
    }
    t.diagnostic(JSON.stringify(seen))
    for (const [id, bytes] of numbers) {
      const kept = await client.original({ id })
      assert.ok(Buffer.from(kept.body as Uint8Array).equals(bytes), id)
    }
    assert.equal((await desk.client(recordApi, headers).verify({})).ok, true)
  })
})
