// The contract of the command line on one running desk: data on stdout, words on stderr in the language of the terminal, exit
// codes 0 done, 1 refused or found, 2 wrong usage, 3 failure.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { doorOf, newDataDir, type Ran, removeDataDir, run, type ServingDesk, startDesk } from './kit/serving.ts'

let home = ''
let desk: ServingDesk
let incident = ''
const place = (name: string) => join(home, name)
const mail = [
  'From: admin@site-b.example',
  'To: desk@desk.example',
  'Subject: port scan',
  'Date: Mon, 18 Oct 1999 22:00:00 +0900',
  '',
  'A scan from 192.0.2.7 came to our host.',
  '',
].join('\r\n')

before(async () => {
  home = await newDataDir()
  desk = await startDesk(place('desk'), { HIKESHI_ZONE: 'Europe/Berlin' })
  writeFileSync(place('mail.eml'), mail)
  incident = on(['incident', 'create', '--title', '不審な通信']).stdout.trim()
})
after(async () => {
  await desk.stop()
  await removeDataDir(home)
})

const on = (args: string[], environment: Record<string, string> = {}, input = ''): Ran =>
  run([...args, '--data', desk.dataDir], environment, input)
const ja = { HIKESHI_LANG: 'ja' }
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const json = (ran: Ran): Record<string, unknown>[] =>
  ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the version is told, as the package has it', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const ran = run(['--version'])
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [0, `${version}\n`, ''])
})

describe('wrong usage ends with 2, in words on stderr and nothing on stdout:', () => {
  const cases: Record<string, string[]> = {
    'an unknown noun': ['nonsense'],
    'an unknown verb': ['report', 'nonsense'],
    'an unknown option': ['report', 'list', '--nonsense'],
    'a missing argument': ['report', 'parse'],
    'a missing option': ['incident', 'create'],
    'an option without its value': ['incident', 'create', '--title'],
    'a limit that is no number': ['incident', 'list', '--limit', 'many'],
    'a phase that there is not': ['incident', 'list', '--phase', 'panic'],
    'a TLP that there is not': ['incident', 'create', '--title', 'x', '--tlp', 'purple'],
    'a bundle and a desk at once': ['record', 'verify', 'a.zip', '--url', 'http://127.0.0.1:1'],
    'a verification of nothing': ['record', 'verify'],
    'a day that the calendar does not have': ['review', 'plan', '--incident', '2026-0001', '--on', '2026-02-30'],
    'an empty question': ['sweep', 'start', '--incident', '2026-0001', '--units', 'units.csv', '--question', ' '],
    'a person whose number is none': ['affected', 'told', 'x', '--incident', '2026-0001', '--channel', 'visit'],
  }
  for (const [name, args] of Object.entries(cases))
    test(name, () => {
      for (const lang of ['en', 'ja']) {
        const ran = run(args, { HIKESHI_LANG: lang })
        assert.deepEqual([ran.code, ran.stdout], [2, ''], ran.stderr)
        assert.equal(japanese.test(ran.stderr), lang === 'ja', ran.stderr)
        assert.doesNotMatch(ran.stderr, /\n {4}at /)
      }
    })

  test('a time that is none', () => {
    const ran = on(['entry', 'add', '--incident', incident, '--text', 'x', '--at', 'yesterday-ish'])
    assert.deepEqual([ran.code, ran.stdout], [2, ''])
    assert.match(ran.stderr, /--at/)
  })
})

test('help is data, in the language of the terminal', () => {
  for (const args of [['--help'], ['report', '--help'], ['entry', 'add', '--help']]) {
    const [inEnglish, inJapanese] = [run(args), run(args, ja)]
    assert.deepEqual([inEnglish.code, inJapanese.code], [0, 0])
    assert.match(inEnglish.stdout, /Usage: hikeshi/)
    assert.match(inJapanese.stdout, /使い方: hikeshi/)
  }
})

