import { words } from '#src/core/words.ts'

/** What `hikeshi clock` says of itself and answers. */
export const clockCliWords = words({
  clock: { ja: '法令や契約の報告期限', en: 'deadlines of laws and agreements' },
  'clock.compute': {
    ja: '報告期限を数え方とともに示す。デスクは不要',
    en: 'reckon deadlines, and show how; needs no desk',
  },
  'clock.regime': { ja: '規定の id（hikeshi clock list で一覧）', en: 'id of the regime; hikeshi clock list has them' },
  'clock.stage': { ja: '段階の id（省くとすべて）', en: 'id of one stage; all of them when left out' },
  'clock.start': {
    ja: '起点（2026-06-17T09:00:00+09:00、または日付だけ）',
    en: 'when it started: 2026-06-17T09:00:00+09:00, or only a day',
  },
  'clock.event': {
    ja: 'ほかの起点（出来事か送った段階の id=日時）。繰り返し指定できる',
    en: 'another start, as id of an event or of a stage that was sent, = and a time; may be given again',
  },
  'clock.facts': {
    ja: '質問への答えのファイル（JSON か YAML）',
    en: 'file of answers to the questions (JSON or YAML)',
  },
  'clock.zone': {
    ja: '組織のタイムゾーン（既定: HIKESHI_ZONE）',
    en: 'time zone of the organisation (default: HIKESHI_ZONE)',
  },
  'clock.data': {
    ja: '自組織の規定のあるデータフォルダー（その中の clocks/）',
    en: 'data folder whose clocks/ holds rules of one’s own',
  },
  'clock.list': { ja: '規定を一覧する', en: 'list the regimes' },
  'clock.applies': {
    ja: '答えをもとに、当てはまる規定とその理由を示す',
    en: 'tell which regimes apply by the answers in a file, and why',
  },
  'clock.day': { ja: 'いつの時点か（既定: 今日）', en: 'on which day (default: today)' },

  'no-regime': {
    ja: '「{id}」という規定はありません。使えるもの: {known}',
    en: 'There is no regime “{id}”. Choose from: {known}',
  },
  'no-stage': {
    ja: '{regime} に「{id}」という段階はありません。使えるもの: {known}',
    en: '{regime} has no stage “{id}”. Choose from: {known}',
  },
  'bad-start': {
    ja: '「{text}」を日時として読めません。2026-06-17T09:00:00+09:00 か 2026-06-17 のように書いてください。',
    en: '“{text}” cannot be read as a time. Write it like 2026-06-17T09:00:00+09:00 or 2026-06-17.',
  },
  'bad-event': {
    ja: '「{text}」は使えません。{known} のどれかを id=日時 の形で書いてください。',
    en: '“{text}” does not do. Write one of {known} as id=time.',
  },
  'bad-facts': {
    ja: '{file} を答えとして読めません。質問の id と答えを JSON か YAML で書いてください。',
    en: '{file} cannot be read as answers. Write ids of questions with their answers, as JSON or YAML.',
  },
  'bad-answers': {
    ja: '{file} のこの項目が読めません：{fields}。id は小文字とハイフン、答えは true、false、数、国コードのどれかで書いてください。',
    en: 'These fields of {file} cannot be read: {fields}. An id is in small letters and hyphens; an answer is true, false, a number, or the code of a country.',
  },
  'strange-facts': {
    ja: '{file} の答えのうち、質問にないか型の違うもの: {ids}。質問の id: {known}',
    en: 'Answers in {file} that no question asks for, or of another kind: {ids}. The questions are: {known}',
  },
  'bad-country': {
    ja: '国コード「{code}」は分かりません。JP のような2文字で書いてください。',
    en: 'The country “{code}” is unknown. Write two letters such as JP.',
  },
  problem: { ja: '除外: {text}', en: 'left out: {text}' },
  'row.due': { ja: '期限 {at}', en: 'due {at}' },
  'row.no-due': { ja: '数字の期限なし', en: 'no date' },
  'row.source': { ja: '出典 {source}（{verified}）', en: 'source {source} ({verified})' },
  verified: { ja: '{on} 確認', en: 'verified {on}' },
  unverified: { ja: '未確認', en: 'not verified' },
  'row.disabled': { ja: '無効', en: 'off' },
  'is.yes': { ja: '当てはまる', en: 'applies' },
  'is.no': { ja: '当てはまらない', en: 'does not apply' },
  'is.open': { ja: '未定', en: 'open' },
  'still-open': { ja: '未回答: {ids}', en: 'not answered: {ids}' },
})
