// CACAO 2.0: what leaves the desk is valid by its own JSON schema, comes back without loss, and what comes from elsewhere is taken
// in with everything named that could not be carried, or refused with the reason.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { toCacao } from '#src/prepare/playbook/cacao-export.ts'
import { fromCacao } from '#src/prepare/playbook/cacao-import.ts'
import { waysOf } from '#src/prepare/playbook/cacao-walk.ts'
import { library } from '#src/prepare/playbook/library.ts'
import { type Playbook, Playbook as Schema } from '#src/prepare/playbook/playbook.ts'
import { judgePlaybook } from '#src/prepare/playbook/read.ts'

const shared = join(import.meta.dirname, '../../../shared/data/playbooks')
const schemas = join(shared, 'cacao/cacao-json-schemas/schemas')
const skip = existsSync(schemas) ? false : '../shared/data/playbooks is not here'
const today = '2026-11-21'

function validator() {
  // The schemas say draft-07 and use one keyword of a later draft, which draft-07 passes over.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  for (const path of globSync('**/*.json', { cwd: schemas }))
    ajv.addSchema(JSON.parse(readFileSync(join(schemas, path), 'utf8')) as object)
  return ajv.getSchema('https://raw.githubusercontent.com/oasis-open/cacao-json-schemas/main/schemas/playbook.json')!
}

/** Playbooks of any shape that hold together: a few steps, some of them in branches of earlier questions. */
const anyPlaybook: fc.Arbitrary<Playbook> = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    text: fc.string({ minLength: 1, maxLength: 40 }).filter((one) => one.trim() !== ''),
    owners: fc.array(fc.tuple(fc.nat(11), fc.nat(2)), { minLength: 12, maxLength: 12 }),
    split: fc.nat(12),
  })
  .map(({ count, text, owners, split }) => {
    const said = { ja: `あ${text}`.trim(), en: `a${text}`.trim() }
    const ids = Array.from({ length: count }, (_, at) => `step-${at}`)
    const answers = new Map<string, string[][]>()
    ids.forEach((id, at) => {
      const [owner, answer] = owners[at]!
      if (owner >= at) return
      const of = answers.get(`step-${owner}`) ?? [[], [], []]
      of[answer]!.push(id)
      answers.set(`step-${owner}`, of)
    })
    const steps = ids.map((id) => ({
      id,
      does: said,
      who: 'technical',
      why: said,
      minutes: 5,
      proof: said,
      ...(answers.has(id)
        ? {
            choose: {
              question: said,
              answers: answers.get(id)!.map((of, at) => ({ id: `a${at}`, ...said, steps: of })),
            },
          }
        : {}),
    }))
    const first = Math.min(Math.max(split, 1), 6, count)
    return Schema.parse({
      id: 'any',
      name: said,
      version: '1',
      source: 'nobody',
      effective_from: today,
      verified_on: null,
      when: said,
      kinds: [],
      phases: [
        { id: 'first', stage: 'first', name: said, steps: steps.slice(0, first) },
        ...(steps.length > first ? [{ id: 'rest', stage: 'assess', name: said, steps: steps.slice(first) }] : []),
      ],
    })
  })

describe('what leaves the desk', () => {
  test('is valid by the schema of CACAO 2.0, every playbook in both languages', { skip }, () => {
    const validate = validator()
    for (const playbook of library())
      for (const lang of ['ja', 'en'] as const) {
        validate(toCacao(playbook, { lang }))
        assert.deepEqual(validate.errors ?? [], [], `${playbook.id} ${lang}`)
      }
  })
  test('is a workflow in which every way leads to an end, whatever the branches', { skip }, () => {
    const validate = validator()
    fc.assert(
      fc.property(anyPlaybook, (playbook) => {
        const exported = toCacao(playbook, { lang: 'en' })
        assert.ok(validate(exported), JSON.stringify(validate.errors?.slice(0, 3)))
        const reached = new Set<string>()
        const open = [String(exported.workflow_start)]
        while (open.length > 0) {
          const id = open.pop()!
          if (reached.has(id)) continue
          reached.add(id)
          const step = exported.workflow[id]
          assert.ok(step, id)
          const ways = waysOf(step).map(([, to]) => to)
          if (step.type !== 'end') assert.ok(ways.length > 0)
          open.push(...ways)
        }
        assert.deepEqual(
          Object.keys(exported.workflow).filter((id) => !reached.has(id)),
          [],
        )
      }),
      { numRuns: 60 },
    )
  })
  test('comes back without loss', () => {
    for (const playbook of library())
      for (const lang of ['ja', 'en'] as const) {
        const text = JSON.stringify(toCacao(playbook, { lang, modifiedAt: '2026-11-22T01:02:03.004Z' }))
        assert.deepEqual(fromCacao(text, today), { playbook, notes: [], refusals: [] })
      }
    fc.assert(
      fc.property(anyPlaybook, (playbook) => {
        const { playbook: back, notes } = fromCacao(JSON.stringify(toCacao(playbook, { lang: 'ja' })), today)
        assert.deepEqual([back, notes], [playbook, []])
      }),
      { numRuns: 60 },
    )
  })
  test('says when somebody else changed it on the way', () => {
    const exported = toCacao(library()[0]!, { lang: 'en' })
    const { notes, playbook } = fromCacao(JSON.stringify({ ...exported, name: 'Something else' }), today)
    assert.deepEqual(
      notes.map(({ field, code }) => [field, code]),
      [['name', 'changed-elsewhere']],
    )
    assert.deepEqual(playbook, library()[0])
  })
})

