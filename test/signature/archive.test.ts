// `hikeshi hunt --archive`: rules over what the desk keeps. The archive narrows, the engine decides.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { SentBytes } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import { signatureApi } from '#src/detect/signature/api.ts'
import type { MatchRow } from '#src/detect/signature/match-row.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const failed = `title: Failed sign-in
id: 53ba33fd-3a50-4468-a5ef-c583635cfa92
name: failed
logsource: {product: linux, service: sshd}
detection:
  selection: {event.outcome: failure}
  keywords: [FAILED PASSWORD]
  condition: selection and keywords
level: low
`
const guessing = `title: Guessing
id: 53ba33fd-3a50-4468-a5ef-c583635cfa93
correlation:
  type: event_count
  rules: [failed]
  group-by: [source.ip]
  timespan: 5m
  condition: {gte: 3}
  generate: true
level: high
`
const shell = `title: Web shell
id: 53ba33fd-3a50-4468-a5ef-c583635cfa94
logsource: {category: webserver}
detection:
  selection: {cs-uri-stem|endswith: '/SHELL.php'}
  condition: selection
level: critical
`
const sent = (...rules: readonly string[]): SentBytes => ({
  mediaType: 'application/x-ndjson',
  bytes: Buffer.from(rules.map((text, n) => `${JSON.stringify({ file: `${n}.yml`, text })}\n`).join('')),
})
type Step = { matches: MatchRow[]; events: number; progress: number }

describe('a hunt over the archive', () => {
  let desk: TestDesk
  let lead: Context
  const hunt = async (body: SentBytes, given: object = {}): Promise<Step[]> => {
    const input = signatureApi.huntOnce.input.parse(given)
    const { body: stream } = await signatureActions.huntOnce(lead, { ...input, body })
    const text = await new Response(stream as BodyInit).text()
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Step)
  }
  const matches = (steps: readonly Step[]): MatchRow[] => steps.flatMap((step) => step.matches)
  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    const ssh = [1, 2, 3]
      .map((n) => `Nov  1 12:00:0${n} gate sshd[31${n}]: Failed password for root from 192.0.2.9 port 402${n} ssh2\n`)
      .join('')
    const other = 'Nov  1 12:00:09 gate sshd[319]: Accepted password for alice from 192.0.2.7 port 4023 ssh2\n'
    const web =
      '192.0.2.9 - - [02/Nov/2025:10:00:00 +0900] "GET /up/shell.php HTTP/1.1" 200 12 "-" "curl"\n' +
      '192.0.2.8 - - [02/Nov/2025:10:00:01 +0900] "GET /index.html HTTP/1.1" 200 12 "-" "curl"\n'
    const take = (source: string, text: string) =>
      logActions.import(lead, {
        ...logApi.import.input.parse({ source, year: 2025, zone: 'Asia/Tokyo' }),
        files: [{ name: `${source}.log`, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
      })
    await take('web', web)
    await take('gate', ssh + other)
  })
  after(() => desk.close())

  test('finds what the rules match, in order of time, and the line number leads to the line', async () => {
    const found = matches(await hunt(sent(failed, guessing, shell)))
    assert.deepEqual(
      found.map(({ rule, at }) => [rule.title, at]),
      [
        ['Failed sign-in', '2025-11-01T03:00:01.000Z'],
        ['Failed sign-in', '2025-11-01T03:00:02.000Z'],
        ['Failed sign-in', '2025-11-01T03:00:03.000Z'],
        ['Guessing', '2025-11-01T03:00:03.000Z'],
        ['Web shell', '2025-11-02T01:00:00.000Z'],
      ],
    )
    assert.deepEqual(found[3]!.correlation!.group, { 'source.ip': '192.0.2.9' })
    const archive = await desk.desk.archive()
    const lines = await archive.bySeq(found[3]!.correlation!.lines, [])
    assert.ok(lines.length === 3 && lines.every(({ event }) => String(event['event.original']).includes('Failed')))
  })

  test('the archive gives the engine no more than the rule can see', async () => {
    const steps = await hunt(sent(shell))
    assert.equal(matches(steps).length, 1)
    assert.equal(
      steps.reduce((sum, { events }) => sum + events, 0),
      1,
    )
  })

  test('looks only at the time and the source that were named', async () => {
    assert.equal(
      matches(await hunt(sent(failed), { from: '2025-11-01T03:00:02Z', to: '2025-11-01T03:00:03Z' })).length,
      1,
    )
    assert.equal(matches(await hunt(sent(failed), { source: 'web' })).length, 0)
  })

  test('a span that ends before it begins is refused, for nothing found there would be taken for an answer', async () => {
    const isRefused = (error: Refusal): boolean => error instanceof Refusal && error.code === 'hunt.span.invalid'
    for (const to of ['2025-11-01T03:00:02Z', '2025-11-01T03:00:01Z'])
      await assert.rejects(() => hunt(sent(failed), { from: '2025-11-01T03:00:02Z', to }), isRefused)
  })

  test('rules that cannot be read are refused with their line', async () => {
    await assert.rejects(
      () => hunt({ mediaType: '', bytes: Buffer.from(`${JSON.stringify({ file: 'a', text: 'b' })}\nnonsense\n`) }),
      (error: Refusal) =>
        error instanceof Refusal && error.code === 'rule.set.unreadable.invalid' && error.facts.line === 2,
    )
  })

  const tried = (text: string, days = 3_660) =>
    signatureActions.tryRule(lead, signatureApi.tryRule.input.parse({ text, days }))

  test('a rule is tried out on lines that came in, each with what matched and why', async () => {
    const { rules, tried: found } = await tried(shell)
    assert.deepEqual(
      rules.map(({ ok, sees }) => [ok, sees]),
      [[true, ['apache.access']]],
    )
    assert.deepEqual([found!.matches, found!.isWhole, found!.samples.length], [1, true, 1])
    const [sample] = found!.samples
    assert.match(sample!.original, /shell\.php/)
    assert.deepEqual(sample!.matched, { 'cs-uri-stem': ['/up/shell.php'] })
    assert.deepEqual(
      sample!.reason.map(({ kind, holds, name }) => [kind, holds, name]),
      [
        ['search', true, 'selection'],
        ['item', true, 'cs-uri-stem|endswith'],
      ],
    )
  })

  test('a near miss says what alone was lacking, and at which line of the rule', async () => {
    const { tried: found } = await tried(failed.replace('FAILED PASSWORD', 'REFUSED PASSWORD'))
    assert.equal(found!.matches, 0)
    const [near] = found!.near
    assert.match(near!.original, /Failed password/)
    assert.deepEqual(near!.matched, { 'event.outcome': ['failure'] })
    assert.deepEqual(
      near!.lacking.map(({ kind, holds, wanted, line }) => [kind, holds, wanted, line]),
      [['item', false, ['*REFUSED PASSWORD*'], 7]],
    )
  })

  test('a correlation is tried out with the rules that it stands on in the same text', async () => {
    const { tried: found } = await tried(`${failed}---\n${guessing.replace('  generate: true\n', '')}`)
    assert.deepEqual(
      found!.samples.map(({ title, count }) => [title, count]),
      [['Guessing', 3]],
    )
  })

  test('of a wrong rule it is said what is wrong at which line, and nothing is tried', async () => {
    const { rules, tried: found } = await tried('title: only\nlogsource: 5\n')
    assert.equal(found, null)
    assert.ok(rules[0]!.problems.length > 0 && !rules[0]!.ok)
    assert.equal((await tried(shell, 0)).tried, null)
  })
})
