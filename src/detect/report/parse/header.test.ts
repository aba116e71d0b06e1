import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from '#src/core/charset.ts'
import { decodeWords } from './header.ts'

const words = (charset: string, pieces: readonly Buffer[]) =>
  pieces.map((p) => `=?${charset}?B?${p.toString('base64')}?=`).join('\r\n ')
/** 報告 and 踏み台 in JIS X 0208, each with its escapes. */
const jis = (hex: string) =>
  Buffer.concat([Buffer.from('\x1b$B', 'latin1'), Buffer.from(hex, 'hex'), Buffer.from('\x1b(B', 'latin1')])

test('encoded words of ISO-2022-JP are each read alone: none leaves a mark where they meet', () => {
  assert.equal(decodeWords(words('ISO-2022-JP', [jis('4a73'), jis('3970')])), '報告')
  assert.equal(decodeWords(words('iso-2022-jp', [jis('4a73'), Buffer.from(' 1/2 '), jis('3970')])), '報 1/2 告')
})

test('a mailer that cuts ISO-2022-JP in the middle is understood all the same', () => {
  const whole = jis('4a733970')
  assert.equal(decodeWords(words('ISO-2022-JP', [whole.subarray(0, 5), whole.subarray(5)])), '報告')
})

test('a character of UTF-8, Shift_JIS or EUC-JP that is cut between two words is put together', () => {
  const cut = (hex: string, at: number) => {
    const bytes = Buffer.from(hex, 'hex')
    return [bytes.subarray(0, at), bytes.subarray(at)]
  }
  assert.equal(decodeWords(words('UTF-8', cut('e5a0b1e5918a', 4))), '報告')
  assert.equal(decodeWords(words('Shift_JIS', cut('95f18d90', 3))), '報告')
  assert.equal(decodeWords(words('EUC-JP', cut('caf3b9f0', 1))), '報告')
})

test('words of two charsets side by side are each read in their own', () => {
  const two = `${words('UTF-8', [Buffer.from('報')])} ${words('ISO-2022-JP', [jis('3970')])}`
  assert.equal(decodeWords(two), '報告')
})

test('a body that switches to ASCII and straight back to kanji has no damaged character', () => {
  const { text, trouble } = decodeText(Buffer.concat([jis('4a73'), jis('3970')]), 'iso-2022-jp')
  assert.deepEqual([text, trouble], ['報告', null])
})
