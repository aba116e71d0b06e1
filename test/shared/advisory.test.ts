// Advisories as they are published: every one of ../shared/data/knowledge that says it is OSV or CSAF 2.0 is read.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readAdvisory } from '#src/prepare/advisory/read-advisory.ts'

const knowledge = join(import.meta.dirname, '../../../shared/data/knowledge')
const skip = existsSync(knowledge) ? false : '../shared/data/knowledge is not here'

test('published advisories are read', { skip }, () => {
  const files = globSync(['osv/go-vulndb/*.json', 'csaf/cisa/**/*.json'], { cwd: knowledge })
  assert.ok(files.length > 100)
  const unread = files.filter((path) => readAdvisory(JSON.parse(readFileSync(join(knowledge, path), 'utf8'))) === null)
  assert.deepEqual(unread, [])
})
