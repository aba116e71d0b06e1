import { words } from '#src/core/words.ts'

/** What `hikeshi mail check` found, and what to do. */
export const mailCheckWords = words({
  mail: { ja: 'メール', en: 'mail' },
  'mail.check': { ja: 'メールの設定を確かめる（何も送らない）', en: 'try everything that mail needs; sends nothing' },
  'mail.resolver': { ja: '問い合わせる DNS サーバー（アドレス[:ポート]）', en: 'DNS server to ask, address[:port]' },
  right: { ja: '良', en: 'right' },
  wrong: { ja: '要対応', en: 'wrong' },
  'from.right': { ja: '差出人は {address} です。', en: 'Mail is written as {address}.' },
  'from.none': {
    ja: '差出人のアドレスがありません。HIKESHI_MAIL_FROM に、返信を受け取れるアドレスを入れてください。',
    en: 'There is no address to write as. Set HIKESHI_MAIL_FROM to one at which answers arrive.',
  },
  'smtp.right': {
    ja: '送信サーバー {host}:{port} に TLS でつながりました。',
    en: 'The mail server {host}:{port} answers over TLS.',
  },
  'smtp.plain': {
    ja: '送信サーバー {host}:{port} に、暗号化せずにつながりました。同じ機械か専用の回線でなければ、?tls=none を外してください。',
    en: 'The mail server {host}:{port} answers, in the clear. Unless it is this machine or a wire of your own, take ?tls=none away.',
  },
  'smtp.none': {
    ja: '送信サーバーが決まっていません。HIKESHI_SMTP を設定するまで、メールは送られずに待ちます。',
    en: 'No mail server is set. Mail waits until HIKESHI_SMTP names one.',
  },
  'smtp.away': {
    ja: '送信サーバー {host}:{port} につながりません（{said}）。名前とポート、途中のファイアウォールを確かめてください。',
    en: 'The mail server {host}:{port} cannot be reached ({said}). Check name, port, and firewalls on the way.',
  },
  'smtp.login': {
    ja: '送信サーバー {host}:{port} が利用者名かパスワードを受け付けません（{said}）。',
    en: 'The mail server {host}:{port} does not take the user name or password ({said}).',
  },
  'smtp.tls': {
    ja: '送信サーバー {host}:{port} と TLS で話せません（{said}）。証明書と、STARTTLS を受け付けるかを確かめてください。組織の認証局なら NODE_EXTRA_CA_CERTS で渡せます。',
    en: 'No TLS with the mail server {host}:{port} ({said}). Check its certificate and whether it offers STARTTLS; an authority of your own is given by NODE_EXTRA_CA_CERTS.',
  },
  'imap.right': {
    ja: '受信箱 {mailbox}（{host}:{port}）を開けました。{messages}通あります。',
    en: 'The mailbox {mailbox} at {host}:{port} opens; it holds {messages, plural, one {# message} other {# messages}}.',
  },
  'imap.none': {
    ja: '見張る受信箱が決まっていません。届いた返信を取り込むには HIKESHI_IMAP を設定してください。',
    en: 'No mailbox is watched. Set HIKESHI_IMAP so that answers are taken in.',
  },
  'imap.away': {
    ja: '受信サーバー {host}:{port} につながりません（{said}）。',
    en: 'The IMAP server {host}:{port} cannot be reached ({said}).',
  },
  'imap.login': {
    ja: '受信サーバー {host}:{port} が利用者名かパスワードを受け付けません（{said}）。',
    en: 'The IMAP server {host}:{port} does not take the user name or password ({said}).',
  },
  'imap.mailbox': {
    ja: '受信サーバー {host}:{port} に受信箱 {mailbox} がありません。',
    en: 'The IMAP server {host}:{port} has no mailbox {mailbox}.',
  },
  'spf.right': {
    ja: '{domain} の SPF は送信サーバー（{addresses}）からの送信を認めています。',
    en: 'The SPF record of {domain} lets your mail server ({addresses}) send for it.',
  },
  'spf.untold': {
    ja: '{domain} に SPF があります。送信サーバーがこの機械なので、外から見えるアドレスが載っているかはご自身で確かめてください。',
    en: '{domain} has an SPF record. As the mail server is this machine, check yourself that its outer address stands in it.',
  },
  'spf.none': {
    ja: '{domain} に SPF がありません。送信サーバーのアドレスを載せた TXT レコードを加えてください（例: v=spf1 ip4:192.0.2.25 -all）。',
    en: '{domain} has no SPF record. Add a TXT record that names your mail server (v=spf1 ip4:192.0.2.25 -all).',
  },
  'spf.broken': {
    ja: '{domain} の SPF が壊れています（2つ以上ある、または参照が10回を超える）。1つにまとめてください。',
    en: 'The SPF record of {domain} is broken: there are several, or it needs more than ten look-ups. Make it one short record.',
  },
  'spf.other': {
    ja: '{domain} の SPF は送信サーバー（{addresses}）を認めていません（{answer}）。相手に迷惑メールとして扱われます。中継先の指示に従って include を加えてください。',
    en: 'The SPF record of {domain} does not name your mail server ({addresses}): {answer}. Receivers will take the mail for forged; add its address, or the include that its operator tells.',
  },
  'dmarc.right': {
    ja: '{domain} に DMARC（p={policy}）があります。差出人と同じドメインの DKIM 署名が送信サーバーで付くことを、届いたメールの Authentication-Results で確かめてください。',
    en: '{domain} has DMARC (p={policy}). See in the Authentication-Results of a mail that arrived that your server signs with DKIM for the same domain.',
  },
  'dmarc.none': {
    ja: '{domain} に DMARC がありません。_dmarc.{domain} に v=DMARC1; p=none から加え、報告を見て強めてください。',
    en: '{domain} has no DMARC record. Begin with v=DMARC1; p=none at _dmarc.{domain}, read its reports, then tighten it.',
  },
  'dns.away': {
    ja: 'DNS に問い合わせできません（{said}）。{domain} の SPF と DMARC は確かめられませんでした。--resolver で別のサーバーを指定できます。',
    en: 'DNS does not answer ({said}); SPF and DMARC of {domain} could not be checked. --resolver names another server.',
  },
  'keys.none': {
    ja: '署名の鍵がありません。メールは署名せずに送ります（HIKESHI_PGP_KEY、HIKESHI_SMIME_KEY）。',
    en: 'There is no key to sign with; mail leaves unsigned (HIKESHI_PGP_KEY, HIKESHI_SMIME_KEY).',
  },
  'keys.right': {
    ja: '{kind}の鍵 {fingerprint} で署名します（有効期限 {ends, select, none {なし} other {{ends}}}）。',
    en: 'Mail is signed with the {kind} key {fingerprint} ({ends, select, none {without an end} other {until {ends}}}).',
  },
  'keys.soon': {
    ja: '{kind}の鍵 {fingerprint} は {ends} に切れます。新しい鍵を作り、先に相手に知らせてください。',
    en: 'The {kind} key {fingerprint} ends on {ends}. Make the next one and tell your correspondents first.',
  },
  'keys.expired': {
    ja: '{kind}の鍵 {fingerprint} は {ends} に切れています。署名しても信用されません。',
    en: 'The {kind} key {fingerprint} ended on {ends}: nobody believes what it signs.',
  },
  'keys.revoked': {
    ja: '{kind}の鍵 {fingerprint} は失効しています。別の鍵にしてください。',
    en: 'The {kind} key {fingerprint} is revoked. Use another one.',
  },
  'keys.unfit': {
    ja: '{kind}の鍵 {fingerprint} は、いまは使えません（有効になる前か、暗号化できない鍵です）。',
    en: 'The {kind} key {fingerprint} cannot be used: it does not hold yet, or cannot encrypt.',
  },
  'keys.other-address': {
    ja: '{kind}の鍵 {fingerprint}（{owners}）は差出人 {from} のものではありません。相手には別人の署名に見えます。',
    en: 'The {kind} key {fingerprint} ({owners}) is not for {from}: readers take it for the signature of somebody else.',
  },
  'keys.refused': { ja: '{said}', en: '{said}' },
})
