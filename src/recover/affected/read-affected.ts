// A list of affected persons as a shop, a ward or an association exports it: each line is taken, joined to an earlier one, or said not to be.
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { decodeText } from '#src/core/charset.ts'
import type { Language } from '#src/core/language.ts'
import { type Loss, longestLine, longestNote, type Problem } from './affected.ts'
import { lossNamed } from './loss-name.ts'

export const mostLines = 200_000
export const mostProblems = 1_000

export type ReadAffected = {
  readonly line: number
  readonly key: string
  readonly reference: string
  readonly name: string
  readonly email: string
  readonly address: string
  readonly phone: string
  readonly lang: Language
  readonly lost: readonly Loss[]
  readonly contract: string
  readonly note: string
}

export type ReadList = {
  readonly charset: string
  readonly people: readonly ReadAffected[]
  readonly problems: readonly { readonly line: number; readonly problem: Problem }[]
  /** Lines below the heading: people + twice + left out. */
  readonly lines: number
  readonly twice: number
  readonly leftOut: number
}

/** Names that columns have in the wild, folded. */
const columns = {
  reference: [
    'reference',
    'id',
    'no',
    'number',
    'customerid',
    'customerno',
    'customernumber',
    'memberid',
    'userid',
    '顧客番号',
    'お客様番号',
    '会員番号',
    '会員id',
    '顧客id',
    '番号',
    '整理番号',
    '利用者id',
  ],
  name: ['name', 'fullname', 'customername', '氏名', '名前', 'お名前', '顧客名', '会社名', '法人名', '名称'],
  email: ['email', 'mail', 'mailaddress', 'emailaddress', 'メール', 'メールアドレス', 'eメール', '電子メール'],
  address: ['address', 'postaladdress', '住所', '所在地', '送付先'],
  phone: ['phone', 'tel', 'telephone', 'phonenumber', '電話', '電話番号', '携帯電話'],
  lang: ['lang', 'language', '言語'],
  lost: ['lost', 'leaked', 'data', 'items', '漏えい項目', '漏洩項目', '流出項目', '被害', '被害内容', '失ったもの'],
  contract: ['contract', 'sla', '契約', '契約番号', 'サービス水準'],
  note: ['note', 'remarks', 'comment', '備考', 'メモ'],
} as const
type Field = keyof typeof columns
const fieldOf = new Map<string, Field>(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
)
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:;*()"“”'‘’]/g, '')
    .replace(/\p{Cf}/gu, '')

/** A text of one line without what cannot be seen; variation selectors of kanji stay, so that a name is the name. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
const keyText = (text: string): string => oneLine(text).normalize('NFKC').toLowerCase().replace(/\s+/g, '')

const Mailbox = z.email().max(254)
const isMail = (text: string): boolean => Mailbox.safeParse(text).success

type Row = { readonly line: number; readonly fields: Partial<Record<Field, string>> }

export function readAffected(bytes: Uint8Array, lang: Language = 'ja'): ReadList {
  const { text, charset } = decoded(bytes)
  const { rows, unreadable, isCut } = rowsOf(text.replace(/^\ufeff/, ''))
  const people = new Map<string, ReadAffected>()
  const problems: { line: number; problem: Problem }[] = []
  const note = (line: number, problem: Problem) => {
    if (problems.length < mostProblems) problems.push({ line, problem })
  }
  for (const line of unreadable) note(line, 'unreadable')
  let twice = 0
  let leftOut = unreadable.length
  for (const row of rows) {
    const read = readRow(row, lang, (problem) => note(row.line, problem))
    if (read === null) {
      leftOut++
      continue
    }
    const was = people.get(read.key)
    if (was) {
      twice++
      note(row.line, 'twice')
    }
    people.set(read.key, was ? joined(was, read) : read)
  }
  if (isCut) note(0, 'too-many')
  return { charset, people: [...people.values()], problems, lines: rows.length + unreadable.length, twice, leftOut }
}

/** Where the bytes leave it open it is CP932, as spreadsheets of this country write; unless that breaks more than it makes. */
function decoded(bytes: Uint8Array): { text: string; charset: string } {
  const japanese = decodeText(bytes, 'cp932')
  const count = (pattern: RegExp) => japanese.text.match(pattern)?.length ?? 0
  const isBroken = count(/\ufffd/g) > count(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)
  return isBroken ? decodeText(bytes) : japanese
}

/** What two lines say of the same one: what the earlier lacks comes from the later, what was lost adds up. */
function joined(was: ReadAffected, more: ReadAffected): ReadAffected {
  const { reference, name, email, address, phone, contract, note } = was
  return {
    ...was,
    reference: reference || more.reference,
    name: name || more.name,
    email: email || more.email,
    address: address || more.address,
    phone: phone || more.phone,
    contract: contract || more.contract,
    note: note || more.note,
    lost: [...new Set([...was.lost, ...more.lost])],
  }
}

function readRow({ line, fields }: Row, lang: Language, note: (problem: Problem) => void): ReadAffected | null {
  const bad = (problem: Problem): null => {
    note(problem)
    return null
  }
  const cell = (field: Field) => oneLine(fields[field] ?? '')
  const [reference, name, address, phone, contract] = (
    ['reference', 'name', 'address', 'phone', 'contract'] as const
  ).map(cell) as [string, string, string, string, string]
  const remark = cell('note')
  const all = [reference, name, address, phone, contract, remark, cell('email')]
  if (all.some((one) => one.includes('\ufffd'))) return bad('damaged')
  if (
    [reference, name, address, phone, contract].some((one) => one.length > longestLine) ||
    remark.length > longestNote
  )
    return bad('too-long')
  const mail = cell('email').normalize('NFKC').toLowerCase()
  const email = isMail(mail) ? mail : ''
  const key = reference
    ? `r ${keyText(reference)}`
    : email
      ? `m ${email}`
      : name && (address || phone)
        ? `n ${keyText(name)} ${keyText(address || phone)}`
        : null
  if (key === null) return bad('nobody')
  if (mail !== '' && email === '') note('bad-address')
  const said = cell('lost')
    .split(/[;；、,，/／|・]+/)
    .map(folded)
    .filter(Boolean)
  const lost = said.map((one) => lossNamed(one) ?? 'other')
  if (said.some((one) => lossNamed(one) === null)) note('strange-loss')
  const language =
    /^en/i.test(cell('lang')) || cell('lang') === '英語' ? 'en' : /^ja|日本語/i.test(cell('lang')) ? 'ja' : lang
  return {
    line,
    key,
    reference,
    name,
    email,
    address,
    phone,
    contract,
    note: remark,
    lang: language,
    lost: [...new Set(lost)],
  }
}

function rowsOf(text: string): { rows: Row[]; unreadable: number[]; isCut: boolean } {
  const unreadable: number[] = []
  const head = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', '\t', ';'].find((one) => head.includes(one)) ?? ','
  const [first, ...rest] = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => void unreadable.push((error as { lines?: number } | undefined)?.lines ?? 0),
    max_record_size: 20_000,
    to: mostLines + 2,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const named = (first?.record ?? []).map((name) => fieldOf.get(folded(name)))
  const rows = rest.slice(0, mostLines).map(({ record, info }) => {
    const fields: Partial<Record<Field, string>> = {}
    for (const [at, value] of record.entries()) {
      const field = named[at]
      if (field) fields[field] ??= value
    }
    return { line: info.lines, fields }
  })
  return { rows, unreadable, isCut: rest.length > mostLines }
}
