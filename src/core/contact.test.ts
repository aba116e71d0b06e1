import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactLine, contactRows, noContact } from './contact.ts'

const whole = {
  phone: '+81 3-0000-0000',
  fax: '03-0000-0001',
  email: 'desk@example.jp',
  hours: { ja: '平日 9時〜17時', en: '' },
}

test('a desk without telephone, FAX and mail offers none of them', () => {
  assert.deepEqual(contactRows(noContact, 'ja'), [])
  assert.equal(contactLine(noContact, 'en'), '')
})

test('a telephone number can be dialled and an address be written to, from where they stand', () => {
  assert.deepEqual(
    contactRows(whole, 'en').map((row) => row.href),
    ['tel:+81300000000', null, 'mailto:desk@example.jp', null],
  )
})

test('hours that were given in one language only are shown in the other rather than left out', () => {
  assert.ok(contactLine(whole, 'en').endsWith('Hours 平日 9時〜17時'))
  assert.equal(
    contactLine(whole, 'ja'),
    '電話 +81 3-0000-0000、FAX 03-0000-0001、メール desk@example.jp、受付時間 平日 9時〜17時',
  )
})