describe('report', () => {
  test('parse needs no desk: one line a report, 1 when something was wrong in one, 3 when a file is not there', () => {
    const nowhere = { HIKESHI_DATA: place('nowhere') }
    const good = run(['report', 'parse', place('mail.eml')], nowhere)
    assert.deepEqual([good.code, good.stderr], [0, ''])
    const [report] = json(good)
    assert.deepEqual(
      [report!.format, report!.subject, report!.receivedAt, (report!.reporter as { email: string }).email],
      ['mail', 'port scan', '1999-10-18T22:00:00+09:00', 'admin@site-b.example'],
    )
    const given = run(['report', 'parse', '-'], nowhere, mail)
    assert.deepEqual(json(given)[0], { ...report, file: '-' })
    assert.equal(run(['report', 'parse', '-'], nowhere, '').code, 1)
    for (const lang of ['en', 'ja']) {
      const missing = run(['report', 'parse', place('missing.eml'), place('mail.eml')], { HIKESHI_LANG: lang })
      assert.equal(missing.code, 3)
      assert.match(missing.stderr, /missing\.eml/)
      assert.equal(japanese.test(missing.stderr), lang === 'ja')
      assert.equal(json(missing).length, 1, 'the others are read all the same')
    }
  })

  test('import takes files and standard input, says what is known already, and ends with 1 when one could not be opened', () => {
    const taken = on(['report', 'import', place('mail.eml'), '--json'])
    assert.deepEqual([taken.code, taken.stderr], [0, ''])
    const [outcome] = json(taken) as { ok: boolean; reports: { number: string }[] }[]
    assert.ok(outcome!.ok)
    const { number } = outcome!.reports[0]!
    const again = on(['report', 'import', '-'], {}, mail)
    assert.equal(again.code, 0)
    assert.match(again.stdout, new RegExp(number))
    const missing = on(['report', 'import', place('missing.eml')])
    assert.deepEqual([missing.code, missing.stdout], [1, ''])
    assert.match(missing.stderr, /missing\.eml/)
    const shown = on(['report', 'show', number])
    assert.deepEqual([shown.code, shown.stdout.includes('port scan')], [0, true])
    assert.equal(json(on(['report', 'show', number, '--json']))[0]!.number, number)
  })

  test('list gives one line a report, the zone of the desk named once above', () => {
    const listed = on(['report', 'list'])
    assert.equal(listed.code, 0)
    assert.match(listed.stdout, /18 Oct 1999 15:00 .*port scan/)
    assert.match(listed.stderr, /UTC\+0\d/)
    assert.doesNotMatch(listed.stdout, /UTC|JST/)
    assert.match(on(['report', 'list'], ja).stdout, /1999年10月18日\(月\) 15:00/)
    assert.equal(json(on(['report', 'list', '--json']))[0]!.subject, 'port scan')
  })

  test('a report that there is not is refused with 1, in words', () => {
    for (const lang of ['en', 'ja']) {
      const ran = on(['report', 'show', 'R1999-9999'], { HIKESHI_LANG: lang })
      assert.deepEqual([ran.code, ran.stdout], [1, ''])
      assert.equal(japanese.test(ran.stderr), lang === 'ja', ran.stderr)
    }
  })
})

describe('incident', () => {
  test('create prints the number, list and show one line each, the zone of the desk named once above', () => {
    const made = on(['incident', 'create', '--title', 'second', '--notice', '2026-01-05 09:00', '--tlp', 'green'])
    assert.equal(made.code, 0)
    assert.match(made.stdout, /^\d{4}-\d{4}\n$/)
    assert.match(made.stderr, /open/)
    const number = made.stdout.trim()
    const listed = on(['incident', 'list'])
    assert.match(listed.stdout, new RegExp(`^${number}\t.*\t5 Jan 2026 09:00\tsecond$`, 'm'))
    assert.match(listed.stderr, /UTC\+0\d/)
    assert.doesNotMatch(listed.stdout, /UTC|JST/)
    assert.match(on(['incident', 'list'], ja).stdout, /2026年1月5日\(月\) 9:00/)
    assert.equal(json(on(['incident', 'list', '--limit', '1', '--json'])).length, 1)
    assert.match(on(['incident', 'show', number]).stdout, /second/)
    const [shown] = json(on(['incident', 'show', number, '--json']))
    assert.deepEqual([shown!.number, shown!.noticedAt, shown!.tlp], [number, '2026-01-05T08:00:00.000Z', 'green'])
  })

  test('link links two, and refuses one that there is not', () => {
    const other = on(['incident', 'create', '--title', 'other', '--json'])
    const { number } = json(other)[0] as { number: string }
    const linked = on(['incident', 'link', incident, number, '--reason', 'the same intruder', '--json'])
    assert.equal(linked.code, 0, linked.stderr)
    assert.match(linked.stdout, new RegExp(number))
    const refused = on(['incident', 'link', incident, '1999-0001'])
    assert.deepEqual([refused.code, refused.stdout], [1, ''])
  })
})

