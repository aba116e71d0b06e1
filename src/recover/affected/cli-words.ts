import { words } from '#src/core/words.ts'

/** What `hikeshi affected` says of itself and answers. */
export const affectedCliWords = words({
  affected: { ja: '被害に遭った人・会社（対象者）の一覧', en: 'the persons and firms that were affected' },
  'affected.show': {
    ja: '人数、失われたもの、知らせた人数を示す（まだの人がいれば終了コード1）',
    en: 'show how many, what they lost, who was told; exit code 1 while somebody was not',
  },
  'affected.import': {
    ja: '一覧（CSV）を取り込む。取り込めない行があれば終了コード1',
    en: 'take in a list (CSV); exit code 1 when a line was left out',
  },
  'affected.list': { ja: '対象者を一人1行で示す', en: 'list them, one a line' },
  'affected.told': {
    ja: '郵送・電話・訪問・説明会で知らせたと書く',
    en: 'write down who was told by post, telephone, visit or meeting',
  },
  'affected.letter': {
    ja: '通知を書く（言語ごとに1行目が件名のファイル）。ほかの人が承認すると送られる',
    en: 'write a letter (a file for each language, its first line the subject); sent once somebody else approves',
  },
  'affected.approve': { ja: '通知を承認する', en: 'approve a letter' },
  incident: { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  file: { ja: '一覧のファイル（CSV）', en: 'the list, a CSV file' },
  check: { ja: '取り込まずに、どうなるかだけを示す', en: 'only tell what would be done' },
  lost: { ja: '全員が失ったもの（{losses}）', en: 'what everybody on the list lost: {losses}' },
  which: { ja: '{which} に限る', en: 'only {which}' },
  nos: {
    ja: '対象者の番号。省くと、メールで知らせられない全員',
    en: 'their numbers; all who have no mail, when left out',
  },
  channel: { ja: '方法（{channels}）', en: 'by which channel: {channels}' },
  note: { ja: '覚え書き', en: 'a note' },
  ja: { ja: '日本語の文面のファイル', en: 'file with the Japanese text' },
  en: { ja: '英語の文面のファイル', en: 'file with the English text' },
  again: { ja: '前に知らせた人にも送る', en: 'also to those who were told before' },
  no: { ja: '通知の番号', en: 'number of the letter' },
  alone: { ja: '自分で承認する理由', en: 'why nobody else can approve it' },
  line: { ja: '{line}行目：{problem}', en: 'line {line}: {problem}' },
  outcome: {
    ja: '{lines, number}行＝新しい人{added, number}＋前からの人{joined, number}＋同じ一覧の重複{twice, number}＋取り込めない行{leftOut, number}（{charset}）',
    en: '{lines, number} lines = {added, number} new + {joined, number} known + {twice, number} twice in it + {leftOut, number} left out ({charset})',
  },
  figures: {
    ja: '対象者 {total, number}人＝知らせた {told, number}＋まだ {untold, number}（うちメールのない人 {unreached, number}）',
    en: '{total, number} affected = {told, number} told + {untold, number} not told ({unreached, number} of them without mail)',
  },
  letter: {
    ja: '通知{no}：{subject}（{mails, number}通、送信済み {sent, number}、失敗 {failed, number}）',
    en: 'letter {no}: {subject} ({mails, number} mails, {sent, number} sent, {failed, number} failed)',
  },
})
