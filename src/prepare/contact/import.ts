// Contacts from the lists of others: CSV with a head, JSON or one JSON value a line, as IntelMQ and directories of CSIRT teams write them.
import { parse } from 'csv-parse/sync'
import { holdingsOf } from './asked.ts'
import { type ContactChannel, ContactFields, type ContactHolding, ContactKind } from './contact.ts'

export const mostImported = 20_000
export const mostImportBytes = 20_000_000

export type Read =
  | { readonly line: number; readonly ok: true; readonly fields: ContactFields; readonly left: readonly string[] }
  | {
      readonly line: number
      readonly ok: false
      readonly code: 'no-name' | 'no-channel' | 'wrong-value' | 'not-an-object'
      readonly what: string
    }

type Flat = ReadonlyMap<string, readonly string[]>

/** What fields are called elsewhere; the last part of a path counts, where the whole is not listed. */
const names = {
  name: [
    'name',
    'teamname',
    'officialteamname',
    'shortteamname',
    'team',
    'contactname',
    'sourceasname',
    '名前',
    '名称',
  ],
  organisation: [
    'organisation',
    'organization',
    'org',
    'hostorganisation',
    'hostorganization',
    'company',
    '組織',
    '組織名',
  ],
  person: ['person', 'representative', 'responsible', '担当', '担当者'],
  kind: ['kind', 'type', 'sector', '種類'],
  country: ['country', 'countrycode', 'cc', 'countryofteam', 'sourcegeolocationcc', '国'],
  lang: ['lang', 'language', '言語'],
  zone: ['zone', 'timezone', 'tz', 'タイムゾーン'],
  email: [
    'email',
    'emails',
    'mail',
    'emailaddress',
    'teamemail',
    'abusecontact',
    'abuse',
    'sourceabusecontact',
    'destination',
    'contact',
    'メール',
    'メールアドレス',
  ],
  phone: ['phone', 'telephone', 'tel', 'phonenumber', 'emergencyphone', '電話', '電話番号'],
  fax: ['fax', 'facsimile', 'faxnumber'],
  hours: ['hours', 'businesshours', 'operatinghours', '受付時間'],
  cidr: [
    'cidr',
    'cidrs',
    'network',
    'networks',
    'range',
    'ranges',
    'iprange',
    'ipranges',
    'ip',
    'sourceip',
    'sourcenetwork',
    'inetnum',
    'ネットワーク',
  ],
  domain: ['domain', 'domains', 'fqdn', 'sourcefqdn', 'sourcereversedns', 'ドメイン'],
  asn: ['asn', 'asns', 'as', 'asnumber', 'asnumbers', 'autonomoussystem', 'sourceasn'],
  link: ['url', 'link', 'links', 'website', 'web', 'rfc2350', 'securitytxt', 'teamwebsite'],
  pgp: ['pgp', 'pgpkey', 'publickey', 'openpgp', 'pgppublickey'],
  note: ['note', 'notes', 'comment', 'remarks', '備考'],
} as const
type Field = keyof typeof names
const fieldOf = new Map<string, Field>(
  Object.entries(names).flatMap(([field, list]) => list.map((name) => [name, field as Field] as const)),
)
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]/g, '')

