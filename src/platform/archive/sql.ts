import ipaddr from 'ipaddr.js'
import type { ClockError } from './clock.ts'
import { columnOf, joined } from './column.ts'
import { saidBy } from './implied.ts'
import type { Query } from './query.ts'

/** What the two engines say differently. */
export type Dialect = {
  /** Whether a row is odd: a field that has a column holds what does not fit it. */
  readonly odd: string
  /** A text as a value: no more than that, whatever is in it. */
  literal(text: string): string
  whole(number: number): string
  /** The number that a text states; null of any other text. */
  numberIn(text: string): string
  /** Which of the spans of this width a time lies in. */
  bucket(time: string, width: number): string
  /** Is `text` somewhere in the column, whatever the case of its letters? */
  holds(column: string, text: string): string
  /** The same of many texts at once, all of them ASCII; the long s and the sign of the kelvin count as s and k. */
  holdsAny(column: string, texts: readonly string[]): string
  like(column: string, pattern: string): string
  /** The value or one of the values that the JSON in `rest` has for this key is this text. */
  restIs(key: string, value: string): string
  restText(key: string): string
  restExists(key: string): string
}

/** A number as engines are to read it out of a text, so that they agree which texts are numbers. */
export const numberPattern = '^-?[0-9]{1,100}([.][0-9]{1,100})?([eE][+-]?[0-9]{1,2})?$'

/** A query as a condition on the rows of the archive: it narrows to exactly the lines that it means. */
export function conditionOf(query: Query, dialect: Dialect): string {
  switch (query.kind) {
    case 'all':
      return '1 = 1'
    case 'text':
      return query.text === '' ? '1 = 1' : dialect.holds('original', query.text)
    case 'holds':
      return holding(query.field, query.texts, dialect)
    case 'not':
      return `NOT coalesce(${conditionOf(query.of, dialect)}, ${no})`
    case 'and':
    case 'or':
      return `(${query.of.map((one) => conditionOf(one, dialect)).join(query.kind === 'and' ? ' AND ' : ' OR ')})`
    case 'exists':
      return existence(query.field, dialect)
    case 'compare':
      return comparison(query.field, query.by, query.value, dialect)
    case 'is':
      return equality(query.field, query.value, query.hasWildcard, dialect)
  }
}

const no = '(1 = 0)'
const numberLiteral = (value: number): string => (Number.isInteger(value) ? value.toFixed(0) : String(value))

/** Fields that every line has beside those of its event. */
const own: Readonly<Record<string, string>> = { source: 'source', message: 'original', 'event.original': 'original' }
const plainColumn = (field: string): string | null => own[field] ?? columnOf(field)?.name ?? null
const saidIn = (field: string): readonly string[] => (Object.hasOwn(saidBy, field) ? saidBy[field]! : [])

/** The value of a field as a text, wherever it stands. */
export function saidOf(field: string, dialect: Dialect): string {
  const column = plainColumn(field)
  if (column !== null) return column
  const said = saidIn(field).map((one) => plainColumn(one)!)
  return said.length > 0 ? `coalesce(${[...said, dialect.restText(field)].join(', ')})` : dialect.restText(field)
}

function comparison(field: string, by: string, value: number, dialect: Dialect): string {
  const than = `${by} ${numberLiteral(value)}`
  const column = columnOf(field)
  if (column?.type === 'number') return `${column.name} ${than}`
  return `${dialect.numberIn(saidOf(field, dialect))} ${than}`
}

/** `rest` holds the value of a field without a column, and what does not fit the column of one that has it. */
function holding(field: string, texts: readonly string[], dialect: Dialect): string {
  const held = (name: string): string => `coalesce(${dialect.holdsAny(name, texts)}, ${no})`
  const said = saidIn(field).map((one) => holding(one, texts, dialect))
  if (said.length > 0) return `(${[...said, held('rest')].join(' OR ')})`
  const column = columnOf(field)
  if (column) {
    const inRest = `(${dialect.odd} AND ${held('rest')})`
    return column.type === 'number' ? inRest : `(${held(column.name)} OR ${inRest})`
  }
  return own[field] ? `(${held(own[field])} OR ${held('rest')})` : held('rest')
}

function existence(field: string, dialect: Dialect): string {
  if (own[field]) return '1 = 1'
  const column = columnOf(field)
  const said = saidIn(field).map((one) => existence(one, dialect))
  if (said.length > 0) return `(${[...said, dialect.restExists(field)].join(' OR ')})`
  return column
    ? `(${column.name} IS NOT NULL OR (${dialect.odd} AND ${dialect.restExists(field)}))`
    : dialect.restExists(field)
}

