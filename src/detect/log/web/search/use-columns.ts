import { useKept } from './kept.ts'

export const usualColumns: readonly string[] = ['source', 'event.outcome', 'user.name', 'source.ip']
/** Columns that are offered; any other field can be named. */
export const offeredColumns: readonly string[] = [
  'source',
  'event.dataset',
  'event.action',
  'event.outcome',
  'user.name',
  'source.ip',
  'destination.ip',
  'host.name',
  'process.name',
  'http.request.method',
  'http.response.status_code',
  'url.path',
  'dns.question.name',
]
const mostColumns = 12

const areFields = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= mostColumns && value.every((one) => typeof one === 'string')

/** Which fields have a column, chosen once and remembered by this browser. */
export function useColumns() {
  const [columns, set] = useKept<readonly string[]>('hikeshi.log.columns', usualColumns, areFields)
  const toggle = (field: string) =>
    set(columns.includes(field) ? columns.filter((one) => one !== field) : [...columns, field].slice(-mostColumns))
  return { columns, toggle, reset: () => set(usualColumns) }
}
