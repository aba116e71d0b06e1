import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConsent } from './consent.ts'
import { readForm } from './form-text.ts'

const consent = (text: string) => {
  const { identity, address, log } = readConsent(readForm(text), text)
  return [identity, address, log]
}

test('what a sentence lets us pass on is read, in both languages', () => {
  const cases: readonly [string, readonly (string | null)[]][] = [
    [
      '本メールの内容は、貴学内と警察、JPCERT/CCに限り、お伝えいただいて差し支えありません。',
      ['named', 'named', 'named'],
    ],
    ['私の名前は学内に限り伝えていただいて結構です。', ['named', null, null]],
    ['条件: 当サイトの名前は伏せてほしい。ログは必要な相手に見せてよい', ['nobody', null, 'named']],
    ['You may pass\nthe log to the owner of the machine, but please leave my name out.', ['nobody', null, 'parties']],
    [
      'We look after a network and write about an address. You may pass\nthe log to the owner of the machine, but please leave my name out.',
      ['nobody', null, 'parties'],
    ],
    [
      'Conditions: please keep our name to yourselves; the log may be shown to those who need it',
      ['nobody', null, 'named'],
    ],
    ['条件: お送りする情報はすべて公開してかまわない', ['public', 'public', 'public']],
    ['Conditions: everything in this report may be disclosed', ['public', 'public', 'public']],
    ['You may forward this report to your customer.', ['parties', 'parties', 'parties']],
  ]
  for (const [text, expected] of cases) assert.deepEqual(consent(text), expected, text)
})

test('what asks us to act gives no permission', () => {
  for (const text of [
    'If you can forward this to the appropriate department, please do.',
    'Could you share this with your security team?',
    'Please forward this message to the person in charge.',
    'よろしければ担当の方にお伝えください。',
    'ログを提供していただけますか。',
    'This message may contain confidential information and is intended for the recipient.',
  ])
    assert.deepEqual(consent(text), [null, null, null], text)
})
