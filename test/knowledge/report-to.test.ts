import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { wantedLines } from '#src/prepare/knowledge/report-to.ts'
import { checklistRoles } from '#src/respond/notice/checklist.ts'

const { reportTo } = knowledge()
const linesOf = (kinds: string[], rank: number | null) => [...wantedLines(reportTo, kinds, rank).keys()].sort()

test('whom to report to follows from what happened and how far it reaches', () => {
  assert.deepEqual(linesOf([], null), ['unit'])
  assert.deepEqual(linesOf(['kind:net-abuse/spam'], 1), ['reporter', 'unit'])
  assert.ok(linesOf(['kind:net-abuse/spam'], 2).includes('management'))
  assert.ok(linesOf(['rsit:information-content-security/data-leak'], 1).includes('authority'))
  assert.ok(linesOf(['rsit:intrusions/system-compromise'], 1).includes('csirt'), 'what stands below a kind counts')
  assert.ok(!linesOf(['rsit:intrusions/system-compromise'], 1).includes('police'))
  assert.ok(linesOf(['rsit:intrusions/system-compromise'], 2).includes('police'))
  assert.ok(linesOf([], 3).includes('media'))
})

test('why a line is asked for is said in both languages, with who exactly is meant', () => {
  const [because] = wantedLines(reportTo, ['kind:net-abuse/defamation'], 1).get('legal')!
  assert.match(because!.ja, /誹謗中傷.*判断を求める/)
  assert.match(because!.en, /Defamation.*judgement/)
})

test('the matrix that comes along names lines of the checklist, and kinds that there are', () => {
  const tags = new Set(knowledge().taxonomies.flatMap((one) => one.items.map((item) => item.id as string)))
  for (const { kinds, tell } of reportTo.rows) {
    for (const kind of kinds) assert.ok(tags.has(kind), kind)
    for (const { line } of tell) assert.ok(line in checklistRoles, line)
  }
})
