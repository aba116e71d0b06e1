// Lists as directories, spreadsheets and web servers export them: CSV in any charset, LDIF, .htpasswd, one login a line.
import { parse } from 'csv-parse/sync'
import { decodeText } from '#src/core/charset.ts'
import { type Account, loginKey, longestLogin, longestText, oneLine } from './account.ts'
import { ldifRecords } from './ldif.ts'

export const mostLines = 200_000
export const mostProblems = 1_000

/** What a line says of an account. `hash` never leaves the memory of the comparison it was read for. */
export type ListLine = {
  readonly line: number
  readonly login: string
  readonly key: string
  readonly account: Account
  readonly hash: string
  readonly state: string
  readonly cause: string
  /** What the record of this person holds besides; only proofs of it are kept. */
  readonly birth: string
  readonly number: string
}
export type ListProblem = {
  readonly line: number
  readonly code: 'no-login' | 'twice' | 'same-person' | 'too-long' | 'no-address' | 'unreadable' | 'too-many'
  readonly login: string
}
export type ReadList = {
  readonly format: 'csv' | 'ldif' | 'htpasswd' | 'list'
  readonly charset: string
  readonly lines: readonly ListLine[]
  readonly problems: readonly ListProblem[]
  /** Lines that name a login which an earlier line has already. */
  readonly twice: number
  /** Lines that name nobody. */
  readonly unread: number
}

type Field =
  | keyof Omit<Account, 'login' | 'lang' | 'dn'>
  | 'login'
  | 'lang'
  | 'dn'
  | 'hash'
  | 'state'
  | 'cause'
  | 'birth'
  | 'number'
/** Names that columns have in the wild, folded. */
const columns: Readonly<Record<Field, readonly string[]>> = {
  login: [
    'login',
    'loginid',
    'user',
    'userid',
    'username',
    'uid',
    'id',
    'account',
    'samaccountname',
    '利用者id',
    'ユーザid',
    'ユーザーid',
    'ログインid',
    'アカウント',
  ],
  name: ['name', 'fullname', 'displayname', 'cn', '氏名', '名前'],
  department: ['department', 'departmentnumber', 'ou', 'faculty', '所属', '学部', '部局'],
  group: ['group', 'kind', 'employeetype', 'type', '区分', '種別', 'グループ'],
  route: ['route', 'delivery', 'roomnumber', '届け先', '配布先'],
  address: ['address', 'postaladdress', '住所', '宛先'],
  lang: ['lang', 'language', 'preferredlanguage', '言語'],
  dn: ['dn', 'distinguishedname'],
  hash: ['hash', 'password', 'userpassword', 'passwordhash', 'パスワード', 'ハッシュ'],
  state: ['state', 'status', 'result', '状態', '結果'],
  cause: ['cause', 'reason', 'error', '理由', '原因'],
  birth: ['birthdate', 'birthday', 'dateofbirth', 'schacdateofbirth', '生年月日', '誕生日'],
  number: ['idnumber', 'cardnumber', 'employeenumber', 'studentnumber', '学籍番号', '職員番号', '身分証番号'],
}
const fieldOf = new Map(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
)
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:;*"“”'‘’]/g, '')
    .replace(/\p{Cf}/gu, '')

export function readList(bytes: Uint8Array): ReadList {
  const decoded = decodeText(bytes)
  const text = decoded.text.replace(/^\ufeff/, '')
  const format = formatOf(text)
  const { records, unreadable } = { csv: fromCsv, ldif: fromLdif, htpasswd: fromHtpasswd, list: fromPlain }[format](
    text,
  )
  const lines: ListLine[] = []
  const problems: ListProblem[] = []
  const note = (code: ListProblem['code'], line: number, login: string) => {
    // That a list is cut off is told, however much else there is to tell.
    if (problems.length < mostProblems || code === 'too-many')
      problems.push({ code, line, login: login.slice(0, longestLogin) })
  }
  for (const line of unreadable) note('unreadable', line, '')
  const seen = new Set<string>()
  const people = new Set<string>()
  let twice = 0
  let unread = unreadable.length
  const hasAddresses = records.some(({ fields }) => (fields.address ?? '').trim() !== '')
  for (const { line, fields } of records) {
    if (lines.length >= mostLines) {
      note('too-many', line, '')
      break
    }
    const login = oneLine(fields.login ?? '')
    const key = loginKey(login)
    if (key === '') {
      unread++
      note('no-login', line, '')
      continue
    }
    if (login.length > longestLogin) {
      unread++
      note('too-long', line, login)
      continue
    }
    if (seen.has(key)) {
      twice++
      note('twice', line, login)
      continue
    }
    seen.add(key)
    const account = accountOf(login, fields)
    if (hasAddresses && account.address === '') note('no-address', line, login)
    const person = account.name && account.address ? `${account.name}\n${account.department}\n${account.address}` : ''
    if (person && people.has(person)) note('same-person', line, login)
    people.add(person)
    const { hash = '', state = '', cause = '', birth = '', number = '' } = fields
    lines.push({
      line,
      login,
      key,
      account,
      hash: hash.trim(),
      state: folded(state),
      cause: oneLine(cause).slice(0, longestText),
      birth: birth.trim().slice(0, 100),
      number: number.trim().slice(0, 100),
    })
  }
  return { format, charset: decoded.charset, lines, problems, twice, unread }
}

