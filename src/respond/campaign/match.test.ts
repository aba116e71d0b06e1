import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareHashes } from './match.ts'

const ssha = (password: string, salt: string) =>
  `{SSHA}${Buffer.concat([
    createHash('sha1')
      .update(password + salt)
      .digest(),
    Buffer.from(salt),
  ]).toString('base64')}`

test('the same hash is the same password, whether a directory or a web server wrote it down', () => {
  assert.equal(compareHashes('abJnggxhB/yWI', '{CRYPT}abJnggxhB/yWI'), 'same')
  assert.equal(compareHashes('{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=', '{sha}W6ph5Mm5Pz8GgiULbPgzG37mj9g='), 'same')
})

test('over one salt another hash is another password; over two salts nobody can tell', () => {
  assert.equal(compareHashes('abJnggxhB/yWI', 'abXXXXXXXXXXX'), 'differs')
  assert.equal(compareHashes('abJnggxhB/yWI', 'cdJnggxhB/yWI'), 'unknown')
  assert.equal(compareHashes('$6$salt$aaa', '$6$salt$bbb'), 'differs')
  assert.equal(compareHashes('$6$salt$aaa', '$5$salt$aaa'), 'unknown')
  assert.equal(compareHashes('', '{SSHA}x'), 'listed')
})

test('a comparison never says “same” of two passwords, nor “differs” of one', () => {
  const salt = fc.string({ minLength: 4, maxLength: 4, unit: fc.constantFrom('a', 'b') })
  const password = fc.constantFrom('horse', 'staple')
  fc.assert(
    fc.property(password, salt, password, salt, (p, s, q, r) => {
      const said = compareHashes(ssha(p, s), ssha(q, r))
      assert.equal(said, s !== r ? 'unknown' : p === q ? 'same' : 'differs')
    }),
  )
})
