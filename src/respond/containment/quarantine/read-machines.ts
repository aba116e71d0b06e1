// Lists of machines as an inventory, a spreadsheet or a hand-written file has them; each line has an outcome of its own.
import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from '#src/core/charset.ts'
import { refuse } from '#src/core/refusal.ts'
import { foldTerm } from '#src/platform/search/term.ts'
import { parseWhen } from '#src/respond/incident/when-text.ts'
import { type Infected, longestName, mostAtOnce } from './machine.ts'

export type ReadMachine = {
  readonly machine: string
  readonly address: string
  readonly unit: string
  readonly person: string
  readonly reason: string
  readonly isolatedAt: string | null
  readonly infected: Infected
}
export type MachineProblem = 'no-name' | 'too-long' | 'twice' | 'bad-time' | 'bad-infected'
export type MachineLine = {
  readonly line: number
  readonly name: string
  readonly read: ReadMachine | null
  readonly problem: MachineProblem | null
}

/** Names that columns have in the wild, folded. */
const columns = {
  machine: [
    'machine',
    'host',
    'hostname',
    'name',
    'computer',
    'computername',
    'pc',
    '機器',
    '機器名',
    'ホスト名',
    '端末',
    '端末名',
    '名前',
  ],
  address: ['address', 'ip', 'ipaddress', 'アドレス', 'ipアドレス'],
  unit: ['unit', 'department', 'division', '部署', '所属', '部局', '課'],
  person: ['person', 'user', 'owner', 'contact', '利用者', '使用者', '担当者', '管理者', '担当'],
  reason: ['reason', 'note', 'remarks', '理由', '備考'],
  isolated: ['isolated', 'isolatedat', 'isolatedtime', '隔離日時', '隔離時刻', '日時'],
  infected: ['infected', 'infection', '感染', '感染の有無'],
} as const
type Field = keyof typeof columns
const fieldOf = new Map<string, Field>(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
)
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:;*"“”'‘’()/]/g, '')
    .replace(/\p{Cf}/gu, '')

/** How people write yes and no in such a column. */
const said: Readonly<Record<string, Infected>> = {
  ...{
    yes: 'yes',
    y: 'yes',
    true: 'yes',
    '1': 'yes',
    感染: 'yes',
    あり: 'yes',
    有: 'yes',
    有り: 'yes',
    '○': 'yes',
    はい: 'yes',
  },
  ...{
    no: 'no',
    n: 'no',
    false: 'no',
    '0': 'no',
    なし: 'no',
    無: 'no',
    無し: 'no',
    '×': 'no',
    いいえ: 'no',
    非感染: 'no',
  },
  ...{ '': 'unknown', unknown: 'unknown', '?': 'unknown', 不明: 'unknown', 未確認: 'unknown' },
}

/** With a heading line the columns by their names; without one the first column is the machine, the second the unit, the third the address. */
export function readMachines(bytes: Uint8Array, zone: string): MachineLine[] {
  const text = decodeText(bytes).text.replace(/^\ufeff/, '')
  const [first, ...rest] = rowsOf(text)
  if (!first) return []
  const named = first.record.map((name) => fieldOf.get(folded(name)))
  const hasHead = named.includes('machine')
  const fields: readonly (Field | undefined)[] = hasHead ? named : ['machine', 'unit', 'address']
  const rows = hasHead ? rest : [first, ...rest]
  if (rows.length > mostAtOnce) refuse('quarantine.import.too-large', { limit: mostAtOnce })
  const seen = new Set<string>()
  return rows.map(({ record, info }) => {
    const cells: Partial<Record<Field, string>> = {}
    for (const [at, value] of record.entries()) {
      const field = fields[at]
      if (field) cells[field] ??= oneLine(value)
    }
    const line = readLine(info.lines, cells, zone)
    const key = foldTerm(line.name)
    if (line.read && seen.has(key)) return { ...line, read: null, problem: 'twice' }
    seen.add(key)
    return line
  })
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

function rowsOf(text: string): { record: string[]; info: { lines: number } }[] {
  const head = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', '\t', ';'].find((one) => head.includes(one)) ?? ','
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      max_record_size: 20_000,
      to: mostAtOnce + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[]
  } catch (error) {
    if (error instanceof CsvError) return refuse('quarantine.import.invalid', { line: Number(error.lines) })
    throw error
  }
}

function readLine(line: number, cells: Partial<Record<Field, string>>, zone: string): MachineLine {
  const { machine = '', address = '', unit = '', person = '', reason = '', isolated = '', infected = '' } = cells
  const name = machine.slice(0, longestName)
  const bad = (problem: MachineProblem): MachineLine => ({ line, name, read: null, problem })
  if (machine === '') return bad('no-name')
  if ([machine, address, unit, person].some((one) => one.length > longestName) || reason.length > 1_000)
    return bad('too-long')
  const when = isolated === '' ? null : parseWhen(isolated, zone)
  if (isolated !== '' && when === null) return bad('bad-time')
  const is = said[infected.normalize('NFKC').toLowerCase()] ?? said[infected]
  if (!is) return bad('bad-infected')
  const read = { machine, address, unit, person, reason, isolatedAt: when?.from ?? null, infected: is }
  return { line, name, read, problem: null }
}
