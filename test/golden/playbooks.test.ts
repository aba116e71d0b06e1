// One playbook as it leaves the desk: a change of these files is a change of what other desks and people at night read.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { toCacao } from '#src/prepare/playbook/cacao-export.ts'
import { outline } from '#src/prepare/playbook/outline.ts'
import { readPlaybook } from '#src/prepare/playbook/read.ts'

const golden = (name: string): string => readFileSync(join(import.meta.dirname, 'playbooks', name), 'utf8')
const { playbook } = readPlaybook(golden('open-door.yaml'), 'open-door.yaml')

test('a playbook reads the same in the terminal as it did', () => {
  for (const lang of ['ja', 'en'] as const)
    assert.equal(`${outline(playbook!, lang)}\n`, golden(`open-door.${lang}.txt`))
})

test('a playbook leaves the desk as CACAO under the ids that it had', () => {
  assert.deepEqual(toCacao(playbook!, { lang: 'en' }), JSON.parse(golden('open-door.cacao.json')))
})
