// A Windows event whatever forwarder wrote it (winlogbeat, NXLog, evtx_dump, Wazuh, XML), as one shape: system part and event data.
import { isObject, type JsonObject } from '../read/json.ts'

export type WindowsRecord = {
  readonly id: string
  readonly channel: string
  readonly provider: string
  readonly computer: string
  readonly recordId: string
  readonly time: unknown
  readonly level: string
  readonly keywords: string
  readonly processId: string
  readonly threadId: string
  readonly userSid: string
  readonly userName: string
  readonly userDomain: string
  readonly message: string
  /** Under the names of the event's own template (`TargetUserName`). */
  readonly data: ReadonlyMap<string, string>
}

const MAX_DATA = 256

/** Text of a value that may be wrapped: `{"#text": 4624, "#attributes": …}`, `{"Value": …}`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isObject(value)) return textOf(value['#text'] ?? value.Value ?? value.value ?? value._ ?? '')
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return ''
}

const attributeOf = (value: unknown, name: string): unknown =>
  isObject(value)
    ? ((isObject(value['#attributes']) ? value['#attributes'][name] : undefined) ?? value[`@${name}`] ?? value[name])
    : undefined

/** `{"Event":{"System":…,"EventData":…}}` of evtx_dump and of converters of the XML. */
export function fromEvent(event: JsonObject): WindowsRecord | null {
  const system = event.System
  if (!isObject(system)) return null
  const data = new Map<string, string>()
  for (const part of [event.EventData, event.UserData]) addData(data, part)
  const time = attributeOf(system.TimeCreated, 'SystemTime') ?? system.TimeCreated
  return {
    id: textOf(system.EventID),
    channel: textOf(system.Channel),
    provider: textOf(attributeOf(system.Provider, 'Name') ?? attributeOf(system.Provider, 'EventSourceName')),
    computer: textOf(system.Computer),
    recordId: textOf(system.EventRecordID),
    time,
    level: textOf(system.Level),
    keywords: textOf(system.Keywords),
    processId: textOf(attributeOf(system.Execution, 'ProcessID')),
    threadId: textOf(attributeOf(system.Execution, 'ThreadID')),
    userSid: textOf(attributeOf(system.Security, 'UserID')),
    userName: '',
    userDomain: '',
    message: textOf(isObject(event.RenderingInfo) ? event.RenderingInfo.Message : ''),
    data,
  }
}

function addData(out: Map<string, string>, part: unknown, depth = 0): void {
  if (!isObject(part) || depth > 4) return
  for (const [key, value] of Object.entries(part)) {
    if (out.size >= MAX_DATA) return
    if (key.startsWith('#') || key.startsWith('@') || key === 'xmlns') continue
    if (key === 'Data' && Array.isArray(value)) {
      for (const [at, one] of value.entries())
        out.set(textOf(attributeOf(one, 'Name')) || `param${at + 1}`, textOf(one))
    } else if (isObject(value) && value['#text'] === undefined) addData(out, value, depth + 1)
    else out.set(key === 'Data' ? 'param1' : key, textOf(value))
  }
}

/** winlogbeat 7 and 8 (`winlog.*`), and 6 (the same names at the top). */
export function fromWinlogbeat(row: JsonObject): WindowsRecord | null {
  const log = isObject(row.winlog)
    ? row.winlog
    : row.log_name !== undefined || row.event_data !== undefined
      ? row
      : null
  if (!log || (log.event_id === undefined && !(isObject(row.event) && row.event.code))) return null
  const data = new Map<string, string>()
  addData(data, log.event_data)
  addData(data, log.user_data)
  const user = isObject(log.user) ? log.user : {}
  const process = isObject(log.process) ? log.process : {}
  return {
    id: textOf(log.event_id ?? (isObject(row.event) ? row.event.code : '')),
    channel: textOf(log.channel ?? log.log_name),
    provider: textOf(log.provider_name ?? log.source_name),
    computer: textOf(log.computer_name),
    recordId: textOf(log.record_id ?? log.record_number),
    time: row['@timestamp'],
    level: textOf(isObject(row.log) ? row.log.level : row.level),
    keywords: textOf(log.keywords),
    processId: textOf(process.pid ?? log.process_id),
    threadId: textOf(isObject(process.thread) ? process.thread.id : log.thread_id),
    userSid: textOf(user.identifier),
    userName: textOf(user.name),
    userDomain: textOf(user.domain),
    message: textOf(row.message),
    data,
  }
}

