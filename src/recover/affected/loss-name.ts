// What was lost, as lists name it.
import type { Loss } from './affected.ts'

const names: Readonly<Record<Loss, readonly string[]>> = {
  name: ['name', '氏名', '名前', 'お名前'],
  address: ['address', '住所'],
  phone: ['phone', 'tel', '電話', '電話番号', '携帯電話'],
  email: ['email', 'mail', 'メール', 'メールアドレス'],
  birth: ['birth', 'birthday', 'dateofbirth', '生年月日', '誕生日', '年齢'],
  password: ['password', 'passwordhash', 'パスワード', '暗証番号'],
  card: ['card', 'creditcard', 'カード', 'カード番号', 'クレジットカード'],
  bank: ['bank', 'bankaccount', '口座', '口座番号', '銀行口座'],
  identity: ['identity', 'mynumber', 'passport', 'マイナンバー', '個人番号', '旅券', '免許証'],
  health: ['health', 'medical', '健康', '病歴', '診療情報', '医療情報'],
  message: ['message', 'messages', 'correspondence', 'メッセージ', '通信', '問い合わせ内容'],
  money: ['money', '金銭', '金銭被害', '不正請求'],
  service: ['service', 'outage', 'サービス', 'サービス停止', '停止'],
  other: ['other', 'その他'],
}
const byName = new Map(Object.entries(names).flatMap(([loss, all]) => all.map((one) => [one, loss as Loss] as const)))

/** Null of a name that nobody has thought of. */
export const lossNamed = (folded: string): Loss | null => byName.get(folded) ?? null
