import { words } from '#src/core/words.ts'

export const contactRefusals = words({
  'contact.not-found': { ja: 'その連絡先はありません。', en: 'There is no such contact.' },
  'contact.deputy.not-found': {
    ja: '代理に選んだ連絡先がありません。自分自身は代理にできません。',
    en: 'A deputy is no contact of the list, or is the contact itself.',
  },
  'contact.holding.invalid': {
    ja: '「{value}」は担当範囲にできません。192.0.2.0/24、example.jp、AS64500 のように書いてください。co.jp のような共用の名前や、広すぎる範囲は使えません。',
    en: '“{value}” cannot be held. Write 192.0.2.0/24, example.jp or AS64500; a shared suffix such as co.uk, or a network that is too wide, is nobody’s.',
  },
  'contact.file.invalid': {
    ja: '連絡先の一覧として読めません。見出し行のあるCSVか、JSONのファイルを選んでください。',
    en: 'This is no list of contacts. Choose a CSV file with a head line, or a JSON file.',
  },
  'contact.key.invalid': {
    ja: 'PGPの公開鍵（-----BEGIN PGP PUBLIC KEY BLOCK-----）か、S/MIMEの証明書（-----BEGIN CERTIFICATE-----）として読めません。全体を貼り付けてください。',
    en: 'This is neither a public PGP key (-----BEGIN PGP PUBLIC KEY BLOCK-----) nor an S/MIME certificate (-----BEGIN CERTIFICATE-----). Paste all of it.',
  },
  'contact.key.private': {
    ja: 'これは秘密鍵です。残しませんでした。公開鍵を貼り付け、秘密鍵の持ち主には漏れたことを知らせてください。',
    en: 'This is a secret key; it was not kept. Paste the public one, and tell the owner that the secret one got out.',
  },
  'contact.key.expired': {
    ja: 'この鍵は {at} に有効期限が切れています。新しい鍵を相手に求めてください。',
    en: 'This key ended on {at}. Ask them for a newer one.',
  },
  'contact.key.revoked': { ja: 'この鍵は持ち主が失効させています。', en: 'This key was revoked by its owner.' },
  'contact.key.many': { ja: '鍵は{most}個までです。', en: 'A contact has {most} keys at most.' },
  'contact.key.not-found': {
    ja: 'その指紋の鍵はこの連絡先にありません。',
    en: 'This contact has no key with that fingerprint.',
  },
  'contact.too-large': { ja: 'ファイルは{most}MBまでです。', en: 'A file may have {most} MB at most.' },
})

export const contactEntryWords = words({
  'contact.added': { ja: '連絡先「{name}」を加えた', en: 'Added the contact “{name}”' },
  'contact.changed': { ja: '連絡先「{name}」を改めた', en: 'Changed the contact “{name}”' },
  'contact.ended': { ja: '連絡先「{name}」を終えた', en: 'Ended the contact “{name}”' },
  'contact.confirmed': {
    ja: '連絡先「{name}」がいまも有効と確かめた。{how}',
    en: 'Confirmed that the contact “{name}” still holds. {how}',
  },
  'contact.key.added': {
    ja: '連絡先「{name}」に{key}の鍵を加えた：{fingerprint}',
    en: 'Added a key ({key}) to the contact “{name}”: {fingerprint}',
  },
  'contact.key.checked': {
    ja: '連絡先「{name}」の{key}の鍵の指紋を照らし合わせた：{fingerprint}。方法：{how}',
    en: 'Compared the fingerprint of the key ({key}) of “{name}”: {fingerprint}. How: {how}',
  },
  'contact.key.removed': {
    ja: '連絡先「{name}」の{key}の鍵を外した：{fingerprint}。理由：{reason}',
    en: 'Took the key ({key}) of “{name}” away: {fingerprint}. Reason: {reason}',
  },
  'contact.imported': {
    ja: '{file} から連絡先を取り込んだ：追加{added}件、追記{merged}件',
    en: 'Took in contacts from {file}: {added} added, {merged} merged',
  },
})