/** What a file of contacts holds, one outcome each; null when it is neither CSV nor JSON. */
export function readContacts(text: string): Read[] | null {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (trimmed === '') return []
  const rows = /^[[{]/.test(trimmed) ? jsonRows(trimmed) : csvRows(trimmed)
  return rows?.slice(0, mostImported).map(({ line, value }) => readOne(line, value)) ?? null
}

type Row = { readonly line: number; readonly value: unknown }

function jsonRows(text: string): Row[] | null {
  try {
    const value = JSON.parse(text) as unknown
    const list = Array.isArray(value) ? value : (listIn(value) ?? [value])
    return list.map((one, i) => ({ line: i + 1, value: one }))
  } catch {
    const lines = text.split('\n').map((line, i) => ({ line: i + 1, text: line.trim() }))
    const rows = lines.filter((one) => one.text !== '').map((one): Row => ({ line: one.line, value: jsonIn(one.text) }))
    return rows.every((one) => one.value === undefined) ? null : rows
  }
}
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
/** `{"teams": […]}`, `{"data": […]}`: the one list of a document. */
function listIn(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null
  const lists = Object.values(value).filter(
    (one): one is unknown[] => Array.isArray(one) && one.some((item) => typeof item === 'object'),
  )
  return lists.length === 1 && Object.keys(value).length <= 5 ? lists[0]! : null
}

function csvRows(text: string): Row[] | null {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ','
  try {
    const rows = parse(text, {
      bom: true,
      columns: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as {
      record: unknown
      info: { lines: number }
    }[]
    return rows.map(({ record, info }) => ({ line: info.lines, value: record }))
  } catch {
    return null
  }
}

const mostDepth = 5
const mostValues = 1_000

function flatten(value: unknown, path: string, into: Map<string, string[]>, depth = 0): void {
  if (value === null || value === undefined || depth > mostDepth) return
  if (Array.isArray(value)) for (const one of value.slice(0, mostValues)) flatten(one, path, into, depth + 1)
  else if (typeof value === 'object')
    for (const [key, one] of Object.entries(value)) flatten(one, path === '' ? key : `${path}.${key}`, into, depth + 1)
  else {
    const text = String(value).trim()
    if (text === '') return
    const list = into.get(path) ?? []
    if (list.length < mostValues) list.push(text)
    into.set(path, list)
  }
}

function gathered(value: unknown): Flat {
  const flat = new Map<string, string[]>()
  flatten(value, '', flat)
  const found = new Map<string, string[]>()
  for (const [path, texts] of flat) {
    const field = fieldOf.get(plain(path)) ?? fieldOf.get(plain(path.split('.').at(-1)!))
    if (field) found.set(field, [...(found.get(field) ?? []), ...texts])
  }
  return found
}

const split = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.split(/[\s,;|]+/)).filter((text) => text !== '')

function readOne(line: number, value: unknown): Read {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, ok: false, code: 'not-an-object', what: '' }
  const of = gathered(value)
  const first = (field: Field): string => of.get(field)?.[0] ?? ''
  const emails = split(of.get('email') ?? [])
    .map((one) => one.replace(/^mailto:/i, ''))
    .filter((one) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one))
  const hours = first('hours')
  const channel =
    (kind: ContactChannel['kind']) =>
    (one: string): ContactChannel => ({ kind, value: one.slice(0, 500), hours: hours.slice(0, 200), note: '' })
  const channels = [
    ...emails.map(channel('email')),
    ...(of.get('phone') ?? []).map(channel('phone')),
    ...(of.get('fax') ?? []).map(channel('fax')),
  ].slice(0, 20)
  const left: string[] = []
  const holdings = (['cidr', 'domain', 'asn'] as const).flatMap((type) =>
    // A range may be written with blanks around its dash.
    (type === 'cidr'
      ? (of.get(type) ?? []).flatMap((text) => text.replace(/\s*-\s*/g, '-').split(/[\s,;|]+/))
      : split(of.get(type) ?? [])
    )
      .filter((text) => text.trim() !== '')
      .flatMap((text): ContactHolding[] => {
        const found = holdingsOf({ type, value: text })
        if (found === null) left.push(text.trim().slice(0, 100))
        return found ?? []
      }),
  )
  const organisation = first('organisation')
  const name = first('name') || organisation || first('person') || emails[0] || ''
  if (name === '') return { line, ok: false, code: 'no-name', what: '' }
  if (channels.length === 0) return { line, ok: false, code: 'no-channel', what: name.slice(0, 100) }
  const lang = /^(?:ja|日本語|japanese)/i.test(first('lang'))
    ? 'ja'
    : first('lang') === '' && /[\u3040-\u30ff\u4e00-\u9fff]/.test(name)
      ? 'ja'
      : 'en'
  const pgp = (of.get('pgp') ?? []).filter((text) => text.includes('BEGIN PGP PUBLIC KEY BLOCK'))
  const fields = ContactFields.safeParse({
    name,
    organisation,
    person: first('person'),
    kind: kindOf(first('kind'), name),
    country: /^[A-Za-z]{2}$/.test(first('country')) ? first('country').toUpperCase() : '',
    lang,
    ...(first('zone') === '' ? { zone: lang === 'ja' ? 'Asia/Tokyo' : 'UTC' } : { zone: first('zone') }),
    channels,
    holdings: [...new Map(holdings.map((one) => [`${one.type} ${one.value}`, one])).values()],
    keys: pgp.slice(0, 10).map((text) => ({ kind: 'pgp', value: text })),
    links: (of.get('link') ?? []).filter((text) => /^https?:\/\//.test(text) && URL.canParse(text)).slice(0, 10),
    note: (of.get('note') ?? []).join('\n').slice(0, 4_000),
  })
  return fields.success
    ? { line, ok: true, fields: fields.data, left }
    : { line, ok: false, code: 'wrong-value', what: fields.error.issues[0]!.path.join('.') }
}

function kindOf(said: string, name: string): ContactKind {
  const known = ContactKind.safeParse(said.toLowerCase())
  if (known.success) return known.data
  if (/c-?[se]irt|\bcert\b|abuse team|incident response/i.test(`${said} ${name}`)) return 'csirt'
  if (/police|警察/i.test(`${said} ${name}`)) return 'police'
  if (/vendor|ベンダ/i.test(said)) return 'vendor'
  if (/authority|government|ministry|官庁|省$/i.test(said)) return 'authority'
  return 'site'
}
