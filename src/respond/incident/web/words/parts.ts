import { words } from '#src/core/words.ts'

/** Reports of an incident, and what of it leaves the desk. */
export const partsWords = words({
  unanswered: {
    ja: '返事を待つ報告者（{count, number}人）',
    en: '{count, plural, one {A reporter waits} other {# reporters wait}} for an answer',
  },
  'unanswered.of': {
    ja: '{reporter}・{incident}・返事のないまま{span}',
    en: '{reporter} · {incident} · nothing said for {span}',
  },
  'reports.none': { ja: 'この件に属する報告はありません', en: 'No report belongs to this incident' },
  'reports.none.text': {
    ja: '受付の報告を番号や言葉で探して加えます。観測情報も一緒に入ります。',
    en: 'Look for a report in the inbox by number or words and add it. Its observables come along.',
  },
  'reports.attach': { ja: '報告を加える', en: 'Add reports' },
  'reports.attach.find': { ja: '件名・報告者・番号で探す', en: 'Subject, reporter or number' },
  'reports.attach.act': { ja: '選んだ{count}件を加える', en: 'Add {count, plural, one {# report} other {# reports}}' },
  'reports.attach.none': { ja: '当たる報告はありません。', en: 'Nothing found.' },
  'reports.detach': { ja: '外す', en: 'Take out' },
  'reports.detach.one': { ja: '{number} を外す', en: 'Take out {number}' },
  'reports.detach.title': { ja: '{number} をこの件から外す', en: 'Take {number} out of this incident' },
  'reports.detach.text': {
    ja: 'ほかの件に属していなければ受付に戻ります。いつでもまた加えられます。',
    en: 'It goes back to the inbox unless another incident holds it. It can be added again at any time.',
  },
  'reports.detach.act': { ja: '外す', en: 'Take it out' },
  'reports.hidden': {
    ja: '報告を見る権限がないため、番号と件名は出ません。',
    en: 'You may not see reports, so they are not listed.',
  },

  'case-file': { ja: '事案記録', en: 'Case file' },
  'case-file.text': {
    ja: '表紙、要約、関係者、日付ごとの記録、観測情報、証明。各ページの下に検証点の符号が入ります。',
    en: 'Cover, summary, parties, the record by date, observables, proofs. The code of the checkpoint stands at the foot of every page.',
  },
  'pdf.ja': { ja: 'PDF（日本語）', en: 'PDF, Japanese' },
  'pdf.en': { ja: 'PDF（英語）', en: 'PDF, English' },
  'csv.utf-8': { ja: 'CSV（UTF-8）', en: 'CSV, UTF-8' },
  'csv.cp932': { ja: 'CSV（CP932、旧いExcel向け）', en: 'CSV, CP932 for older Excel' },
  json: { ja: 'JSON', en: 'JSON' },
  bundle: { ja: '封印書庫', en: 'Sealed bundle' },
  'bundle.text': {
    ja: '項目、証明、検証点、公開鍵をまとめたZIPです。hikeshi record verify で、このデスクがなくても改変がないことを確かめられます。',
    en: 'A ZIP with entries, proofs, checkpoints and public key. “hikeshi record verify” proves it unaltered without this desk.',
  },
  'bundle.act': { ja: '封印書庫を保存', en: 'Save the sealed bundle' },
  'bundle.none': {
    ja: '書き出しは指揮者・管理者・監査に限られます。',
    en: 'Only leads, administrators and auditors may export it.',
  },
  briefing: { ja: '経営層向けの説明', en: 'Page for management' },
  'briefing.text': {
    ja: '要約と状況を、専門用語を使わずに一枚にまとめます。',
    en: 'Summary and situation in plain words, on one page.',
  },
  'briefing.preview': { ja: '画面で見る', en: 'Preview it' },
  blank: { ja: '手書きの記録用紙', en: 'Blank sheets' },
  'blank.text': {
    ja: 'システムが使えないときに手で書き、後から起きた時刻と記録した時刻の両方で取り込みます。',
    en: 'For writing by hand while systems are down. What is on them goes in later, with both times.',
  },
  'blank.sheets': { ja: '枚数', en: 'Sheets' },
  'blank.act': { ja: '用紙を印刷', en: 'Print sheets' },
  'blank.import': { ja: '書いたものをCSVで取り込む', en: 'Import what was written, as CSV' },
  handover: { ja: '引き継ぎ票', en: 'Handover sheet' },
  'handover.text': {
    ja: '前回のサインインから変わったことを、見られるすべての件についてまとめます。',
    en: 'What changed since your last sign-in, over all incidents that you may see.',
  },
  'handover.act': { ja: '引き継ぎ票を保存', en: 'Save the handover sheet' },
  files: { ja: '記録に添付されたもの', en: 'Files on the record' },
  'files.none': {
    ja: '添付はまだありません。「記録する」で写真やファイルを添えられます。',
    en: 'No file yet. Photos and files go along with an entry.',
  },
  'files.entry': { ja: '項目{seq, number}', en: 'entry {seq, number}' },
})