/** What NXLog puts beside the event's own data. */
const nxOwn = new Set(
  'EventTime Hostname Keywords EventType SeverityValue Severity EventID SourceName ProviderGuid Version Task TaskValue OpcodeValue Opcode RecordNumber ActivityID RelatedActivityID ProcessID ExecutionProcessID ThreadID ExecutionThreadID Channel Category Message EventReceivedTime SourceModuleName SourceModuleType timestamp host @version @timestamp tags type'.split(
    ' ',
  ),
)

const utc = (time: unknown): string | undefined => (typeof time === 'string' ? `${time} UTC` : undefined)

/** NXLog's flat JSON: system and event data side by side. */
export function fromNxlog(row: JsonObject): WindowsRecord | null {
  if (
    row.EventID === undefined ||
    (row.Channel === undefined && row.SourceName === undefined && row.Hostname === undefined)
  )
    return null
  const data = new Map<string, string>()
  for (const [key, value] of Object.entries(row)) {
    if (nxOwn.has(key) || value === null || typeof value === 'object' || data.size >= MAX_DATA) continue
    if (!['Domain', 'AccountName', 'UserID', 'AccountType'].includes(key) || row.Message === undefined)
      data.set(key, textOf(value))
  }
  return {
    id: textOf(row.EventID),
    channel: textOf(row.Channel),
    provider: textOf(row.SourceName ?? row.ProviderName),
    computer: textOf(row.Hostname ?? row.Computer),
    recordId: textOf(row.RecordNumber ?? row.EventRecordID),
    // Sysmon's own time is in UTC and finer than EventTime, which is local
    time: row['@timestamp'] ?? utc(row.UtcTime) ?? row.EventTime ?? row.TimeCreated ?? row.EventReceivedTime,
    level: textOf(row.Severity ?? row.Level),
    keywords: textOf(row.EventType ?? row.Keywords),
    processId: textOf(row.ExecutionProcessID ?? row.ProcessID),
    threadId: textOf(row.ExecutionThreadID ?? row.ThreadID),
    userSid: textOf(row.UserID),
    userName: textOf(row.AccountName),
    userDomain: textOf(row.Domain),
    message: textOf(row.Message),
    data,
  }
}

/** Wazuh's `win.system` and `win.eventdata`, alone or inside an alert's `data`. */
export function fromWazuh(row: JsonObject): WindowsRecord | null {
  const win = isObject(row.win) ? row.win : isObject(row.data) && isObject(row.data.win) ? row.data.win : null
  if (!win || !isObject(win.system)) return null
  const { system } = win
  const data = new Map<string, string>()
  if (isObject(win.eventdata)) {
    for (const [key, value] of Object.entries(win.eventdata).slice(0, MAX_DATA))
      data.set(key[0]!.toUpperCase() + key.slice(1), textOf(value))
  }
  return {
    id: textOf(system.eventID),
    channel: textOf(system.channel),
    provider: textOf(system.providerName),
    computer: textOf(system.computer),
    recordId: textOf(system.eventRecordID),
    time: system.systemTime,
    level: textOf(system.severityValue ?? system.level),
    keywords: textOf(system.severityValue ?? system.keywords),
    processId: textOf(system.processID),
    threadId: textOf(system.threadID),
    userSid: '',
    userName: '',
    userDomain: '',
    message: textOf(system.message).replace(/^"|"$/g, ''),
    data,
  }
}
