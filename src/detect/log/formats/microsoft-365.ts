// Microsoft 365 unified audit log (Exchange, SharePoint, Teams, Entra ID): `Operation`, `Workload`, `RecordType`.
import { type LogEvent, mark } from '../event.ts'
import { setEndpoint } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { isObject, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'
import { putAccountName } from './account-name.ts'

const fields = {
  Id: 'event.id',
  Operation: 'event.action',
  Workload: 'event.provider',
  OrganizationId: 'organization.id',
  OrganizationName: 'organization.name',
  UserId: [],
  ClientIP: [],
  ClientIPAddress: [],
  ActorIpAddress: [],
  CreationTime: [],
  UserAgent: 'user_agent.original',
  SourceFileName: 'file.name',
  SourceFileExtension: 'file.extension',
  SourceRelativeUrl: 'file.directory',
  TeamName: 'group.name',
  ObjectId: 'microsoft365.object_id',
  Severity: 'log.level',
} as const

export const microsoft365: LogFormat = {
  name: 'microsoft-365',
  title: { en: 'Microsoft 365 audit log', ja: 'Microsoft 365 監査ログ' },
  dataset: 'o365.audit',
  sign: (text) => text.startsWith('{') && text.includes('"Operation"') && text.includes('"Workload"'),
  read(text, event, reading) {
    const row = readJson(text)
    if (!row || typeof row.Operation !== 'string' || typeof row.Workload !== 'string') return false
    const time = row.CreationTime
    setTimeText(event, typeof time === 'string' && !/Z|[+-]\d\d:?\d\d$/.test(time) ? `${time}Z` : time, reading)
    putTable(event, leavesOf(row), fields, 'microsoft365')
    put(event, 'event.code', typeof row.RecordType === 'number' ? String(row.RecordType) : row.RecordType)
    put(event, 'user.id', row.UserId)
    putAccountName(event, 'user', typeof row.UserId === 'string' && row.UserId.includes('@') ? row.UserId : undefined)
    const client = [row.ClientIP, row.ClientIPAddress, row.ActorIpAddress].find(
      (one) => typeof one === 'string' && one !== '',
    )
    if (typeof client === 'string') setEndpoint(event, 'source', client.replace(/^\[(.*)\]$/, '[$1]'))
    if (typeof row.ObjectId === 'string' && row.ObjectId.startsWith('http')) putUrl(event, row.ObjectId)
    for (const one of Array.isArray(row.ExtendedProperties) ? row.ExtendedProperties.filter(isObject) : []) {
      if (one.Name === 'UserAgent') put(event, 'user_agent.original', one.Value)
    }
    putMessage(event, `${row.Workload} ${row.Operation}`)
    judge(event, row)
    return true
  },
}

const failures = /fail|denied|error|PartiallySucceeded|^False$/i

function judge(event: LogEvent, row: JsonObject) {
  const operation = String(row.Operation)
  const outcome =
    failures.test(String(row.ResultStatus ?? '')) || operation === 'UserLoginFailed' ? 'failure' : 'success'
  if (/^User(?:LoggedIn|LoginFailed)$|^MailboxLogin$/.test(operation))
    return mark(event, ['authentication'], ['start'], undefined, outcome)
  if (/^File|^Folder/.test(operation)) {
    const type = /Deleted|Recycled/.test(operation)
      ? 'deletion'
      : /Uploaded|Created|Copied/.test(operation)
        ? 'creation'
        : /Modified|Renamed|Moved|Sync/.test(operation)
          ? 'change'
          : 'access'
    return mark(event, ['file'], [type], undefined, outcome)
  }
  if (/group|member|team/i.test(operation)) {
    return mark(
      event,
      ['iam'],
      [
        'group',
        /^(?:Add|Creat|.*Creation)/.test(operation)
          ? 'creation'
          : /Remov|Delet/.test(operation)
            ? 'deletion'
            : 'change',
      ],
      undefined,
      outcome,
    )
  }
  if (/user|role|service principal|consent|password/i.test(operation))
    return mark(event, ['iam'], ['user', 'change'], undefined, outcome)
  if (/DLP|Alert|Malware|Phish|TIMail/i.test(operation)) {
    event['event.kind'] = 'alert'
    return mark(event, ['file', 'email'], ['access'], undefined, outcome)
  }
  if (row.Workload === 'Exchange')
    return mark(
      event,
      /^(?:New|Set|Remove|Add|Enable|Disable)-/.test(operation) ? ['configuration', 'email'] : ['email', 'web'],
      [/^(?:New|Set|Remove|Add|Enable|Disable)-/.test(operation) ? 'change' : 'info'],
      undefined,
      outcome,
    )
  mark(event, ['web'], ['info'], undefined, outcome)
}
