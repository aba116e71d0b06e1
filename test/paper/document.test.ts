import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatDay } from '#src/core/time.ts'
import { openPaper } from '#src/platform/pdf/paper.ts'
import {
  blankSheet,
  briefing,
  caseFile,
  checkpoint,
  emptyCaseFile,
  handover,
  hostile,
  hostileCaseFile,
  jst,
} from './kobe.ts'
import { bare, pagesOf, reader, textOf } from './pdf-text.ts'

const paper = openPaper({ log: () => {} })
after(() => paper.close())
const skip = reader

function has(text: string, ...wanted: string[]): void {
  for (const words of wanted) assert.ok(text.includes(bare(words)), `the paper lacks: ${words}`)
}

test('the case file says in Japanese what the incident is, who is concerned and what was done', { skip }, async () => {
  const text = textOf(await paper.render('case-file', caseFile('ja')))
  has(
    text,
    '事案記録',
    '2003-0001',
    '掲示板サーバへの侵入とパスワードの流出',
    'チームと指名された人だけが',
    '影響が組織の外にも及んでいます。',
  )
  has(
    text,
    '覚知からの経過',
    '20日 17時間',
    '起こったこと',
    '起こっていること',
    'これから起こりうること',
    '最悪の場合',
    '確度：おそらく',
  )
  has(
    text,
    'NASA Ames Research Center',
    '原因の当事者ではない',
    '192[.]0[.]2[.]44',
    'R2003-0001',
    '名乗らず',
    '理由：流出した範囲を限れないため。',
  )
})

test('the case file says the same in English', { skip }, async () => {
  const text = textOf(await paper.render('case-file', caseFile('en')))
  has(
    text,
    'Case file',
    'Intrusion into the bulletin-board server',
    'Only the team and named people can see',
    'Time since notice',
    '20 d 17 h',
  )
  has(
    text,
    'What has happened',
    'What is happening',
    'What may happen',
    'Worst case',
    'not the cause',
    'Gave no name',
    'Approved',
  )
})

test('entries stand under their day with its weekday, with times as exact as they are known', { skip }, async () => {
  const ja = textOf(await paper.render('case-file', caseFile('ja')))
  has(
    ja,
    formatDay(jst(6, 17), { lang: 'ja', zone: 'Asia/Tokyo' }),
    '17日(火)',
    '5分以内',
    '6:30頃',
    '13:30',
    '9:00〜12:00',
  )
  const en = textOf(await paper.render('case-file', caseFile('en')))
  has(en, '17 Jun 2003 (Tue)', 'within 5 min', 'about 06:30', '13:30', '09:00 – 12:00')
})

test('a corrected entry names the one that corrects it, and attachments carry their hash', { skip }, async () => {
  has(
    textOf(await paper.render('case-file', caseFile('ja'))),
    '記録7で訂正',
    '記録6の訂正',
    '22,727',
    '22,721',
    'httpd-error_log.txt',
    'SHA-256',
  )
  has(textOf(await paper.render('case-file', caseFile('en'))), 'Corrected by entry 7', 'Corrects entry 6')
})

test('the foot of every page shows the incident, the check code, the label, the time and the page of how many', {
  skip,
}, async () => {
  for (const lang of ['ja', 'en'] as const) {
    const pages = pagesOf(await paper.render('case-file', caseFile(lang)))
    assert.ok(pages.length > 3)
    for (const [index, page] of pages.entries()) {
      has(bare(page), '2003-0001', checkpoint.shortCode, `${index + 1} / ${pages.length}`, '17:05 JST')
      assert.equal(bare(page).split('TLP:AMBER').length - 1, index === 0 ? 3 : 2)
    }
  }
})

test('the proof names the checkpoint whole and the commands that verify it offline', { skip }, async () => {
  const text = textOf(await paper.render('case-file', caseFile('en')))
  has(
    text,
    checkpoint.rootHash,
    checkpoint.signature,
    checkpoint.keyId,
    checkpoint.origin,
    'The record is intact. All 20 entries',
    'hikeshi record verify 2003-0001.bundle',
  )
})

test('an altered record is said on the paper, with the first wrong entry', { skip }, async () => {
  const proof = { state: 'altered' as const, checkedAt: jst(7, 7), entries: 20, firstWrong: 6 }
  has(
    textOf(await paper.render('case-file', { ...caseFile('ja'), proof })),
    '改変が見つかりました',
    '最初に合わない記録は6番',
  )
  has(textOf(await paper.render('case-file', { ...caseFile('en'), proof })), 'has been altered', 'number 6')
})

test('an empty section says in words that there is none', { skip }, async () => {
  has(
    textOf(await paper.render('case-file', emptyCaseFile('ja'))),
    '概要はまだ書かれていません',
    '未確認です',
    '記録はまだ1件もありません',
    '署名済みの検証点はまだありません',
  )
  has(
    textOf(await paper.render('case-file', emptyCaseFile('en'))),
    'No summary has been written yet',
    'has not been checked',
    'There is no entry yet',
    'no signed checkpoint yet',
  )
})