describe('entry', () => {
  type When = { from: string; to: string; precision: string; zone: string }
  const berlin = 'Europe/Berlin'
  const forms: Record<string, Partial<When>> = {
    '2003-06-17 00:00': { from: '2003-06-16T22:00:00.000Z', precision: 'minute', zone: berlin },
    '2003-06-17 00:00:30': { from: '2003-06-16T22:00:30.000Z', precision: 'second' },
    '2003-06-17T09:00+09:00': { from: '2003-06-17T00:00:00.000Z', precision: 'minute', zone: '+09:00' },
    '2003-06-17 09:00 JST': { from: '2003-06-17T00:00:00.000Z', zone: 'Asia/Tokyo' },
    'within 5m of 2003-06-17 00:00': {
      from: '2003-06-16T22:00:00.000Z',
      to: '2003-06-16T22:05:00.000Z',
      precision: 'within',
    },
    '2003-06-17': { from: '2003-06-16T22:00:00.000Z', to: '2003-06-17T22:00:00.000Z', precision: 'day' },
    'about 2003-06-17 09:00': { from: '2003-06-17T07:00:00.000Z', precision: 'about' },
    '2003年6月17日 9時頃': { from: '2003-06-17T07:00:00.000Z', precision: 'about' },
    '2003-06-17 18:00/2003-06-18 05:00': {
      from: '2003-06-17T16:00:00.000Z',
      to: '2003-06-18T03:00:00.000Z',
      precision: 'range',
    },
    '2003年6月17日 18:00〜翌5:00': { to: '2003-06-18T03:00:00.000Z', precision: 'range' },
    unknown: { precision: 'unknown' },
  }
  for (const [at, wanted] of Object.entries(forms))
    test(`add --at '${at}'`, () => {
      const added = on(['entry', 'add', '--incident', incident, '--text', at, '--at', at, '--json'])
      assert.equal(added.code, 0, added.stderr)
      const { when } = json(added)[0] as { when: When }
      for (const [key, value] of Object.entries(wanted))
        assert.equal(when[key as keyof When], value, JSON.stringify(when))
    })

  test('add prints the number of the entry, and --zone says where its time is stated', () => {
    const added = on([
      'entry',
      'add',
      '--incident',
      incident,
      '--text',
      '電話を受けた',
      '--at',
      '2003-06-17 09:00',
      '--zone',
      'Asia/Tokyo',
      '--kind',
      'contact',
    ])
    assert.match(added.stdout, /^\d+\n$/)
    assert.match(added.stderr, new RegExp(incident))
    assert.equal(
      on(['entry', 'add', '--incident', incident, '--text', 'x', '--at', '2003-06-17', '--zone', 'Mars/Olympus']).code,
      2,
    )
    assert.equal(on(['entry', 'add', '--incident', '1999-0001', '--text', 'x']).code, 1)
  })

  test('import writes the lines of a CSV from a file or standard input; a wrong line has its own outcome and ends with 1', () => {
    const csv = 'at,text\n2003-06-17 00:00,first\n2003-06-17 00:05,second\n'
    writeFileSync(place('entries.csv'), csv)
    const checked = on(['entry', 'import', place('entries.csv'), '--incident', incident, '--check', '--json'])
    assert.deepEqual([checked.code, json(checked).length], [0, 2])
    assert.equal(on(['entry', 'import', '-', '--incident', incident], {}, csv).code, 0)
    const wrong = on(['entry', 'import', '-', '--incident', incident], ja, 'at,text\nnever,third\n')
    assert.deepEqual([wrong.code, wrong.stdout], [1, ''])
    assert.match(wrong.stderr, /2行目/)
    const missing = on(['entry', 'import', place('missing.csv'), '--incident', incident])
    assert.deepEqual([missing.code, missing.stdout], [3, ''])
    assert.match(missing.stderr, /missing\.csv/)
  })
})

describe('record', () => {
  test('export writes a bundle that verify proves without the desk; a byte altered in it ends with 1 and is named', () => {
    const file = place('bundle.zip')
    const made = on(['record', 'export', '--incident', incident, '--out', file, '--json'])
    assert.equal(made.code, 0, made.stderr)
    assert.equal(json(made)[0]!.file, file)
    assert.equal(run(['record', 'verify', file], { HIKESHI_DATA: place('nowhere') }).code, 0)
    assert.equal(json(run(['record', 'verify', file, '--json']))[0]!.ok, true)
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.byteLength / 2)]! ^= 1
    writeFileSync(place('altered.zip'), bytes)
    const altered = run(['record', 'verify', place('altered.zip')], ja)
    assert.equal(altered.code, 1)
    assert.match(altered.stdout, japanese)
    assert.equal(run(['record', 'verify', place('missing.zip')]).code, 3)
  })

  test('verify asks a running desk with a token; without one it is refused, without a desk it fails', async () => {
    const token = (await doorOf(desk)).authorization!.slice('Bearer '.length)
    const proved = run(['record', 'verify', '--url', desk.url, '--json'], { HIKESHI_TOKEN: token })
    assert.equal(proved.code, 0, proved.stderr)
    assert.equal(json(proved)[0]!.ok, true)
    const refused = run(['record', 'verify', '--url', desk.url])
    assert.deepEqual([refused.code, refused.stdout], [1, ''])
    assert.equal(run(['record', 'verify', '--url', 'http://127.0.0.1:1']).code, 3)
  })
})

