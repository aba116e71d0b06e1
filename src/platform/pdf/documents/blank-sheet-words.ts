import { words } from '#src/core/words.ts'

/** What a record sheet says to the person who writes on it by hand. */
export const blankSheetWords = words({
  name: { ja: '記録用紙', en: 'Record sheet' },
  purpose: {
    ja: 'システムが使えない間に起こったこと、分かったこと、決めたこと、したことを、1 行に 1 件ずつ書いてください。',
    en: 'For what happens, is learned, decided or done while systems are down. One thing a line.',
  },
  incident: { ja: 'インシデント番号', en: 'Incident no.' },
  'incident.unknown': { ja: '（未定なら空欄）', en: ' (leave empty if not known)' },
  title: { ja: '件名', en: 'Title' },
  writer: { ja: '記入者', en: 'Written by' },
  date: { ja: '日付', en: 'Date' },
  sheet: { ja: '用紙番号', en: 'Sheet' },
  'col.time': { ja: '起こった日時', en: 'When it happened' },
  'col.time.hint': {
    ja: '月日、24 時間制の時刻、時間帯（{zone} 以外のとき）',
    en: 'day, 24-hour time (zone if not {zone})',
  },
  'col.exact': { ja: '正確さ', en: 'How exact' },
  'col.exact.hint': { ja: '○で囲む', en: 'circle one' },
  exact1: { ja: '正確', en: 'exact' },
  exact2: { ja: '頃', en: 'about' },
  exact3: { ja: '＿＿分以内', en: 'within ____ min' },
  exact4: { ja: '日付のみ', en: 'day only' },
  'col.who': { ja: 'だれが', en: 'Who' },
  'col.who.hint': { ja: '氏名・所属', en: 'name, unit' },
  'col.what': { ja: '内容', en: 'What' },
  'col.what.hint': {
    ja: '事実と推測を分けて書く。アドレス・機器名・人数などは数字のまま',
    en: 'keep facts and guesses apart; addresses, host names and counts as they are',
  },
  'col.source': { ja: '出所', en: 'Source' },
  'col.source.hint': { ja: '電話・画面・本人の話など', en: 'telephone, screen, person' },
  'col.entered': { ja: 'システムへの記入', en: 'Entered in the desk' },
  'col.entered.hint': { ja: '日時・氏名・記録番号', en: 'when, by whom, entry no.' },
  contact: { ja: '窓口：{contact}', en: 'The desk: {contact}' },
  rule: {
    ja: '書き間違いは線で消し、読めるように残してください。復旧後、起こった日時と記入した日時の両方をシステムに入れ、この用紙は保管してください。',
    en: 'Strike out mistakes so that they can still be read. When systems are back, enter both times — when it happened and when you write it in — and keep this sheet.',
  },
})