test('hostile text prints as itself and cannot become a template', { skip }, async () => {
  const text = textOf(await paper.render('case-file', hostileCaseFile('ja')))
  has(text, hostile.typst, hostile.quotes, 'invoice〔U+202E〕fdp.exe', 'null〔U+0000〕', hostile.url)
  // over a page the foot stands between
  assert.ok(text.split('x'.repeat(500)).length > 10)
  has(text, '個人情報の消去', '日付不明', 'sometime in June')
})

test('hostile text is harmless in the other documents too', { skip }, async () => {
  const all = Object.values(hostile).join('\n')
  for (const lang of ['ja', 'en'] as const) {
    has(
      textOf(await paper.render('briefing', { ...briefing(lang), happened: all, title: all })),
      '#import "@preview/evil:1.0.0"',
    )
    has(
      textOf(await paper.render('handover', { ...handover(lang), giver: all, questions: [{ text: all }] })),
      '#import "@preview/evil:1.0.0"',
    )
    has(
      textOf(await paper.render('blank-sheet', { ...blankSheet(lang), number: '2003-0001', title: hostile.typst })),
      '#import',
    )
  }
})

test('the briefing is one page in both languages, whatever its texts are', { skip }, async () => {
  const short = pagesOf(await paper.render('briefing', briefing('ja')))
  assert.equal(short.length, 1)
  has(
    bare(short[0]!),
    '何が起こったか',
    '私たちにとって何を意味するか',
    '決めていただきたいこと',
    '最悪の場合',
    '次の報告',
    '現在',
    '不祥事レベル',
  )
  has(
    textOf(await paper.render('briefing', briefing('en'))),
    'What happened',
    'What it means for us',
    'What we need from you',
    'Next report',
    'As of 17 Jun 2003 13:00',
  )
  const long = 'とても長い説明です。'.repeat(900)
  const decisions = Array.from({ length: 30 }, () => ({ what: long, by: jst(6, 18), recommended: long }))
  const full = pagesOf(
    await paper.render('briefing', {
      ...briefing('ja'),
      title: long,
      happened: long,
      means: long,
      doing: long,
      worstCase: long,
      decisions,
    }),
  )
  assert.equal(full.length, 1)
  has(bare(full[0]!), '続きは事案記録2003-0001にあります', '次の報告')
  has(
    textOf(await paper.render('briefing', { ...briefing('en'), decisions: [], worstCase: '' })),
    'No decision is needed from you now',
    'has not been worked out yet',
  )
})

test('the handover sheet holds what is open, due, asked and changed, and a place for two signatures', {
  skip,
}, async () => {
  has(
    textOf(await paper.render('handover', handover('ja'))),
    '前回のログイン',
    '対応中2件',
    '新しい記録7件',
    '1日 9時間',
    '期限を30分過ぎています',
    '判断待ちの報告が3件',
    '引き受けた人',
    '署名',
  )
  has(
    textOf(await paper.render('handover', handover('en'))),
    'Since the last login of Ichiro Suzuki',
    '2 open incidents',
    'overdue by 30 min',
    'Taken over by',
    'Signature',
  )
  const nothing = { ...handover('en'), incidents: [], changes: [], due: [], questions: [], waitingReports: 0 }
  has(
    textOf(await paper.render('handover', nothing)),
    'No incident is open.',
    'There is no new entry since then.',
    'Nothing has a due time.',
    'No report waits',
  )
})

test('as many blank sheets are printed as asked for, each with its number', { skip }, async () => {
  const pages = pagesOf(await paper.render('blank-sheet', { ...blankSheet('ja'), sheets: 5, firstSheet: 3 }))
  assert.equal(pages.length, 5)
  for (const [index, page] of pages.entries())
    has(bare(page), `${index + 3} / 7`, '起こった日時', '正確さ', 'だれが', '出所', 'システムへの記入')
  has(
    textOf(await paper.render('blank-sheet', blankSheet('en'))),
    'When it happened',
    'How exact',
    'Entered in the desk',
  )
})

test('a long title stands whole on a blank sheet', { skip }, async () => {
  const title = 'Intrusion into a bulletin board, with 22,721 passwords possibly exposed'
  has(textOf(await paper.render('blank-sheet', { ...blankSheet('en'), title })), title)
})

test('what to write down at a host has room on one sheet, with whom to call', { skip }, async () => {
  for (const lang of ['ja', 'en'] as const) {
    const { lang: _lang, generated, zone, organisation } = blankSheet(lang)
    const contact = '03-0000-0000 desk@desk.example'
    const facts = {
      lang,
      generated,
      zone,
      organisation,
      tlp: 'amber' as const,
      incident: '2026-0001',
      host: 'www',
      contact,
    }
    const pages = pagesOf(await paper.render('hand-sheet', facts))
    assert.equal(pages.length, 1)
    has(bare(pages[0]!), contact)
  }
})

test('a document with wrong facts is refused with the reason', async () => {
  await assert.rejects(paper.render('blank-sheet', { ...blankSheet('ja'), sheets: 0 }), /sheets/)
})

test('a date without a time does not slip to the day before in another zone', { skip }, async () => {
  const text = textOf(await paper.render('case-file', { ...caseFile('en'), zone: 'America/Los_Angeles' }))
  has(text, '19 Jun 2003 (Thu)', '16 Jun 2003 (Mon)')
})