describe('person', () => {
  test('add prints the invitation, list the accounts; an address that is taken is refused', () => {
    const person = ['--email', 'duty@desk.example', '--name', '当番', '--role', 'responder']
    const added = on(['person', 'add', ...person])
    assert.equal(added.code, 0, added.stderr)
    assert.match(added.stdout, /^https?:\/\/\S+\n$/)
    assert.equal(on(['person', 'add', ...person]).code, 1)
    assert.equal(on(['person', 'add', '--email', 'x@desk.example', '--name', 'x', '--role', 'king']).code, 2)
    assert.match(on(['person', 'list']).stdout, /responder +duty@desk\.example +当番/)
    assert.equal(json(on(['person', 'list', '--json'])).length, 2)
  })
})

describe('a desk', () => {
  test('that is not there is said so with 3, in words', () => {
    for (const lang of ['en', 'ja']) {
      const ran = run(['incident', 'list', '--url', 'http://127.0.0.1:1'], { HIKESHI_LANG: lang })
      assert.deepEqual([ran.code, ran.stdout], [3, ''])
      assert.match(ran.stderr, /127\.0\.0\.1:1/)
      assert.equal(japanese.test(ran.stderr), lang === 'ja')
    }
  })

  test('that has no administrator yet says how to make one, in the language of the terminal', () => {
    const ran = run(['incident', 'list', '--data', place('nobody')], ja)
    assert.deepEqual([ran.code, ran.stdout], [1, ''])
    assert.match(ran.stderr, /まだ管理者がいません.*HIKESHI_ADMIN_EMAIL/)
  })

  test('that runs already refuses a second one on its folder, in words that name the folder', () => {
    for (const lang of ['en', 'ja']) {
      const ran = run(['serve', '--data', desk.dataDir, '--port', '0'], { HIKESHI_LANG: lang })
      assert.deepEqual([ran.code, ran.stdout], [1, ''])
      assert.ok(ran.stderr.includes(desk.dataDir))
      assert.equal(japanese.test(ran.stderr), lang === 'ja')
    }
  })

  test('with a wrong setting does not start and says which', () => {
    const ran = run(['serve', '--data', place('wrong'), '--port', '99999'])
    assert.notEqual(ran.code, 0)
    assert.match(ran.stderr, /HIKESHI_PORT/)
  })
})

test('an incident that there is not is named, and what recovery has not is said', () => {
  for (const [lang, words] of [
    ['en', /no incident 2026-9999/],
    ['ja', /2026-9999 はありません/],
  ] as const) {
    const none = on(['damage', 'show', '--incident', '2026-9999'], { HIKESHI_LANG: lang })
    assert.deepEqual([none.code, none.stdout], [1, ''])
    assert.match(none.stderr, words)
    const empty = on(['damage', 'show', '--incident', incident], { HIKESHI_LANG: lang })
    assert.deepEqual([empty.code, empty.stdout], [0, ''])
    assert.match(empty.stderr, lang === 'ja' ? /まだ書かれていません/ : /no damage is written down/)
  }
})

test('units are read in the charset of Excel in Japan, and what is no text is refused with its line', () => {
  writeFileSync(place('units.csv'), Buffer.from('89638bc695940a', 'hex'))
  const made = on(['sweep', 'start', '--incident', incident, '--question', '最新か', '--units', place('units.csv')])
  assert.equal(made.code, 0, made.stderr)
  assert.match(on(['sweep', 'status', '--incident', incident]).stdout, /^営業部\t/)
  writeFileSync(place('units.csv'), Buffer.from([1, 2, 0]))
  const refused = on(['sweep', 'start', '--incident', incident, '--question', 'x', '--units', place('units.csv')])
  assert.deepEqual([refused.code, refused.stdout], [2, ''])
  assert.match(refused.stderr, /line 1 of/)
})
