import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkpointText, keyHashOf, parseCheckpoint, shortCode, signedNote } from './checkpoint.ts'

const root = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
const text = checkpointText({
  origin: 'hikeshi/0011223344556677',
  size: 1284,
  root,
  extra: { number: '12', time: '2026-11-21T12:00:00.000Z' },
})
const keyHash = keyHashOf(
  (bytes) => createHash('sha256').update(bytes).digest(),
  'hikeshi/0011223344556677',
  new Uint8Array(32),
)
const note = signedNote(text, 'hikeshi/0011223344556677', keyHash, new Uint8Array(64).fill(9))

test('a checkpoint is a C2SP signed note: origin, size, root, further lines, an empty line, the signature', () => {
  const lines = note.split('\n')
  assert.equal(lines[0], 'hikeshi/0011223344556677')
  assert.equal(lines[1], '1284')
  assert.equal(lines[2], Buffer.from(root).toString('base64'))
  assert.equal(lines[5], '')
  assert.match(lines[6]!, /^— hikeshi\/0011223344556677 [A-Za-z0-9+/]+=*$/)
})

test('a checkpoint that is read back says what was signed', () => {
  const found = parseCheckpoint(note)
  assert.equal(found?.size, 1284)
  assert.deepEqual(found?.root, root)
  assert.deepEqual(found?.extra, { number: '12', time: '2026-11-21T12:00:00.000Z' })
  assert.equal(found?.text, text)
  assert.deepEqual(found?.signature, new Uint8Array(64).fill(9))
})

test('no altered character goes unseen: the note is refused or says something else', () => {
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (at, letter) => {
      fc.pre(note[at] !== letter)
      const found = parseCheckpoint(note.slice(0, at) + letter + note.slice(at + 1))
      if (!found) return
      const before = parseCheckpoint(note)
      assert.notDeepEqual(found, before)
    }),
  )
})

test('the short code has four groups of four and no letter that is misread on paper', () => {
  assert.equal(shortCode(new Uint8Array(32)), '0000-0000-0000-0000')
  assert.equal(shortCode(new Uint8Array(32).fill(255)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
      assert.match(shortCode(hash), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    }),
  )
})
