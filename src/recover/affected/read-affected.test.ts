import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeCp932 } from '#src/respond/incident/csv-export.ts'
import { isTaken } from './affected.ts'
import { readAffected } from './read-affected.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('a list is read in CP932, in UTF-8 with and without a mark, and in UTF-16, with the same names', () => {
  const text =
    '会員番号,氏名,メールアドレス,流出項目\r\n1001,髙橋 誠,makoto@example.jp,氏名、メール\r\n1002,森鷗外,,カード番号\r\n'
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16]) {
    const read = readAffected(bytes)
    assert.deepEqual(
      read.people.map(({ key, name, email, lost }) => [key, name, email, lost]),
      [
        ['r 1001', '髙橋 誠', 'makoto@example.jp', ['name', 'email']],
        ['r 1002', '森鷗外', '', ['card']],
      ],
    )
  }
  // 鷗 is not in CP932; 髙 is.
  const cp932 = readAffected(encodeCp932('会員番号,氏名\r\n1001,髙橋 誠\r\n1002,ﾔﾏﾀﾞ ﾀﾛｳ\r\n'))
  assert.deepEqual(
    cp932.people.map((one) => one.name),
    ['髙橋 誠', 'ﾔﾏﾀﾞ ﾀﾛｳ'],
  )
  const latin = readAffected(new Uint8Array(Buffer.from('id,name\r\n1,Jürgen Müller\r\n', 'latin1')))
  assert.equal(latin.people[0]?.name, 'Jürgen Müller')
})

test('the same one on two lines becomes one, with all that was lost', () => {
  const read = readAffected(
    utf8('id,name,email,lost\n７,Ann,,name\n7,,ann@example.org,card\n8,Bob,bob@example.org,card\n'),
  )
  assert.deepEqual([read.lines, read.people.length, read.twice, read.leftOut], [3, 2, 1, 0])
  assert.deepEqual(read.people[0], {
    ...{ line: 2, key: 'r 7', reference: '７', name: 'Ann', email: 'ann@example.org', address: '', phone: '' },
    ...{ lang: 'ja', lost: ['name', 'card'], contract: '', note: '' },
  })
})

test('odd names stay as they are, without what cannot be seen; a line that names nobody is said not to be taken', () => {
  const read = readAffected(
    utf8(
      'name,address,email\n"O\'Brien, ""Bob""",1 Main St,\n葛󠄀城 花,奈良県,\n\u202eevil\u0007,Tokyo,not-an-address\n,,\nnobody,,\n\ufffd\ufffd,Osaka,\n',
    ),
  )
  assert.deepEqual(
    read.people.map((one) => one.name),
    ['O\'Brien, "Bob"', '葛󠄀城 花', 'evil'],
  )
  assert.deepEqual(read.problems, [
    { line: 4, problem: 'bad-address' },
    { line: 6, problem: 'nobody' },
    { line: 7, problem: 'damaged' },
  ])
})

test('whatever comes in: every line is taken once, joined or left out, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), { maxLength: 12 }), (cells) => {
      const text = `id,name,email,address,lost\n${cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`
      const read = readAffected(utf8(text))
      assert.equal(read.people.length + read.twice + read.leftOut, read.lines)
      assert.equal(new Set(read.people.map((one) => one.key)).size, read.people.length)
      const said = new Set(
        read.problems.filter((one) => !isTaken(one.problem) && one.problem !== 'twice').map((one) => one.line),
      )
      assert.ok(said.size <= read.leftOut)
    }),
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readAffected(bytes)))
})
