// JSON lines of any program: ECS (dotted or nested), bunyan, pino, GELF, OpenTelemetry, log4j and zap layouts, access logs of Caddy,
// Traefik and nginx; what no row of the table names is kept under its own name below `json.`.
import { fail, type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { at, type JsonObject, leavesOf, MAX_JSON, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'
import { ecsRoots, jsonFields, jsonLevels, jsonMessages, jsonTimes } from './json-fields.ts'

export const jsonLines: LogFormat = {
  name: 'json',
  title: { en: 'JSON lines (ECS, bunyan, pino, GELF and others)', ja: 'JSON Lines(ECS・bunyan・pino・GELF ほか)' },
  dataset: 'json',
  isGeneral: true,
  sign: (text) => /^\s{0,16}\{/.test(text),
  read(text, event, reading) {
    const row = readJson(text)
    if (!row) return broken(text, event)
    jsonTimes.some((name) => setTimeText(event, at(row, name), reading))
    putMessage(event, ...jsonMessages.map((name) => at(row, name)))
    const isAccess = isAccessRow(row)
    for (const [path, leaf] of leavesOf(row)) field(event, isAccess && path === 'host' ? 'http_host' : path, leaf)
    level(event, row)
    request(event, row)
    return true
  },
}

/** What begins as an object and is none was cut off on its way; other text in braces is left to others. */
function broken(text: string, event: LogEvent): boolean {
  if (!/^\s{0,16}\{\s{0,16}"/.test(text)) return false
  let reason = `longer than ${MAX_JSON} characters`
  try {
    JSON.parse(text)
  } catch (error) {
    reason = error instanceof Error ? error.message.slice(0, 200) : String(error)
  }
  event.message = text
  fail(event, 'not-this-format', `the line begins as JSON and is none: ${reason}`)
  return true
}

const lists = /^(?:event\.(?:category|type)|tags|related\.\w+|host\.(?:ip|mac)|process\.args|user\.roles)$/
const mine = /^event\.(?:original|kind)$/

function field(event: LogEvent, path: string, leaf: unknown) {
  const root = path.split('.', 1)[0]!
  const target = jsonFields[path] ?? jsonFields[path.toLowerCase()]
  if (target) for (const one of typeof target === 'string' ? [target] : target) put(event, one, leaf)
  else if (path.includes('.') && ecsRoots.has(root)) {
    if (mine.test(path)) return
    put(event, path, lists.test(path) && !Array.isArray(leaf) ? [leaf] : leaf)
  } else if (!jsonTimes.includes(path) && !jsonMessages.includes(path)) put(event, `json.${path}`, leaf)
}

/** In nginx's access log in JSON `host` is the server that was asked for, not the machine that wrote the line. */
const isAccessRow = (row: JsonObject): boolean =>
  row.remote_addr !== undefined && (row.request !== undefined || row.request_method !== undefined)

function level(event: LogEvent, row: JsonObject) {
  const value =
    row.level ?? row.lvl ?? row.severity ?? row.severityText ?? row.log_level ?? row.loglevel ?? at(row, 'log.level')
  if (typeof value !== 'string' && typeof value !== 'number') return
  const text = String(value).toLowerCase()
  delete event['log.level']
  put(
    event,
    'log.level',
    row.pid !== undefined || row.v !== undefined || Number(value) >= 10 ? (jsonLevels[text] ?? text) : text,
  )
}

/** An access log in JSON: method and path or URL make it one. */
function request(event: LogEvent, row: JsonObject) {
  const uri =
    at(row, 'url.original') ??
    at(row, 'request.uri') ??
    at(row, 'req.url') ??
    row.request_uri ??
    row.RequestPath ??
    row.uri ??
    row.path ??
    row.url
  const line =
    typeof row.request === 'string' ? /^([A-Z]{3,16}) (\S{1,4096})(?: HTTP\/([\d.]{1,3}))?$/.exec(row.request) : null
  if (line) {
    put(event, 'http.request.method', line[1])
    put(event, 'http.version', line[3])
    putUrl(event, line[2])
  }
  if (event['http.request.method'] === undefined) return
  if (typeof uri === 'string') {
    delete event['url.path']
    putUrl(event, uri)
  }
  if (isAccessRow(row)) put(event, 'url.scheme', row.scheme)
  const user = at(row, 'request.user') ?? row.remote_user
  if (typeof user === 'string') putUser(event, 'user', user)
  const agent = at(row, 'request.headers.User-Agent')
  if (Array.isArray(agent)) put(event, 'user_agent.original', agent[0])
  const status = event['http.response.status_code']
  if (event['event.category'] !== undefined) return
  mark(
    event,
    ['web'],
    ['access'],
    undefined,
    typeof status === 'number' ? (status < 400 ? 'success' : 'failure') : undefined,
  )
}
