// The playbooks that came with Hikeshi: whole, in both languages, for every kind of incident that we promise one for.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { loadKnowledge } from '#src/prepare/knowledge/load.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import { playbooksFor } from '#src/prepare/playbook/kind.ts'
import { library, libraryFolder } from '#src/prepare/playbook/library.ts'
import { stepsOf } from '#src/prepare/playbook/playbook.ts'
import { tell } from '#src/prepare/playbook/problem.ts'
import { readPlaybook } from '#src/prepare/playbook/read.ts'

const promised = [
  'account-misuse',
  'defamation-rights',
  'denial-of-service',
  'extortion',
  'impersonation',
  'information-leak',
  'insider',
  'intrusion-administrator',
  'lost-device',
  'malware-worm',
  'natural-disaster',
  'ransomware',
  'scan-from-inside',
  'scan-from-outside',
  'spam-open-relay',
  'supplier-incident',
  'web-defacement',
  'web-vulnerability-reported',
]
const attack = join(import.meta.dirname, '../../../shared/data/knowledge/attack-light/attack-patterns.json')
const skip = existsSync(attack) ? false : '../shared/data/knowledge is not here'

test('there is a sound playbook for every kind of incident', () => {
  const files = readdirSync(libraryFolder).sort()
  assert.deepEqual(
    files,
    promised.map((id) => `${id}.yaml`),
  )
  for (const file of files) {
    const { playbook, problems } = readPlaybook(readFileSync(join(libraryFolder, file), 'utf8'), file)
    assert.deepEqual(
      problems.map((one) => tell(one, 'en')),
      [],
    )
    assert.equal(`${playbook!.id}.yaml`, file)
  }
})

test('a playbook names kinds that the taxonomies know', () => {
  const { taxonomies } = loadKnowledge()
  const unknown = library().flatMap(({ id, kinds }) =>
    kinds.filter((kind) => !itemOf(taxonomies, kind)).map((kind) => `${id}: ${kind}`),
  )
  assert.deepEqual(unknown, [])
})

test('the closest playbook comes first: a worm inside before every other intrusion', () => {
  const ids = (kinds: string[]) => playbooksFor(library(), kinds).map(({ id }) => id)
  assert.equal(ids(['kind:virus/spreads/inside'])[0], 'malware-worm')
  assert.equal(ids(['kind:virus/destroys'])[0], 'ransomware')
  assert.equal(ids(['kind:active-attack/intruded/tampered'])[0], 'web-defacement')
  assert.equal(ids(['kind:active-attack/intruded/backdoor'])[0], 'intrusion-administrator')
  assert.equal(ids(['jpcert:scan'])[0], 'scan-from-outside')
  assert.deepEqual(ids(['kind:nothing-known']), [])
})

for (const playbook of library())
  describe(`the playbook ${playbook.id}`, () => {
    const { gates = [], phases } = playbook
    test('is written in Japanese and in English', () => {
      const wrong: string[] = []
      const walk = (value: unknown, at: string): void => {
        if (typeof value !== 'object' || value === null) return
        const { ja, en } = value as { ja?: unknown; en?: unknown }
        if (typeof ja === 'string' && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja)) wrong.push(`${at}.ja: ${ja}`)
        if (typeof en === 'string' && /[\u3040-\u30ff\u4e00-\u9fff]/.test(en)) wrong.push(`${at}.en: ${en}`)
        for (const [key, inside] of Object.entries(value)) walk(inside, `${at}.${key}`)
      }
      walk(playbook, playbook.id)
      assert.deepEqual(wrong, [])
    })
    test('begins with what can be done in five minutes or a little more', () => {
      const minutes = phases[0]!.steps.reduce((sum, step) => sum + step.minutes, 0)
      assert.ok(minutes <= 10, `${minutes} minutes`)
    })
    test('gives first aid before the cure, and is not closed before the cause is known', () => {
      const of = (stage: string) => phases.filter((phase) => phase.stage === stage).flatMap((phase) => phase.steps)
      const rules = gates.map((gate) => gate.rule)
      assert.equal(of('full').length > 0, rules.includes('provisional-before-full'))
      const cause = gates.find((gate) => gate.rule === 'cause-known')!
      assert.deepEqual(cause.holds, ['close'])
      assert.ok(cause.exception)
    })
    test('says how to rebuild from clean wherever a step asks whether administrator rights were lost', () => {
      const asks = stepsOf(playbook).some((step) => /administrator rights/i.test(step.choose?.question.en ?? ''))
      const gate = gates.find((one) => one.rule === 'rebuild-from-clean')
      if (asks) assert.ok(gate?.exception)
      if (gate) assert.ok(gate.needs.some((id) => /^re(build|install)$/.test(id)))
    })
    test('refers to techniques of ATT&CK that exist', { skip }, () => {
      const known = new Set(
        (JSON.parse(readFileSync(attack, 'utf8')) as { techniques: { id: string }[] }).techniques.map(({ id }) => id),
      )
      const named = stepsOf(playbook).flatMap((step) => step.attack ?? [])
      assert.deepEqual(
        named.filter((id) => !known.has(id)),
        [],
      )
      assert.ok(stepsOf(playbook).some((step) => step.csf?.length))
    })
  })
