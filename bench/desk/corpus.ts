// Believable reports and notes in both languages: the same for the same seed. Words and addresses are skewed as in life, a few
// of each stand everywhere and most are rare.
export type Random = {
  next(): number
  below(n: number): number
  pick<T>(list: readonly T[]): T
  /** Few of the first, many of the rest: rank by a power law. */
  skewed(n: number): number
  chance(share: number): boolean
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: (list) => list[below(list.length)]!,
    skewed: (n) => Math.min(n - 1, Math.floor(n ** next()) - 1),
    chance: (share) => next() < share,
  }
}

export type Lang = 'ja' | 'en'

const subjects = {
  ja: [
    '不審な通信について',
    'SSHへの総当たり攻撃',
    'フィッシングサイトの報告',
    'スキャン行為の連絡',
    '迷惑メールの苦情',
    '認証サーバーの異常',
    '改ざんの疑い',
    '踏み台にされている可能性',
    'マルウェア感染の疑い',
    '情報漏えいの疑い',
    '不正ログインの試み',
    'DoS攻撃を受けています',
  ],
  en: [
    'Port scan from your network',
    'SSH brute force attempts',
    'Phishing site hosted at your address',
    'Abuse report: spam',
    'Compromised host suspected',
    'Web defacement noticed',
    'Denial of service traffic',
    'Suspicious login attempts',
    'Malware distribution',
    'Open relay in your range',
  ],
} as const
const organisations = [
  '港湾大学',
  '神戸ネットワーク',
  '東都病院',
  '瀬戸内銀行',
  'Example CERT',
  'Northern ISP',
  'Acme Hosting',
  '青葉市役所',
  '東海通信',
  '若葉学園',
  'Polar Networks',
  'Harbor University',
]
const people = [
  '山田 太郎',
  '佐藤 花子',
  '鈴木 一郎',
  '田中 美咲',
  '高橋 健',
  'John Smith',
  'Maria Keller',
  'Pat Brown',
  '伊藤 彩',
  '渡辺 翔',
  'Ana Costa',
  'Lee Min',
]
const systems = [
  '認証サーバー',
  'メールサーバー',
  '公開ウェブサーバー',
  'VPN装置',
  'ファイルサーバー',
  '図書館の端末',
  '研究室の計算機',
  '無線LAN',
  'DNSサーバー',
  '監視カメラ',
]
const systemsEn = [
  'mail server',
  'web server',
  'VPN gateway',
  'file server',
  'library terminal',
  'lab computer',
  'wireless network',
  'name server',
  'backup host',
  'print server',
]
const acts = [
  '通信を確認した',
  '攻撃を遮断した',
  '管理者に連絡した',
  'ログを保全した',
  'パスワードを変更した',
  '影響を調査している',
  '再起動した',
  'ネットワークから切り離した',
  '利用者に確認中',
  '復旧を完了した',
  '様子を見る',
  '原因を調べている',
]
const actsEn = [
  'traffic confirmed',
  'attack blocked at the border',
  'administrator contacted',
  'logs preserved',
  'password changed',
  'impact under investigation',
  'host taken off the network',
  'user asked for details',
  'service restored',
  'vendor informed',
]
const linesJa = [
  '当方のサーバーに対して貴組織のアドレスから不審な通信を検知しました。',
  'ご確認のうえ、対応をお願いいたします。',
  '時刻は日本標準時で、NTPにより同期しています。',
  '該当するログを下に示します。',
  '同様の攻撃が昨日から続いています。',
  '調査の結果をお知らせください。',
  'この情報は関係者に限って共有してください。',
  '影響は今のところ確認されていません。',
  '心当たりがない場合はご放念ください。',
  '担当者が交代しましたので改めてご連絡します。',
]
const linesEn = [
  'We have seen suspicious traffic from an address in your network.',
  'Please investigate and take appropriate action.',
  'All times are UTC and our clock is synchronised by NTP.',
  'The relevant log lines follow below.',
  'The same activity has been going on since yesterday.',
  'Please let us know the outcome.',
  'You may share this with the parties concerned.',
  'No impact is known at this time.',
  'If this was an authorised test please tell us.',
  'Our previous message of last week has not been answered.',
]
/** One word in some thousands of texts each: what a responder looks for. */
export const rareWords = [
  '凍結',
  '誤送',
  '港区',
  '夜勤',
  '紛失',
  '漏電',
  'ransom',
  'skimmer',
  'tabletop',
  'honeypot',
] as const
const kinds = [
  'rsit:information-gathering/scanner',
  'rsit:intrusion-attempts/brute-force',
  'rsit:fraud/phishing',
  'rsit:abusive-content/spam',
  'rsit:malicious-code/infected-system',
  'rsit:availability/ddos',
]

export type Corpus = ReturnType<typeof corpusOf>

export function corpusOf(seed: number, size: { readonly sources: number }) {
  const r = random(seed)
  const lang = (): Lang => (r.chance(0.65) ? 'ja' : 'en')
  // Blocks of a few hosting houses, spread by a number of Fibonacci's so that neighbours in rank are none in the net.
  const source = () => {
    const n = Math.imul(r.skewed(size.sources) + 1, 2_654_435_761) >>> 0
    return `${((n >>> 24) % 200) + 20}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255 || 1}`
  }
  const target = () => `192.0.2.${1 + r.skewed(250)}`
  const host = () =>
    `${r.pick(['mail', 'www', 'login', 'secure', 'cdn', 'vpn'])}${r.skewed(4_000)}.${r.pick(['example', 'example.net', 'example.org', 'example.co.jp'])}`
  const rare = () => (r.chance(1 / 2_000) ? ` ${r.pick(rareWords)}` : '')
  const two = (n: number) => String(n).padStart(2, '0')
  const logLine = (at: Date, from: string, to: string) =>
    r.chance(0.6)
      ? `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][at.getUTCMonth()]} ${at.getUTCDate()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} gate sshd[${1000 + r.below(30_000)}]: Failed password for ${r.pick(['root', 'admin', 'oracle', 'test'])} from ${from} port ${1024 + r.below(60_000)} ssh2`
      : `${at.toISOString()} ${from} -> ${to}:${r.pick([22, 23, 25, 80, 443, 445, 3389])} TCP SYN denied`
  return {
    random: r,
    lang,
    source,
    target,
    host,
    logLine,
    kind: () => r.pick(kinds),
    person: () => r.pick(people),
    organisation: () => r.pick(organisations),
    email: () => `abuse${r.skewed(3_000)}@${host()}`,
    subject: (l: Lang, about: string) => `${r.pick(subjects[l])} ${l === 'ja' ? '' : 'from '}${about}`,
    title: (l: Lang, about: string) =>
      l === 'ja'
        ? `${r.pick(systems)}: ${r.pick(subjects.ja)} (${about})`
        : `${r.pick(systemsEn)}: ${r.pick(subjects.en)} (${about})`,
    text: (l: Lang) =>
      Array.from({ length: 3 + r.below(4) }, () => r.pick(l === 'ja' ? linesJa : linesEn)).join(
        l === 'ja' ? '\n' : ' ',
      ) + rare(),
    note: (l: Lang, about: string) =>
      (l === 'ja'
        ? `${r.pick(systems)}について${about}との${r.pick(acts)}。${r.chance(0.4) ? r.pick(linesJa) : ''}`
        : `${r.pick(systemsEn)}: ${r.pick(actsEn)}, ${about}. ${r.chance(0.4) ? r.pick(linesEn) : ''}`) + rare(),
  }
}
