// Windows events: as XML, as JSON of winlogbeat, NXLog, evtx_dump and Wazuh, as Snare's tabs and OSSEC's `WinEvtLog:`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable } from '../put.ts'
import { putHash } from '../put-hash.ts'
import { isObject, leavesOf, readJson } from '../read/json.ts'
import type { Reading } from '../reading.ts'
import { setTimeText } from '../time/text.ts'
import { parentFields, programFields, windowsFields, windowsLevels } from './windows-fields.ts'
import { otherKinds, securityKinds, sysmonKinds, type WindowsKind } from './windows-kinds.ts'
import { fromEvent, fromNxlog, fromWazuh, fromWinlogbeat, type WindowsRecord } from './windows-record.ts'
import { dataOfMessage, readSnare, readWinEvtLog } from './windows-text.ts'
import { putWindowsUsers } from './windows-users.ts'
import { readWindowsXml } from './windows-xml.ts'

export const windows: LogFormat = {
  name: 'windows',
  title: { en: 'Windows event log (XML, JSON, Snare)', ja: 'Windows イベントログ(XML・JSON・Snare)' },
  dataset: 'windows.eventlog',
  programs: ['mswineventlog', 'winevtlog', 'microsoft-windows-security-auditing', 'nxlog'],
  sign: (text) =>
    text.startsWith('{')
      ? /"(?:EventID|winlog|event_data|win|System|log_name)":/.test(text.slice(0, 16_384).replaceAll(/"\s+:/g, '":'))
      : (text.includes('<Event') && text.includes('</Event>')) ||
        text.includes('MSWinEventLog') ||
        text.includes('WinEvtLog: '),
  read(text, event, reading) {
    const record = recordOf(text)
    if (!record || !/^\d{1,6}$/.test(record.id)) return false
    if (text.trimStart().startsWith('{')) alreadyEcs(event, text)
    windowsEvent(event, record, reading)
    return true
  },
}

function recordOf(text: string): WindowsRecord | null {
  if (text.includes('MSWinEventLog')) return readSnare(text)
  if (text.includes('WinEvtLog: ')) return readWinEvtLog(text)
  if (text.includes('<Event')) return readWindowsXml(text)
  const row = readJson(text)
  if (!row) return null
  return (
    (isObject(row.Event) ? fromEvent(row.Event) : null) ??
    fromEvent(row) ??
    fromWinlogbeat(row) ??
    fromWazuh(row) ??
    fromNxlog(row)
  )
}

const kept =
  /^(?:event\.(?:action|outcome|category|type|kind|code|provider|reason)|(?:host|user|process|source|destination|file|registry|dns|network|related|log|service|group)\.)/

/** What winlogbeat has already said in ECS stands. */
function alreadyEcs(event: LogEvent, text: string): void {
  const row = readJson(text)
  if (!row || (row.winlog === undefined && row.event_data === undefined)) return
  for (const [path, leaf] of leavesOf(row)) {
    if (!kept.test(path) || path === 'event.kind') continue
    if (path === 'event.category' || path === 'event.type')
      event[path] = Array.isArray(leaf) ? leaf.map(String) : [String(leaf)]
    else put(event, path, leaf)
  }
}

function windowsEvent(event: LogEvent, record: WindowsRecord, reading: Reading): void {
  const { id, channel, provider, data } = record
  event['event.dataset'] = datasetOf(channel, provider)
  setTimeText(event, record.time, reading) || setTimeText(event, data.get('UtcTime'), reading)
  put(event, 'event.code', id)
  put(event, 'event.provider', provider)
  put(event, 'host.name', record.computer)
  put(
    event,
    'log.level',
    windowsLevels[record.level] ?? (/audit/i.test(record.level) ? 'information' : record.level.toLowerCase()),
  )
  put(event, 'winlog.event_id', id)
  put(event, 'winlog.channel', channel)
  put(event, 'winlog.provider_name', provider)
  put(event, 'winlog.record_id', record.recordId)
  put(event, 'winlog.process.pid', record.processId)
  put(event, 'winlog.process.thread.id', record.threadId)
  for (const [name, value] of data) put(event, `winlog.event_data.${name}`, value)
  putMessage(event, record.message)
  const client = /Client Address: ([\da-fA-F.:[\]]{3,50}):(\d{1,5})/.exec(record.message.slice(0, 4096))
  if (client) {
    put(event, 'source.ip', client[1])
    put(event, 'source.port', client[2])
  }
  const all = data.size === 0 && record.message ? dataOfMessage(record.message) : data
  const kind = kindOf(id, channel, provider)
  if (kind) judge(event, kind, record)
  if (kind && /^(?:execution-blocked|malware-)/.test(kind[2])) event['event.kind'] = 'alert'
  putWindowsUsers(event, record, all)
  processes(event, record, all)
  putTable(event, all, windowsFields)
  details(event, id, channel, all)
}

function datasetOf(channel: string, provider: string): string {
  if (/sysmon/i.test(provider) || /sysmon/i.test(channel)) return 'windows.sysmon_operational'
  if (/powershell/i.test(channel))
    return /operational/i.test(channel) ? 'windows.powershell_operational' : 'windows.powershell'
  const name = channel
    .replace(/^Microsoft-Windows-/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  return name === 'security' || name === 'system' || name === 'application'
    ? `system.${name}`
    : `windows.${name || 'eventlog'}`
}

function kindOf(id: string, channel: string, provider: string): WindowsKind | undefined {
  const where = `${channel} ${provider}`.toLowerCase()
  if (where.includes('sysmon')) return sysmonKinds.get(id)
  if (
    /^security\b/.test(where) ||
    where.includes('security-auditing') ||
    where.includes('microsoft-windows-eventlog')
  ) {
    const kind = securityKinds.get(id)
    if (kind) return kind
  }
  return otherKinds.find(
    ([name, ids]) =>
      (name.test(channel.toLowerCase()) || name.test(provider.toLowerCase())) && ids.split(' ').includes(id),
  )?.[2]
}

function judge(event: LogEvent, [category, type, action, sure]: WindowsKind, record: WindowsRecord): void {
  const said = /AUDIT_FAILURE|Failure Audit|0x8010|audit failure/i.test(record.keywords)
    ? 'failure'
    : /AUDIT_SUCCESS|Success Audit|0x8020|audit success/i.test(record.keywords)
      ? 'success'
      : undefined
  const status = record.data.get('Status')
  const outcome =
    sure ?? said ?? (/^0x[0-9a-f]+$/i.test(status ?? '') ? (Number(status) === 0 ? 'success' : 'failure') : undefined)
  mark(
    event,
    (event['event.category'] as string[] | undefined) ?? category,
    (event['event.type'] as string[] | undefined) ?? type,
    (event['event.action'] as string | undefined) ?? action,
    (event['event.outcome'] as 'success' | undefined) ?? outcome,
  )
}

const fileOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1)

function processes(
  event: LogEvent,
  { id, channel, processId, threadId }: WindowsRecord,
  data: ReadonlyMap<string, string>,
): void {
  const path = programFields.map((name) => data.get(name)).find((one) => one && one !== '-')
  if (path) {
    put(event, 'process.executable', path)
    put(event, 'process.name', fileOf(path))
  }
  const isSysmon = /sysmon/i.test(channel)
  const isCreation = id === '4688' && !isSysmon
  const parent = parentFields.map((name) => data.get(name)).find(Boolean)
  if (parent) {
    put(event, 'process.parent.executable', parent)
    put(event, 'process.parent.name', fileOf(parent))
  }
  put(
    event,
    'process.pid',
    isCreation
      ? data.get('NewProcessId')
      : (data.get('ProcessId') ?? data.get('SourceProcessId') ?? data.get('ProcessID')),
  )
  put(event, 'process.parent.pid', isCreation ? data.get('ProcessId') : data.get('ParentProcessId'))
  if (!path) put(event, 'process.pid', processId)
  put(event, 'process.thread.id', threadId)
}

function details(event: LogEvent, id: string, channel: string, data: ReadonlyMap<string, string>): void {
  const isSysmon = /sysmon/i.test(channel)
  const hashes = data.get('Hashes') ?? data.get('Hash')
  putHash(event, id === '1' ? 'process' : 'file', hashes)
  const protocol = data.get('Protocol')?.toLowerCase()
  const known: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp' }
  if (protocol && (isSysmon || known[protocol])) put(event, 'network.transport', known[protocol] ?? protocol)
  if (isSysmon && id === '3') put(event, 'network.direction', data.get('Initiated') === 'true' ? 'egress' : 'ingress')
  const rule = data.get('RuleName')
  if (rule && rule !== '-') put(event, 'rule.name', rule)
  const file = event['file.path']
  if (typeof file === 'string') put(event, 'file.name', fileOf(file))
  const key = event['registry.path']
  if (typeof key === 'string') {
    put(event, 'registry.hive', key.split('\\')[0])
    put(event, 'registry.key', key.split('\\').slice(1).join('\\'))
    put(event, 'registry.value', fileOf(key))
  }
  if (data.get('ObjectType') === 'File') put(event, 'file.path', data.get('ObjectName'))
  if (data.get('ObjectType') === 'Key' || id === '4657') put(event, 'registry.path', data.get('ObjectName'))
  const answers = data.get('QueryResults')?.match(/\d{1,3}(?:\.\d{1,3}){3}/g)
  if (answers) put(event, 'dns.resolved_ip', answers.slice(0, 64))
}
