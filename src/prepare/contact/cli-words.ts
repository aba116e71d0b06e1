import { words } from '#src/core/words.ts'

export const contactCliWords = words({
  contact: { ja: '連絡先：誰に、どうやって連絡するか', en: 'contacts: whom to reach, and how' },
  'contact.import': {
    ja: '連絡先の一覧（CSV・JSON、IntelMQやチーム名簿の形式も）を取り込む',
    en: 'take in lists of contacts (CSV, JSON; also as IntelMQ and directories of teams write them)',
  },
  'contact.find': {
    ja: 'アドレス・ネットワーク・ドメイン・メール・AS番号・名前から連絡先を探す',
    en: 'who answers for an address, network, domain, mailbox, AS number or name',
  },
  'contact.find.registry': {
    ja: '登録機関（RDAP）に問い合わせるか: when-none（一覧になければ）、always、never',
    en: 'ask the registry (RDAP): when-none of the list fits, always, never',
  },
  'contact.list': { ja: '連絡先を一覧する', en: 'list contacts' },
  'contact.list.stale': { ja: '一年以上確かめていないものだけ', en: 'only those not confirmed for a year' },
  'contact.list.q': { ja: '名前かメールの一部', en: 'part of a name or mailbox' },
  'contact.confirm': { ja: '連絡先がいまも有効と記録する', en: 'record that a contact still holds' },
  'contact.confirm.how': { ja: 'どう確かめたか', en: 'how it was confirmed' },
  'contact.keys': {
    ja: '連絡先の鍵（PGP・S/MIME）と、その状態を一覧する',
    en: 'list the keys of a contact (PGP, S/MIME) and how each stands',
  },
  'contact.key-add': { ja: '連絡先に公開鍵か証明書を加える', en: 'add a public key or certificate to a contact' },
  'contact.key-check': {
    ja: '鍵の指紋を相手と照らし合わせたと記録する',
    en: 'record that the fingerprint of a key was compared with its owner',
  },
  nobody: { ja: '連絡先は見つかりません。', en: 'No contact was found.' },
})