const step = (n: number, type = 'action') => `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const act = (name: string, ways: object = {}, more: object = {}) => ({
  type: 'action',
  name,
  agent: 'individual--00000000-0000-4000-8000-000000000099',
  commands: [{ type: 'manual', command: `do ${name}` }],
  ...more,
  ...ways,
})
const foreign = (workflow: object, more: object = {}) =>
  JSON.stringify({
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: 'playbook--00000000-0000-4000-8000-000000000001',
    name: 'Block a sender',
    created_by: 'identity--00000000-0000-4000-8000-000000000002',
    created: '2024-02-03T04:05:06.000Z',
    modified: '2024-02-03T04:05:06.000Z',
    workflow_start: step(0, 'start'),
    workflow: { [step(0, 'start')]: { type: 'start', on_completion: step(1) }, ...workflow },
    ...more,
  })

describe('what comes from elsewhere', () => {
  test('keeps its steps in order, its branches as questions, its commands as text that nobody runs', () => {
    const text = foreign({
      [step(1)]: act('look', { on_success: step(2, 'if-condition'), on_failure: step(5) }),
      [step(2, 'if-condition')]: {
        type: 'if-condition',
        condition: "__found__:value = 'true'",
        on_true: step(3),
        on_false: step(8, 'end'),
        on_completion: step(4),
      },
      [step(3)]: act(
        'block',
        { on_completion: step(8, 'end') },
        { commands: [{ type: 'bash', command_b64: btoa('iptables -A') }] },
      ),
      [step(4)]: act('write it down', { on_completion: step(9, 'end') }),
      [step(5)]: act('call somebody', { on_completion: step(9, 'end') }),
      [step(8, 'end')]: { type: 'end' },
      [step(9, 'end')]: { type: 'end' },
    })
    const { playbook, notes } = fromCacao(text, today)
    const steps = playbook!.phases.flatMap((phase) => phase.steps)
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['look', 'step-2', 'block', 'write-it-down', 'call-somebody'],
    )
    assert.deepEqual(
      steps[0]!.choose?.answers.map((one) => one.steps),
      [[], ['call-somebody']],
    )
    assert.deepEqual(
      steps[1]!.choose?.answers.map((one) => one.steps),
      [['block'], []],
    )
    assert.match(steps[2]!.how!.en, /bash: iptables -A/)
    assert.equal(playbook!.untranslated, 'ja')
    assert.equal(playbook!.effective_from, '2024-02-03')
    assert.ok(notes.some(({ code, field }) => code === 'command' && field.endsWith('commands.0')))
    assert.deepEqual(judgePlaybook(playbook).findings, [])
    const again = toCacao(playbook!, { lang: 'en' })
    assert.equal(again.id, 'playbook--00000000-0000-4000-8000-000000000001')
    assert.deepEqual(fromCacao(JSON.stringify(again), today).playbook, playbook)
  })
  test('leaves secrets behind and names every field that it does not carry', () => {
    const text = foreign(
      { [step(1)]: act('look', {}, { delay: 5, targets: ['x'] }) },
      {
        authentication_info_definitions: { a: { type: 'http-basic', password: 'correct-horse' } },
        priority: 3,
        signatures: [{}],
        revoked: true,
      },
    )
    const { playbook, notes } = fromCacao(text, today)
    assert.doesNotMatch(JSON.stringify(playbook), /correct-horse/)
    const told = notes.map(({ field, code }) => `${field.replace(/--[0-9-]+/, '')} ${code}`)
    for (const line of [
      'authentication_info_definitions secrets',
      'priority dropped',
      'signatures signature',
      'revoked revoked',
      'workflow.action.delay dropped',
      'workflow.action.targets dropped',
      'workflow.action.agent no-agent',
    ])
      assert.ok(told.includes(line), `${line}: ${told.join('; ')}`)
  })
  const refused: Record<string, [string, string]> = {
    'no JSON': ['# A playbook in Markdown', 'not-json'],
    'a JSON schema': ['{"$id":"https://example.com/x","type":"object"}', 'not-cacao'],
    'an older version': ['{"type":"playbook","spec_version":"1.1","name":"x"}', 'other-version'],
    'a workflow as a list': [foreign({}, { workflow: [] }), 'missing'],
    'a start that is not there': [foreign({}, { workflow_start: step(7, 'start') }), 'no-start'],
    'a step that is not there': [foreign({ [step(1)]: act('look', { on_completion: step(2) }) }), 'unknown-step'],
    'a step of an unknown type': [foreign({ [step(1)]: { type: 'dance' } }), 'unknown-type'],
    'steps in a circle': [
      foreign({ [step(1)]: act('a', { on_completion: step(2) }), [step(2)]: act('b', { on_completion: step(1) }) }),
      'circle',
    ],
    'nothing to do': [foreign({ [step(1)]: { type: 'end' } }), 'no-steps'],
    'too many steps': [
      foreign(
        Object.fromEntries(
          Array.from({ length: 500 }, (_, n) => [step(n + 1), act(`${n}`, { on_completion: step(n + 2) })]),
        ),
      ),
      'too-many-steps',
    ],
    'a huge file': [`${foreign({ [step(1)]: act('a') })}${' '.repeat(2_000_000)}`, 'too-large'],
    'deep nonsense': [`{"type":"playbook","spec_version":"cacao-2.0","name":${'['.repeat(200_000)}`, 'not-json'],
  }
  for (const [name, [text, code]] of Object.entries(refused))
    test(`is refused with the reason: ${name}`, () => {
      const { playbook, refusals } = fromCacao(text, today)
      assert.equal(playbook, null)
      assert.equal(refusals[0]?.code, code)
    })
  test('never breaks the import, whatever is done to it', () => {
    const text = foreign({ [step(1)]: act('look', { on_completion: step(2) }), [step(2)]: act('act') })
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(40), fc.jsonValue(), (at, length, value) => {
        const broken = text.slice(0, at) + JSON.stringify(value) + text.slice(at + length)
        const { playbook, refusals } = fromCacao(broken, today)
        assert.equal(playbook === null, refusals.length > 0)
        if (playbook) assert.deepEqual(judgePlaybook(playbook).findings, [])
      }),
      { numRuns: 300 },
    )
  })
})

test('every file of the shared playbooks is taken in or refused with the reason', { skip }, () => {
  const outcomes = new Map<string, string>()
  for (const path of globSync('**/*.*', { cwd: shared }).sort()) {
    if (statSync(join(shared, path)).isDirectory()) continue
    const { playbook, notes, refusals } = fromCacao(readFileSync(join(shared, path), 'utf8'), today)
    if (playbook) assert.ok(notes.length > 0, path)
    outcomes.set(path, playbook ? 'taken' : refusals[0]!.code)
  }
  assert.ok(outcomes.size > 300)
  const cacao = [...outcomes].filter(([path]) => path.startsWith('cacao/soarca/'))
  assert.deepEqual(Object.fromEntries(cacao.map(([path, outcome]) => [path.split('/').at(-1), outcome])), {
    'http-playbook.json': 'taken',
    'manual-playbook.json': 'taken',
    'openc2-playbook.json': 'taken',
    'powershell-playbook.json': 'taken',
    'ssh-playbook.json': 'taken',
    'changed-playbook.json': 'missing',
    'infinite_playbook.json': 'circle',
    'invalid_playbook.json': 'taken',
    'missing_step_playbook.json': 'unknown-step',
    'parallels_playbook.json': 'taken',
    'playbook.json': 'taken',
  })
  const others = new Set(
    [...outcomes].filter(([path]) => !path.startsWith('cacao/soarca/')).map(([, outcome]) => outcome),
  )
  assert.deepEqual([...others].sort(), ['not-cacao', 'not-json'])
})
