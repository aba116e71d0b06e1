import { words } from '#src/core/words.ts'

/** What the rules of an incident forbid, said to whoever asked. */
export const incidentRefusals = words({
  'incident.not-found': { ja: 'そのインシデントはありません。', en: 'There is no such incident.' },
  'incident.entry.not-found': { ja: 'その記録はありません。', en: 'There is no such entry.' },
  'incident.file.not-found': { ja: 'そのファイルはありません。', en: 'There is no such file.' },
  'incident.report.not-found': { ja: 'その報告はありません。', en: 'There is no such report.' },
  'incident.party.not-found': { ja: 'その関係者はいません。', en: 'There is no such party.' },
  'incident.person.not-found': { ja: 'その人は登録されていません。', en: 'There is no such person.' },
  'incident.statement.not-found': { ja: 'その記述はありません。', en: 'There is no such statement.' },
  'incident.asset.not-found': { ja: 'その資産はありません。', en: 'There is no such asset.' },
  'incident.question.not-found': { ja: 'その確認事項はありません。', en: 'There is no such question.' },
  'incident.link.not-found': { ja: 'その関連付けはありません。', en: 'There is no such link.' },
  'incident.closed': {
    ja: '終了したインシデントには書き込めません。必要なら先に再開してください。',
    en: 'A closed incident takes nothing new. Open it again first if that is needed.',
  },
  'incident.already-closed': { ja: '既に終了しています。', en: 'It is closed already.' },
  'incident.already-open': { ja: '終了していません。', en: 'It is not closed.' },
  'incident.changed-meanwhile': {
    ja: 'ほかの人が先に変更しました。新しい内容を確かめてから、もう一度お試しください。',
    en: 'Somebody changed it before you. Look at what is new, then try again.',
  },
  'incident.phase-order': {
    ja: 'その段階へは直接移れません。',
    en: 'It cannot move to that phase from where it is.',
  },
  'incident.kind-unknown': {
    ja: '種類「{kind}」は登録されていません。種類の一覧（設定の分類表）から選んでください。',
    en: 'There is no kind “{kind}”. Choose one from the list of kinds (taxonomies in the settings).',
  },
  'incident.level-unknown': {
    ja: '深刻度「{level}」は登録されていません。使える値：{known}',
    en: 'There is no severity level “{level}”. There are: {known}.',
  },
  'incident.zone-unknown': { ja: '時間帯「{zone}」はありません。', en: 'There is no time zone “{zone}”.' },
  'incident.close-missing': {
    ja: '終了に必要なものが足りません：{missing}。そろえるか、それぞれに例外の理由を書いてください。',
    en: 'Closing still needs: {missing}. Fill it in, or give the reason for each exception.',
  },
  'incident.last-named': {
    ja: '秘匿インシデントを知る人が誰もいなくなるため、外せません。',
    en: 'Nobody would be left who knows of this secret incident.',
  },
  'incident.link-itself': { ja: '自分自身とは関連付けられません。', en: 'An incident cannot be linked with itself.' },
  'incident.already-linked': { ja: '既に関連付けられています。', en: 'They are linked already.' },
  'incident.already-attached': { ja: '既にこの件の報告です。', en: 'It belongs to this incident already.' },
  'incident.already-in-team': { ja: '既にその役割です。', en: 'That person has this role already.' },
  'incident.already-withdrawn': { ja: '既に取り下げられています。', en: 'It has been withdrawn already.' },
  'incident.already-answered': { ja: '既に答えがあります。', en: 'It has been answered already.' },
  'incident.already-corrected': {
    ja: 'この記録は既に訂正されています。新しい方を訂正してください。',
    en: 'This entry has been corrected already. Correct the newer one.',
  },
  'incident.correction-kind': {
    ja: '自動で書かれた記録は訂正できません。',
    en: 'What the desk wrote by itself cannot be corrected.',
  },
  'incident.when.invalid': { ja: '日時を読み取れません。', en: 'The time cannot be read.' },
  'incident.cursor.invalid': { ja: '続きの位置を読み取れません。', en: 'The place to continue from cannot be read.' },
  'incident.files.too-large': {
    ja: 'ファイルが多すぎるか、大きすぎます（{limit}まで）。',
    en: 'There are too many files or they are too large (limit: {limit}).',
  },
  'incident.files.none': { ja: 'ファイルがありません。', en: 'There is no file.' },
  'incident.import.too-large': {
    ja: 'CSVが大きすぎます（{limit}まで）。',
    en: 'The CSV is too large (limit: {limit}).',
  },
  'incident.import.invalid': {
    ja: '{line}行目がCSVとして読めません。引用符が閉じているか確かめてください。',
    en: 'Line {line} cannot be read as CSV. See whether every quotation mark is closed.',
  },
  'incident.import.columns': {
    ja: '見出し行に必要な列がありません（at または date、text または text_ja / text_en）。',
    en: 'The header lacks columns it needs (at or date; text or text_ja / text_en).',
  },
  'incident.paper.too-large': {
    ja: '記録が{limit}件を超えるため、紙の事案記録にできません。CSV、JSON、封印書庫なら全部を書き出せます。',
    en: 'With more than {limit} entries it does not fit on paper. CSV, JSON and the sealed bundle hold all of them.',
  },
})
