/** A value of a normalised event, as ECS has it: one or several. */
export type EcsValue = string | number | boolean | readonly string[] | readonly number[]

/** An event, normalised: flat ECS keys. `event.original` is the line as it came. */
export type EcsEvent = Readonly<Record<string, EcsValue | undefined>>

export type ColumnType = 'text' | 'number'

/** The fields that have a column of their own in every engine, because people search by them; all others stand in `rest`, as JSON. */
export const columns = {
  'event.dataset': { name: 'dataset', type: 'text' },
  'event.category': { name: 'category', type: 'text' },
  'event.type': { name: 'type', type: 'text' },
  'event.action': { name: 'action', type: 'text' },
  'event.outcome': { name: 'outcome', type: 'text' },
  'event.code': { name: 'code', type: 'text' },
  'source.ip': { name: 'source_ip', type: 'text' },
  'source.port': { name: 'source_port', type: 'number' },
  'destination.ip': { name: 'destination_ip', type: 'text' },
  'destination.port': { name: 'destination_port', type: 'number' },
  'user.name': { name: 'user_name', type: 'text' },
  'host.name': { name: 'host_name', type: 'text' },
  'process.name': { name: 'process_name', type: 'text' },
  'process.pid': { name: 'process_pid', type: 'number' },
  'http.request.method': { name: 'http_method', type: 'text' },
  'http.response.status_code': { name: 'http_status', type: 'number' },
  'url.path': { name: 'url_path', type: 'text' },
  'dns.question.name': { name: 'dns_name', type: 'text' },
} as const satisfies Record<string, { name: string; type: ColumnType }>

export type ColumnField = keyof typeof columns
export const columnFields = Object.keys(columns) as ColumnField[]
export const columnOf = (field: string): { name: string; type: ColumnType } | null =>
  Object.hasOwn(columns, field) ? columns[field as ColumnField] : null

/** Fields that hold several values stand in their column joined by this, so that one of them can be found alone. */
export const joint = ' '
export const joined: ReadonlySet<string> = new Set(['event.category', 'event.type'])

/** Every column of a line, in the order in which each engine answers. */
export const lineColumns: readonly string[] = [
  ...['seq', 'ts', 'received', 'source', 'keep'],
  ...columnFields.map((field) => columns[field].name),
  ...['odd', 'rest', 'original'],
]