type Row = { readonly line: number; readonly fields: Partial<Record<Field, string>> }
type Read = { readonly records: readonly Row[]; readonly unreadable: readonly number[] }

function accountOf(login: string, fields: Row['fields']): Account {
  const short = (text = '') => [...oneLine(text)].slice(0, longestText).join('')
  const lines = (fields.address ?? '').replace(/\s*\$\s*/g, '\n').split(/\r\n?|\n/)
  return {
    login,
    name: short(fields.name),
    department: short(fields.department),
    group: short(fields.group).slice(0, 100),
    route: short(fields.route),
    address: lines.map(oneLine).filter(Boolean).slice(0, 6).join('\n').slice(0, 1_000),
    lang: /^en/i.test(fields.lang ?? '') || fields.lang === '英語' ? 'en' : 'ja',
    dn: fields.dn ? oneLine(fields.dn).slice(0, 1_000) : null,
  }
}

function formatOf(text: string): ReadList['format'] {
  const first = text.split(/\r\n?|\n/, 50).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  if (/^(dn|version)::?\s/i.test(first)) return 'ldif'
  const names = first.split(/[,\t;]/).map(folded)
  if (names.some((name) => columns.login.includes(name))) return 'csv'
  return /^[^:,\s]+:[^\s,]*(:|$)/.test(first) ? 'htpasswd' : 'list'
}

function fromCsv(text: string): Read {
  const unreadable: number[] = []
  const first = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', '\t', ';'].find((one) => first.includes(one)) ?? ','
  const rows = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => void unreadable.push((error as { lines?: number } | undefined)?.lines ?? 0),
    max_record_size: 100_000,
    to: mostLines + 2,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const [head, ...body] = rows
  const fields = (head?.record ?? []).map((name) => fieldOf.get(folded(name)))
  const records = body.map(({ record, info }) => ({
    line: info.lines,
    fields: Object.fromEntries(
      record
        .flatMap((value, i) => (fields[i] ? [[fields[i], value] as const] : []))
        .filter(([, value]) => value !== ''),
    ),
  }))
  return { records, unreadable }
}

function fromLdif(text: string): Read {
  const { entries, unreadable } = ldifRecords(text)
  const records = entries.map(({ line, attributes }) => {
    const fields: Partial<Record<Field, string>> = {}
    for (const [name, value] of attributes) {
      const field = fieldOf.get(folded(name.split(';')[0]!))
      if (field) fields[field] ??= value
    }
    return { line, fields }
  })
  return { records: records.filter(({ fields }) => fields.login !== undefined), unreadable }
}

function fromHtpasswd(text: string): Read {
  const records: Row[] = []
  const unreadable: number[] = []
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const at = line.indexOf(':')
    if (at < 1) unreadable.push(i + 1)
    // Of a line of /etc/shadow only the hash counts.
    else records.push({ line: i + 1, fields: { login: line.slice(0, at), hash: line.slice(at + 1).split(':')[0]! } })
  }
  return { records, unreadable }
}

function fromPlain(text: string): Read {
  const records = text
    .split(/\r\n?|\n/)
    .map((line, i) => ({ line: i + 1, fields: { login: line.split(/[,\t]/)[0]!.replace(/^"|"$/g, '') } }))
    .filter(({ fields }) => oneLine(fields.login) !== '' && !fields.login.startsWith('#'))
  return { records, unreadable: [] }
}
