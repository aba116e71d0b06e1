import { words } from '#src/core/words.ts'

export const kitWords = words({
  'diff.none': { ja: '変わったところはありません。', en: 'Nothing has changed.' },
  wait: { ja: '読み込んでいます', en: 'Loading' },
  'error.title': { ja: '表示できませんでした', en: 'This could not be shown' },
  'error.no-right': { ja: 'この画面を見る権限がありません', en: 'You may not see this page' },
  'error.no-right.text': {
    ja: '役割で見られるものが決まっています。必要なときは管理者に相談してください。',
    en: 'What can be seen depends on your role. Ask an administrator if you need it.',
  },
  'error.again': { ja: 'もう一度試す', en: 'Try again' },
  'error.reference': { ja: '照会番号 {id}', en: 'Reference {id}' },
  'error.unreachable': {
    ja: 'デスクに接続できません。ネットワークを確かめて、もう一度お試しください。書きかけの内容はこの画面に残っています。',
    en: 'The desk cannot be reached. Check the network and try again. What you have written is still on this page.',
  },
  'error.unknown': { ja: '予期しない誤りが起きました。', en: 'Something unexpected went wrong.' },
  more: { ja: 'さらに表示', en: 'Show more' },
  cancel: { ja: 'やめる', en: 'Cancel' },
  close: { ja: '閉じる', en: 'Close' },
  copy: { ja: 'コピー', en: 'Copy' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  reason: { ja: '理由', en: 'Reason' },
  'reason.optional': { ja: '理由（任意）', en: 'Reason (optional)' },
  'reason.hint': { ja: '記録に残ります。', en: 'It goes on the record.' },
  'reason.missing': { ja: '理由を書いてください。', en: 'Please give a reason.' },
  total: {
    ja: '{total, number}件{more, select, true {以上} other {}}中 {shown, number}件（{ms, number}ミリ秒）',
    en: '{shown, number} of {total, number}{more, select, true { or more} other {}} ({ms, number} ms)',
  },

  'zone.label': { ja: '時刻の表示', en: 'Times in' },
  'zone.own': { ja: '自分の設定（{zone}）', en: 'My own ({zone})' },
  'zone.all': { ja: '時刻はすべて{zone}で表示しています', en: 'All times are in {zone}' },
  elapsed: { ja: '経過 {span}', en: '{span} elapsed' },
  'elapsed.since': { ja: '{at}から{span}', en: '{span} since {at}' },

  'observable.copy': { ja: '無害化した表記をコピー', en: 'Copy the defanged form' },
  'observable.copy-live': { ja: '元の値をコピー（有効な値）', en: 'Copy the live value' },
  'observable.copied': { ja: '無害化した表記をコピーしました', en: 'Copied, defanged' },
  'observable.copied-live': {
    ja: '元の値をコピーしました。扱いに注意してください',
    en: 'Copied the live value. Handle with care',
  },
  'observable.seen': { ja: 'ほかに出てくる場所を探す', en: 'Find where else it appears' },
  'observable.logs': { ja: 'ログから探す', en: 'Find it in the logs' },
  'observable.act': { ja: '{value} の操作', en: 'What to do with {value}' },

  'drop.idle': { ja: 'ここにファイルをドロップするか、選んでください', en: 'Drop files here, or choose them' },
  'drop.choose': { ja: 'ファイルを選ぶ', en: 'Choose files' },
  'drop.choose.one': { ja: 'ファイルを選ぶ', en: 'Choose a file' },
  'drop.now': { ja: '離すと読み込みます', en: 'Let go to take them in' },
  'drop.many': {
    ja: 'ファイルが多すぎます（一度に{limit}個まで）。最初の{limit}個だけ受け取りました。',
    en: 'Too many files (at most {limit} at once). Only the first {limit} were taken.',
  },
  'drop.large': { ja: '{name} は大きすぎます（{limit}まで）。', en: '{name} is too large (at most {limit}).' },
  'drop.taken': {
    ja: '{count, plural, other {#個のファイルを受け取りました}}',
    en: '{count, plural, one {# file taken} other {# files taken}}',
  },

  'when.label': { ja: 'いつ', en: 'When' },
  'when.now': { ja: 'たった今', en: 'Just now' },
  'when.exact': { ja: '時刻どおり', en: 'Exact' },
  'when.about': { ja: 'およそ', en: 'About' },
  'when.within': { ja: '何分以内', en: 'Within' },
  'when.day': { ja: '日付だけ', en: 'Date only' },
  'when.range': { ja: '期間', en: 'Range' },
  'when.precision': { ja: '確かさ', en: 'How exact' },
  'when.date': { ja: '日付', en: 'Date' },
  'when.clock': { ja: '時刻', en: 'Time' },
  'when.until-date': { ja: '終わりの日付', en: 'End date' },
  'when.until-clock': { ja: '終わりの時刻', en: 'End time' },
  'when.minutes': { ja: '幅（分）', en: 'Minutes' },
  'when.zone': { ja: 'タイムゾーン', en: 'Time zone' },
  'when.reads': { ja: '記録での表示: {text}', en: 'Reads as: {text}' },
  'when.backwards': { ja: '終わりが始まりより前です。', en: 'The end is before the beginning.' },
  'when.incomplete': { ja: '日付と時刻を入れてください。', en: 'Enter a date and a time.' },

  'proof.intact': {
    ja: '記録は{entries, number}件目まで改変なし（{at}確認、先頭値 {head}）',
    en: 'Record intact to entry {entries, number}, checked {at}, head {head}',
  },
  'proof.intact.short': { ja: '記録に改変なし（{entries, number}件）', en: 'Record intact ({entries, number})' },
  'proof.altered': {
    ja: '記録が改変されています: {what}',
    en: 'The record has been altered: {what}',
  },
  'proof.altered.short': { ja: '記録が改変されています', en: 'The record has been altered' },
  'proof.altered.entry': { ja: '{seq, number}件目の項目', en: 'entry {seq, number}' },
  'proof.altered.advice': {
    ja: 'この画面の内容を証拠として使わないでください。直前の検証点と書き出しを確保し、管理者に知らせてください。',
    en: 'Do not rely on what this page shows. Secure the last checkpoint and an export, and tell the administrator.',
  },
  'proof.entry': { ja: 'この項目は記録のとおりです', en: 'This entry is as it was recorded' },
  'proof.entry.altered': { ja: 'この項目は記録と一致しません', en: 'This entry does not match the record' },
  'proof.unknown': { ja: '記録はまだ確認していません', en: 'The record has not been checked yet' },

  'consent.title': { ja: '開示許可', en: 'Disclosure' },
  'consent.nothing': {
    ja: '開示の許可は何も示されていません。どの項目も外に出せません。',
    en: 'Nothing was said about disclosure. No item may leave the desk.',
  },
  'consent.named-as': { ja: '「指定した相手」: {named}', en: 'Named parties: {named}' },
  required: { ja: '必須', en: 'Required' },
  optional: { ja: '任意', en: 'Optional' },
  yes: { ja: 'はい', en: 'Yes' },
  no: { ja: 'いいえ', en: 'No' },
})

export const ganttWords = words({
  today: { ja: '今日', en: 'today' },
})
