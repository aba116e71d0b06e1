import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loginKey } from './account.ts'
import { readList } from './read-list.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('a list in CP932 with Japanese columns, quotes and line ends of old Macs gives its people', () => {
  // 利用者ID,氏名,所属,区分 and one person, as a spreadsheet in Japan saves it
  const bytes = Buffer.from(
    '97989770 8ed2 4944 2c 8e81 96bc 2c 8f8a 91ae 2c 8be6 95aa 0d 7330303031 2c 22 fbfc 93b9 2c 89d4 8e71 22 2c 8d48 8a77 9594 2c 8a77 90b6 0d'.replaceAll(
      ' ',
      '',
    ),
    'hex',
  )
  const { format, lines } = readList(bytes)
  assert.equal(format, 'csv')
  assert.deepEqual(
    [lines[0]?.login, lines[0]?.account.name, lines[0]?.account.department, lines[0]?.account.group],
    ['s0001', '髙道,花子', '工学部', '学生'],
  )
})

test('a byte order mark, semicolons and line ends in quotes are no trouble; IVS stays, direction marks go', () => {
  const { lines } = readList(
    utf8('\ufeff"User ID";Name;Address\r\n\u200fA01;"葛󠄀城\r\n\u202e花子";"657-8501\r\n港区 1"\r\n'),
  )
  assert.deepEqual(
    [lines[0]?.key, lines[0]?.account.name, lines[0]?.account.address],
    ['a01', '葛󠄀城 花子', '657-8501\n港区 1'],
  )
})

test('the same login twice counts once and is told, also in another width or case', () => {
  const read = readList(utf8('login,name,address\ns1,A,x\nＳ１,B,y\n S1 ,C,z\ns2,A,x\n,D,w\n'))
  assert.deepEqual([read.lines.length, read.twice, read.unread], [2, 2, 1])
  assert.deepEqual(
    read.problems.map((one) => one.code),
    ['twice', 'twice', 'same-person', 'no-login'],
  )
})

test('where a list has addresses, whoever has none is told and counts all the same; a list without any is no fault', () => {
  const read = readList(utf8('login,name,address\ns1,A,x\ns2,B,\ns3,C,  \n'))
  assert.deepEqual(
    [read.lines.length, read.problems.map(({ code, login }) => `${code} ${login}`)],
    [3, ['no-address s2', 'no-address s3']],
  )
  assert.deepEqual(readList(utf8('login,name,address\ns1,A,\n')).problems, [])
})

test('.htpasswd, LDIF and a plain list are told apart', () => {
  const htpasswd = readList(utf8('hana:$apr1$abc$xyz\ntaro:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n'))
  assert.deepEqual([htpasswd.format, htpasswd.lines[1]?.hash], ['htpasswd', '{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g='])
  const ldif = readList(
    utf8(
      'version: 1\n\ndn: uid=hana,dc=x\nuid: hana\ncn:: 6Iqx5a2Q\nemployeeType: stu\n dent\n\ndn: ou=people\nou: people\n',
    ),
  )
  assert.deepEqual(
    [
      ldif.format,
      ldif.lines.length,
      ldif.lines[0]?.account.name,
      ldif.lines[0]?.account.group,
      ldif.lines[0]?.account.dn,
    ],
    ['ldif', 1, '花子', 'student', 'uid=hana,dc=x'],
  )
  assert.deepEqual(
    readList(utf8('hana\r\n# gone\ntaro\n')).lines.map((one) => one.login),
    ['hana', 'taro'],
  )
})

test('whatever the bytes, every line is an account, one named before, or one that names nobody', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 })), {
        minLength: 1,
        maxLength: 30,
      }),
      (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const read = readList(
          utf8(`login,name\n${rows.map((row) => row.map((one) => quoted(one.toWellFormed())).join(',')).join('\n')}\n`),
        )
        const keys = new Set(read.lines.map((one) => one.key))
        assert.equal(keys.size, read.lines.length)
        assert.ok(read.lines.every((one) => one.key === loginKey(one.login) && one.key !== ''))
        assert.equal(read.lines.length + read.twice + read.unread, rows.length)
      },
    ),
  )
})
