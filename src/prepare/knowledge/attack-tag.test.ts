import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AttackStage } from './attack-stage.ts'
import { numbersOfTags, stagesOfTags } from './attack-tag.ts'

test('tags of a rule name the stages of the attack, each once, and by whichever name its author knew', () => {
  assert.deepEqual(stagesOfTags(['attack.credential-access', 'attack.t1110.001', 'attack.initial_access']), [
    'TA0006',
    'TA0001',
  ])
  assert.deepEqual(stagesOfTags(['attack.stealth', 'attack.defense-evasion', 'attack.ta0011']), ['TA0005', 'TA0011'])
  assert.deepEqual(stagesOfTags(['tlp.red', 'attack.TA9999', 'attack.constructor', 'attack.', '']), [])
  assert.deepEqual(
    AttackStage.options.map((stage) => stagesOfTags([`attack.${stage.toLowerCase()}`])[0]),
    AttackStage.options,
  )
})

test('techniques, groups and holes go by the numbers under which others know them', () => {
  assert.deepEqual(
    numbersOfTags(['attack.t1110.001', 'attack.T1110.001', 'attack.g0016', 'cve.2021-44228', 'cve.2014.6271']),
    ['T1110.001', 'G0016', 'CVE-2021-44228', 'CVE-2014-6271'],
  )
  assert.deepEqual(numbersOfTags(['attack.impact', 'detection.threat-hunting', 'cve.2021-1', 't1110']), [])
})
