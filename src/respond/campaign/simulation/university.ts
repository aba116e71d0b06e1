// A believable university for rehearsals: people with Japanese names, faculties, a few hostile ones, and who of them is exposed.
import { Buffer } from 'node:buffer'

/** What a reset of this size comes to, in the proportions of the one at Kobe University in 2003 (exact at its own 17,995). */
export type Proportions = {
  readonly target: number
  readonly removed: number
  readonly matched: number
  readonly exposed: number
  readonly researchers: number
  readonly changed: number
  readonly failed: number
}
const known = {
  target: 17_995,
  removed: 4_726,
  exposedElsewhere: 3_079,
  researchers: 1_091,
  changed: 5_181,
  failed: 68,
}

export function proportions(target: number): Proportions {
  const part = (of: number) => Math.round((target * of) / known.target)
  const removed = part(known.removed)
  return {
    target,
    removed,
    matched: target + removed,
    exposed: target + removed + part(known.exposedElsewhere),
    researchers: Math.max(1, part(known.researchers)),
    changed: part(known.changed),
    failed: Math.max(1, part(known.failed)),
  }
}

export type SimulatedPerson = {
  readonly login: string
  readonly name: string
  readonly department: string
  readonly group: 'student' | 'researcher'
  readonly route: string
  readonly address: string
  readonly lang: 'ja' | 'en'
  readonly hash: string
}
export type University = {
  readonly people: readonly SimulatedPerson[]
  readonly proportions: Proportions
  /** `login:hash` as a web server kept it, who is to be removed, and what an older system says of changes. */
  readonly exposed: string
  readonly removal: string
  readonly outcomes: (own: ReadonlySet<string>) => string
}

const families =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 前田 藤田 後藤 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 岡本 松田 中島 中川 原田 小野 竹内 金子 和田 髙﨑 齋藤 渡邊 濵田'.split(
    ' ',
  )
const givens =
  '翔太 大輔 健太 拓也 直樹 達也 翼 大樹 亮 健 美咲 愛 彩 麻衣 千尋 裕子 恵 舞 由美 陽子 葵 蓮 陽菜 結衣 大翔 悠真 さくら ひなた 一郎 花子'.split(
    ' ',
  )
const faculties =
  '文学部 国際文化学部 発達科学部 法学部 経済学部 経営学部 理学部 医学部 工学部 農学部 海事科学部 自然科学研究科'.split(
    ' ',
  )
/** Names that have broken programs before: kanji variants, long ones, quotes, direction marks, markup, formulas. */
export const hostileNames = [
  '髙﨑 葛󠄀子',
  "O'Brien, Seán",
  'Nguyễn Thị Ánh',
  '王 小明 "Xiao"',
  'Müller-Lüdenscheidt, Karl-Theodor Maria Nikolaus Johann Jacob Philipp',
  'محمد العربي',
  '\u202eevil\u202c 太郎',
  '<script>alert(1)</script>',
  '#import "x.typ" $a_1$ *b*',
  '=HYPERLINK("http://198.51.100.1")',
  '山田\r\n太郎',
  '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処',
]

/** The same seed gives the same university (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function university(target: number, seed: number): University {
  const of = proportions(target)
  const next = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  const hash = () =>
    `{SSHA}${Buffer.from(Array.from({ length: 28 }, () => Math.floor(next() * 256))).toString('base64')}`
  const people = Array.from({ length: of.matched }, (_, i): SimulatedPerson => {
    const isResearcher = i < of.researchers
    const faculty = pick(faculties)
    // Spread over the whole, so that a small rehearsal meets them too.
    const name = i % 97 === 5 ? pick(hostileNames) : `${pick(families)} ${pick(givens)}`
    return {
      login: `${isResearcher ? 'r' : 's'}${String(i + 1).padStart(6, '0')}`,
      name,
      department: isResearcher ? `${faculty} 教員` : `${faculty} ${1 + Math.floor(next() * 4)}年`,
      group: isResearcher ? 'researcher' : 'student',
      route: `${faculty}事務室`,
      address: next() < 0.9 ? `657-8501\n港区海岸通 ${1 + Math.floor(next() * 40)}-${1 + Math.floor(next() * 30)}` : '',
      lang: next() < 0.06 ? 'en' : 'ja',
      hash: hash(),
    }
  })
  const gone = people.slice(of.target)
  const elsewhere = Array.from(
    { length: of.exposed - of.matched },
    (_, i) => `x${String(i + 1).padStart(6, '0')}:${hash()}`,
  )
  return {
    people,
    proportions: of,
    exposed: `${[...people.map((one) => `${one.login}:${one.hash}`), ...elsewhere].join('\n')}\n`,
    removal: `login,reason\n${gone.map((one) => `${one.login},left`).join('\n')}\n`,
    outcomes(own) {
      const rest = people.slice(0, of.target).filter((one) => !own.has(one.login))
      const changed = rest.slice(-(of.changed - own.size))
      const failed = rest.slice(-(of.changed - own.size) - of.failed, -(of.changed - own.size))
      return `login,state,cause\n${[...changed.map((one) => `${one.login},changed,`), ...failed.map((one) => `${one.login},failed,a daemon of a mail server was down`)].join('\n')}\n`
    },
  }
}

/** Entries as a directory takes them. */
export function* ldifOf(
  people: readonly SimulatedPerson[],
  base = 'ou=people,dc=rehearsal,dc=example',
): Generator<string> {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
  for (const one of people) {
    const lines = [
      `dn: uid=${one.login},${base}`,
      'objectClass: inetOrgPerson',
      `uid: ${one.login}`,
      `cn:: ${base64(one.name)}`,
      `sn:: ${base64(one.name)}`,
      `ou:: ${base64(one.department)}`,
      `employeeType: ${one.group}`,
      `roomNumber:: ${base64(one.route)}`,
      ...(one.address ? [`postalAddress:: ${base64(one.address.replaceAll('\n', '$'))}`] : []),
      `preferredLanguage: ${one.lang}`,
      `userPassword: ${one.hash}`,
      '',
    ]
    yield lines.join('\n')
  }
}
