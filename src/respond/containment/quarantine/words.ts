import { words } from '#src/core/words.ts'

export const quarantineRefusals = words({
  'quarantine.limit': {
    ja: '一つの件で隔離できる機器は{limit}台までです。',
    en: 'An incident keeps {limit} machines in quarantine at most.',
  },
  'quarantine.file.none': {
    ja: '機器の一覧のファイルを選んでください。',
    en: 'Choose the file with the list of machines.',
  },
  'quarantine.import.too-large': {
    ja: '一度に取り込めるのは{limit}までです。ファイルを分けてください。',
    en: 'One file may hold {limit} at most. Split it.',
  },
  'quarantine.import.invalid': {
    ja: '一覧の{line}行目を読めません。引用符の閉じ忘れなどを直してください。',
    en: 'Line {line} of the list cannot be read. Look for a quote that is not closed.',
  },
  'quarantine.import.empty': { ja: '一覧に機器が一台もありません。', en: 'The list names no machine.' },
  'quarantine.proof.missing': {
    ja: '確認したと言えるもの（記録、画面、立会いなど）を書いてください。',
    en: 'Say what shows it: a log, a screen, who watched.',
  },
  'quarantine.check.nothing': {
    ja: '何を確かめたか、何を改めるかを選んでください。',
    en: 'Say what was checked, or what is to be changed.',
  },
  'quarantine.check.both': {
    ja: '同じ確認を、済みにも取り消しにも選んでいます。',
    en: 'The same check is both done and taken back.',
  },
  'quarantine.time.future': { ja: 'これからの日時は入れられません。', en: 'That time has not come yet.' },
  'quarantine.rule.empty': {
    ja: '少なくとも一つの確認を求めてください。確かめずに戻すと、また広がります。',
    en: 'Ask for one check at least: what goes back unchecked spreads it again.',
  },
  'quarantine.unit.not-found': {
    ja: 'あなたの部署の機器は、この件の隔離にはありません。',
    en: 'No machine of your unit is in that quarantine.',
  },
})

const names = words({
  'quarantine.check.patched': { ja: '修正プログラムの適用', en: 'patched' },
  'quarantine.check.scanned': { ja: '最新パターンでの検査', en: 'scanned with the newest patterns' },
  'quarantine.check.cleaned': { ja: '駆除', en: 'cleaned' },
  'quarantine.check.rebuilt': { ja: '再構築', en: 'rebuilt from clean media' },
  'quarantine.infected.yes': { ja: '感染', en: 'infected' },
  'quarantine.infected.no': { ja: '感染なし', en: 'not infected' },
  'quarantine.infected.unknown': { ja: '感染は未確認', en: 'infection not known' },
  'quarantine.standing.isolated': { ja: '隔離中', en: 'isolated' },
  'quarantine.standing.checked': { ja: '確認待ち', en: 'checked, to confirm' },
  'quarantine.standing.confirmed': { ja: '再接続可', en: 'may go back' },
  'quarantine.standing.reconnected': { ja: '再接続済み', en: 'reconnected' },
  'quarantine.standing.retired': { ja: '戻さない', en: 'does not go back' },
  'quarantine.missing.patched': { ja: '修正プログラムの適用', en: 'patches' },
  'quarantine.missing.scanned': { ja: '最新パターンでの検査', en: 'a scan with the newest patterns' },
  'quarantine.missing.cleaned': { ja: '駆除', en: 'cleaning' },
  'quarantine.missing.rebuilt': { ja: '再構築', en: 'rebuilding' },
  'quarantine.missing.cleaned-or-rebuilt': { ja: '駆除または再構築', en: 'cleaning or rebuilding' },
  'quarantine.missing.infected': { ja: '感染の有無', en: 'whether it was infected' },
  'quarantine.missing.pattern': { ja: 'パターンの版', en: 'the version of the patterns' },
  'quarantine.missing.confirmation': { ja: '責任者の確認', en: 'a confirmation' },
})