/** `address` means any address of the event: who asks where one appears does not care in which role. */
const addressFields = ['source.ip', 'destination.ip'] as const

function equality(field: string, value: string, hasWildcard: boolean, dialect: Dialect): string {
  if (field === 'address' || field === 'ip') {
    const roles = addressFields.map((one) => equality(one, value, hasWildcard, dialect))
    return `(${[...roles, addressInLine(value, dialect)].filter(Boolean).join(' OR ')})`
  }
  if (field === 'message' || field === 'event.original')
    return hasWildcard ? dialect.like('original', pattern(value)) : dialect.holds('original', value)
  const column = columnOf(field)
  const said = saidIn(field).map((one) => columnCondition(one, value, hasWildcard, dialect)!)
  const inRest = hasWildcard
    ? `(${dialect.holds('rest', `"${field}":`)} AND ${dialect.like(dialect.restText(field), pattern(value))})`
    : dialect.restIs(field, value)
  if (said.length > 0) return `(${[...said, inRest].join(' OR ')})`
  const inColumn = columnCondition(field, value, hasWildcard, dialect)
  return inColumn === null ? inRest : column ? `(${inColumn} OR (${dialect.odd} AND ${inRest}))` : inColumn
}

function columnCondition(field: string, value: string, hasWildcard: boolean, dialect: Dialect): string | null {
  const column = columnOf(field)
  if (field.endsWith('.ip') && value.includes('/')) {
    const ranges = prefixesOf(value)
    if (ranges && column) return `(${ranges.map((range) => inRange(column.name, range, dialect)).join(' OR ')})`
  }
  const name = plainColumn(field)
  if (name === null) return null
  if (column?.type === 'number') {
    const number = Number(value)
    return !hasWildcard && value !== '' && Number.isSafeInteger(number) ? `${name} = ${number}` : no
  }
  const address = field.endsWith('.ip') ? canonicalAddress(value) : value
  if (joined.has(field)) return oneOfJoined(name, value, hasWildcard, dialect)
  return hasWildcard ? dialect.like(name, pattern(value)) : `${name} = ${dialect.literal(address)}`
}

/** `event.type:start` of a column that holds `start allowed`. */
function oneOfJoined(name: string, value: string, hasWildcard: boolean, dialect: Dialect): string {
  const one = hasWildcard ? pattern(value) : escapeLike(value)
  return `(${[one, `${one} %`, `% ${one}`, `% ${one} %`].map((like) => dialect.like(name, like)).join(' OR ')})`
}

function addressInLine(value: string, dialect: Dialect): string {
  return value.includes('/') || value.includes('*') ? '' : dialect.holds('original', value)
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const pattern = (text: string): string => escapeLike(text).replaceAll('*', '%')

function canonicalAddress(value: string): string {
  return ipaddr.isValid(value) ? ipaddr.parse(value).toString() : value
}

/** An IPv4 network as the text prefixes of its /8, /16, /24 or whole addresses: engines without a type for addresses find it the same. */
type Prefix = { readonly text: string; readonly isWhole: boolean }
function prefixesOf(network: string): Prefix[] | null {
  let bits: number
  let parsed: ipaddr.IPv4 | ipaddr.IPv6
  try {
    ;[parsed, bits] = ipaddr.parseCIDR(network)
  } catch {
    return null
  }
  if (parsed.kind() !== 'ipv4') return null
  const octets = parsed.toByteArray()
  const whole = Math.ceil(bits / 8)
  if (whole === 0) return [{ text: '', isWhole: false }]
  const step = 2 ** (whole * 8 - bits)
  const first = octets[whole - 1]! - (octets[whole - 1]! % step)
  return Array.from({ length: step }, (_, n) => ({
    text: [...octets.slice(0, whole - 1), first + n].join('.') + (whole < 4 ? '.' : ''),
    isWhole: whole === 4,
  }))
}
const inRange = (name: string, { text, isWhole }: Prefix, dialect: Dialect): string =>
  isWhole ? `${name} = ${dialect.literal(text)}` : dialect.like(name, `${escapeLike(text)}%`)

/** What the source's clock ran ahead by, as an expression over `source` and `ts`. */
export function offsetSql(errors: readonly ClockError[], dialect: Dialect): string {
  if (errors.length === 0) return '0'
  const cases = errors.map(({ source, from, until, offset }) => {
    const bounds = [
      `source = ${dialect.literal(source)}`,
      ...(from === null ? [] : [`ts >= ${from}`]),
      ...(until === null ? [] : [`ts < ${until}`]),
    ]
    return `WHEN ${bounds.join(' AND ')} THEN ${dialect.whole(offset)}`
  })
  return `(CASE ${cases.join(' ')} ELSE ${dialect.whole(0)} END)`
}
