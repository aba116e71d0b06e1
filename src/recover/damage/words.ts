import { words } from '#src/core/words.ts'

export const damageRefusals = words({
  'damage.amount.negative': {
    ja: '負の数は書けません。保険や賠償で戻った額は、正の数を書いて「戻った額」にしてください。',
    en: 'An amount cannot be below zero. Write what came back, by insurance or compensation, as a number above it and mark it so.',
  },
  'damage.amount.range': {
    ja: '幅の下の額が上の額より大きいか、桁が多すぎます。',
    en: 'The lower amount is above the upper one, or has too many digits.',
  },
  'damage.amount.missing': {
    ja: '額を書くか、時間と1時間あたりの額を書いてください。',
    en: 'Write an amount, or hours and what one is worth.',
  },
  'damage.not-found': {
    ja: '被害 {no} はないか、もう取り下げられています。',
    en: 'There is no line {no}, or it was withdrawn already.',
  },
  'damage.limit': {
    ja: '一つの案件の被害は{limit}行までです。',
    en: 'An incident has {limit} lines of damage at most.',
  },
  'damage.rate.invalid': { ja: '同じ通貨への換算はできません。', en: 'A currency is not turned into itself.' },
  'damage.activity.not-found': {
    ja: 'その時刻の活動度は書かれていません。',
    en: 'No activity was stated for that time.',
  },
})

/** Automatic lines about damage, and the words in them. */
export const damageEntryWords = words({
  'damage.added': {
    ja: '被害{no}【{kind}・{confidence}】{what}：{low, number}〜{high, number} {unit}',
    en: 'Damage {no} [{kind}, {confidence}] {what}: {low, number} to {high, number} {unit}',
  },
  'damage.withdrawn': {
    ja: '被害{no}「{what}」を取り下げた。理由：{reason}',
    en: 'Withdrew damage {no}, “{what}”. Reason: {reason}',
  },
  'damage.rate-set': {
    ja: '換算：1 {currency} = {rate, number} {into}（{source}）',
    en: 'Rate: 1 {currency} = {rate, number} {into} ({source})',
  },
  'damage.activity': { ja: '活動度 {at} から {level}％。{note}', en: 'Activity from {at}: {level}%. {note}' },
  'damage.activity-taken-back': { ja: '{at} の活動度を取り消した。', en: 'Took back the activity stated for {at}.' },
  'damage.side.direct': { ja: '直接', en: 'direct' },
  'damage.side.indirect': { ja: '間接', en: 'indirect' },
  'damage.kind.money': { ja: '金銭', en: 'money' },
  'damage.kind.equipment': { ja: '建物・設備', en: 'buildings and equipment' },
  'damage.kind.people': { ja: '死傷', en: 'death and injury' },
  'damage.kind.response': { ja: '対応の時間と費用', en: 'hours and cost of response' },
  'damage.kind.repair': { ja: '復旧の費用', en: 'repair' },
  'damage.kind.lost-business': { ja: '機会損失', en: 'lost business' },
  'damage.kind.claims': { ja: '請求・賠償', en: 'claims and compensation' },
  'damage.kind.share-price': { ja: '株価', en: 'share price' },
  'damage.kind.confusion': { ja: '業務の混乱', en: 'confusion of work' },
  'damage.kind.image': { ja: '信用・イメージ', en: 'trust and image' },
  'damage.kind.other': { ja: 'その他の間接', en: 'other, indirect' },
  'damage.confidence.confirmed': { ja: '確定', en: 'confirmed' },
  'damage.confidence.likely': { ja: '見込み', en: 'likely' },
  'damage.confidence.possible': { ja: '可能性', en: 'possible' },
  'damage.relief': { ja: '戻った額', en: 'came back' },
  'damage.csv.no': { ja: '番号', en: 'number' },
  'damage.csv.side': { ja: '直接・間接', en: 'side' },
  'damage.csv.kind': { ja: '種類', en: 'kind' },
  'damage.csv.what': { ja: '内容', en: 'what' },
  'damage.csv.low': { ja: '下の額', en: 'low' },
  'damage.csv.high': { ja: '上の額', en: 'high' },
  'damage.csv.unit': { ja: '単位', en: 'unit' },
  'damage.csv.relief': { ja: '戻った額か', en: 'came back' },
  'damage.csv.confidence': { ja: '確かさ', en: 'confidence' },
  'damage.csv.basis': { ja: '根拠', en: 'basis' },
  'damage.csv.party': { ja: '相手', en: 'party' },
  'damage.csv.borne-by': { ja: '負担する人', en: 'borne by' },
  'damage.csv.withdrawn': { ja: '取り下げの理由', en: 'withdrawn because' },
})