/** Why a contact was chosen, and what became of a list. */
export const contactWords = words({
  'why.range': {
    ja: '担当するネットワーク {by} に {value} が入っています（一覧{count}件のうち{place}番目に狭い範囲）。',
    en: 'Its network {by} holds {value} (number {place} of {count}, the narrowest first).',
  },
  'why.asn': { ja: '{by} を担当しています。', en: 'It answers for {by}.' },
  'why.domain': {
    ja: '担当するドメイン {by} に {value} が含まれます。',
    en: 'Its domain {by} covers {value}.',
  },
  'why.email': { ja: 'メールアドレス {by} が一致します。', en: 'Its mailbox is {by}.' },
  'why.name': { ja: '名前に「{value}」があります。', en: 'Its name has “{value}”.' },
  'registry.found': {
    ja: '登録機関（{from}）に「{role}」として載っています。一覧にはまだありません。確かめてから加えてください。',
    en: 'The registry ({from}) names it as “{role}”. It is not in the list yet: check it before adding it.',
  },
  'registry.nothing': {
    ja: '登録機関（{from}）に、連絡の取れる担当者は載っていません。',
    en: 'The registry ({from}) names nobody who can be reached.',
  },
  'registry.off': {
    ja: '登録機関（RDAP、WHOIS）への問い合わせは設定されていません（HIKESHI_RDAP、HIKESHI_WHOIS）。',
    en: 'No registry is set up to be asked, by RDAP or WHOIS (HIKESHI_RDAP, HIKESHI_WHOIS).',
  },
  'registry.unasked': { ja: '登録機関には問い合わせていません。', en: 'The registry was not asked.' },
  'registry.failed': {
    ja: '登録機関（{from}）から答えが得られませんでした（{detail}）。時間をおいて試すか、設定を確かめてください。',
    en: 'The registry ({from}) gave no answer ({detail}). Try again later, or check the setting.',
  },
  'registry.inward': {
    ja: '登録機関（{from}）の案内先が組織の内側のアドレスだったため、問い合わせませんでした。',
    en: 'The registry ({from}) sent us on to an address inside the house, which was not asked.',
  },
  'import.no-name': {
    ja: '名前も組織名もメールもありません。',
    en: 'There is neither a name nor an organisation nor a mailbox.',
  },
  'import.no-channel': { ja: '「{what}」に連絡方法がありません。', en: '“{what}” has no way to be reached.' },
  'import.wrong-value': { ja: '「{what}」の値が正しくありません。', en: 'The value of “{what}” is not valid.' },
  'import.not-an-object': { ja: '連絡先として読めません。', en: 'This is no contact.' },
  'import.left': {
    ja: '「{value}」は担当範囲として取り込みませんでした。',
    en: '“{value}” was not taken in as something held.',
  },
  'import.done': {
    ja: '追加{added}件、追記{merged}件、変更なし{same}件、取り込めず{failed}件',
    en: '{added} added, {merged} merged, {same} unchanged, {failed} failed',
  },
  'key.checked': { ja: '使えます。指紋を照らし合わせてあります。', en: 'Can be used; its fingerprint was compared.' },
  'key.unchecked': {
    ja: '使えますが、指紋をまだ照らし合わせていません。電話など、メール以外の方法で確かめてください。',
    en: 'Can be used, but nobody compared its fingerprint yet. Do so by telephone, or any way but mail.',
  },
  'key.unreadable': { ja: '鍵として読めません。', en: 'This cannot be read as a key.' },
  'key.private': { ja: '秘密鍵です。外してください。', en: 'This is a secret key. Take it away.' },
  'key.not-yet': { ja: 'まだ有効になっていません。', en: 'It does not hold yet.' },
  'key.expired': { ja: '有効期限が {at} に切れています。', en: 'It ended on {at}.' },
  'key.revoked': { ja: '持ち主が失効させています。', en: 'Its owner revoked it.' },
  'key.no-encryption': { ja: '暗号化に使えない鍵です。', en: 'Nothing can be encrypted with it.' },
  'key.other-address': {
    ja: '鍵にあるメールアドレスが、この連絡先のものと違います。',
    en: 'It is for another mailbox than those of this contact.',
  },
  'kind.person': { ja: '個人', en: 'Person' },
  'kind.unit': { ja: '組織内の部署', en: 'Unit of ours' },
  'kind.site': { ja: 'サイト', en: 'Site' },
  'kind.csirt': { ja: 'CSIRT', en: 'CSIRT' },
  'kind.vendor': { ja: '業者', en: 'Vendor' },
  'kind.authority': { ja: '官庁', en: 'Authority' },
  'kind.police': { ja: '警察', en: 'Police' },
  'kind.press': { ja: '報道', en: 'Press' },
})
