import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hexLines, kindOf, stringsIn, textLines, visible } from './look.ts'

test('a file is known by its first bytes, whatever it is called', () => {
  const kinds = [
    Buffer.from('\u007fELF\u0002', 'latin1'),
    Buffer.from('MZ\u0090\0'),
    Buffer.from('#!/bin/sh\n'),
    Buffer.from('a log\n'),
    Buffer.from([1, 2, 3]),
    Buffer.alloc(0),
  ]
  assert.deepEqual(kinds.map(kindOf), ['elf', 'pe', 'script', 'text', 'other', 'empty'])
})

test('hex shows every byte once, with its place', () => {
  assert.deepEqual(hexLines(Buffer.from('GET /cgi-bin/phf?\n'), 32), [
    { at: 32, text: '47 45 54 20 2f 63 67 69 2d 62 69 6e 2f 70 68 66  GET /cgi-bin/phf' },
    { at: 48, text: `3f 0a${' '.repeat(42)}  ?.` },
  ])
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const hex = hexLines(bytes, 0).map(({ text }) => text.slice(0, 47).replaceAll(' ', ''))
      assert.equal(hex.join(''), Buffer.from(bytes).toString('hex'))
    }),
  )
})

test('strings are found in one-byte and in two-byte text, with their places', () => {
  const bytes = Buffer.concat([
    Buffer.from([0, 1, 2]),
    Buffer.from('/bin/sh'),
    Buffer.from([0, 255]),
    Buffer.from('evil.example', 'utf16le'),
  ])
  assert.deepEqual(stringsIn(bytes, 100).lines, [
    { at: 103, text: '/bin/sh' },
    { at: 112, text: 'evil.example' },
  ])
})

test('what would turn a text around or hide in it is written out', () => {
  assert.equal(visible('a\u202eb\u0000c\u001b[31m'), 'a<202e>b<00>c<1b>[31m')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      for (const line of textLines(text)) assert.doesNotMatch(line.text, /[\u0000-\u0008\u000a-\u001f\u202a-\u202e]/)
    }),
  )
})