/** Why one machine of many was left out of an act. */
const reasons = words({
  'quarantine.why.lacks': { ja: '足りないもの：{missing}', en: 'lacks {missing}' },
  'quarantine.why.confirmed': { ja: 'すでに確認されています', en: 'is confirmed already' },
  'quarantine.why.own': {
    ja: '自分が確かめた機器は、別の人が確認します',
    en: 'you checked it yourself: somebody else confirms it',
  },
  'quarantine.why.already': { ja: 'すでに隔離中です', en: 'is in quarantine already' },
  'quarantine.why.not-here': { ja: 'いま隔離中の機器にありません', en: 'is not in quarantine' },
  'quarantine.why.no-name': { ja: '機器の名前がありません', en: 'names no machine' },
  'quarantine.why.too-long': { ja: '長すぎる欄があります', en: 'has a field that is too long' },
  'quarantine.why.twice': { ja: '同じ機器が一覧に二度あります', en: 'stands in the list twice' },
  'quarantine.why.bad-time': { ja: '隔離日時を読めません', en: 'has a time that cannot be read' },
  'quarantine.why.bad-infected': {
    ja: '感染の欄を読めません（はい・いいえ・不明）',
    en: 'does not say yes, no or unknown about infection',
  },
})

/** Automatic lines about the quarantine, and the words in them. */
export const quarantineEntryWords = words({
  ...names,
  ...reasons,
  'quarantine.isolated': {
    ja: '機器{count}台を隔離した（{by}）：{names}{reason}',
    en: 'Isolated {count, plural, one {# machine} other {# machines}} ({by}): {names}{reason}',
  },
  'quarantine.checked': {
    ja: '隔離中の機器{count}台を確かめた（{by}）：{what}。根拠：{proof}。{names}',
    en: 'Checked {count, plural, one {# machine} other {# machines}} in quarantine ({by}): {what}. Proof: {proof}. {names}',
  },
  'quarantine.unchecked': {
    ja: '隔離中の機器{count}台の確認を取り消した：{what}。理由：{proof}。{names}',
    en: 'Took back of {count, plural, one {# machine} other {# machines}} in quarantine: {what}. Reason: {proof}. {names}',
  },
  'quarantine.confirmed': {
    ja: '機器{count}台が再接続のルールを満たすことを確認した：{names}{note}',
    en: 'Confirmed that {count, plural, one {# machine meets} other {# machines meet}} the rule of return: {names}{note}',
  },
  'quarantine.reconnected': {
    ja: '機器{count}台を再接続した：{names}{note}',
    en: 'Reconnected {count, plural, one {# machine} other {# machines}}: {names}{note}',
  },
  'quarantine.retired': {
    ja: '機器{count}台は戻さないことにした：{names}。理由：{reason}',
    en: 'Ended the quarantine of {count, plural, one {# machine that does} other {# machines that do}} not go back: {names}. Reason: {reason}',
  },
  'quarantine.ruled': {
    ja: '再接続のルールを決めた。全台：{every}。感染した機器：{infected}{more}',
    en: 'Decided the rule of return. Every machine: {every}. Infected ones: {infected}{more}',
  },
  'quarantine.rule.more': { ja: '{pattern}{other}{text}', en: '{pattern}{other}{text}' },
  'quarantine.rule.nothing': { ja: '追加の条件なし', en: 'nothing more' },
  'quarantine.rule.pattern': { ja: '。パターンの版を記録する', en: '. The version of the patterns is written down' },
  'quarantine.rule.other': { ja: '。確かめた人とは別の人が確認する', en: '. Somebody else confirms than who checked' },
  'quarantine.rule.text': { ja: '。{text}', en: '. {text}' },
  'quarantine.tail': { ja: '（{text}）', en: ' ({text})' },
  'quarantine.pattern': { ja: 'パターン {version}', en: 'patterns {version}' },
})
