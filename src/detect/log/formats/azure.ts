// Microsoft Entra ID and Azure Monitor: sign-in, audit and activity logs as the diagnostic settings stream them.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable } from '../put.ts'
import { at, isObject, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'
import { putAccountName } from './account-name.ts'

const fields = {
  time: [],
  operationName: 'event.action',
  callerIpAddress: 'source.ip',
  'properties.ipAddress': 'source.ip',
  ipAddress: 'source.ip',
  'properties.userAgent': 'user_agent.original',
  'properties.userId': 'user.id',
  userId: 'user.id',
  'properties.userDisplayName': 'user.full_name',
  'properties.location.city': 'source.geo.city_name',
  'properties.location.countryOrRegion': 'source.geo.country_iso_code',
  'properties.status.failureReason': 'event.reason',
  resultDescription: 'event.reason',
  'properties.deviceDetail.displayName': 'host.name',
  correlationId: 'azure.correlation_id',
  'properties.userPrincipalName': [],
} as const

export const azure: LogFormat = {
  name: 'azure',
  title: { en: 'Microsoft Entra ID and Azure logs', ja: 'Microsoft Entra ID・Azure ログ' },
  dataset: 'azure.activitylogs',
  sign: (text) =>
    text.startsWith('{') &&
    (text.includes('"operationName"') || text.includes('"userPrincipalName"')) &&
    /"(?:category|tenantId|resourceId|appDisplayName)"/.test(text),
  read(text, event, reading) {
    const row = readJson(text)
    if (!row) return false
    const category = String(row.category ?? (row.userPrincipalName ? 'SignInLogs' : ''))
    if (!category) return false
    setTimeText(event, row.time ?? row.createdDateTime ?? row.activityDateTime, reading)
    event['event.dataset'] = /sign-?in/i.test(category)
      ? 'azure.signinlogs'
      : /audit/i.test(category)
        ? 'azure.auditlogs'
        : 'azure.activitylogs'
    putTable(event, leavesOf(row), fields, 'azure')
    put(event, 'cloud.provider', 'azure')
    const name =
      at(row, 'properties.userPrincipalName') ??
      row.userPrincipalName ??
      at(row, 'properties.initiatedBy.user.userPrincipalName')
    putAccountName(event, 'user', typeof name === 'string' ? name : row.identity)
    const target = at(row, 'properties.targetResources')
    const first = Array.isArray(target) ? target[0] : undefined
    if (isObject(first)) putAccountName(event, 'user.target', first.userPrincipalName)
    putMessage(event, row.resultDescription, row.operationName)
    judge(event, row, category)
    return true
  },
}

function judge(event: LogEvent, row: JsonObject, category: string) {
  const code = at(row, 'properties.status.errorCode') ?? at(row, 'status.errorCode') ?? row.resultType
  const said = String(row.resultSignature ?? at(row, 'properties.result') ?? row.resultType ?? '')
  const isFailure = /fail|denied|error/i.test(said) || (/^\d+$/.test(String(code ?? '')) && Number(code) !== 0)
  const outcome = isFailure ? 'failure' : 'success'
  if (/sign-?in/i.test(category)) return mark(event, ['authentication'], ['start', 'info'], undefined, outcome)
  const action = String(row.operationName ?? '').toLowerCase()
  const type = /creat|add|write/.test(action) ? 'creation' : /delet|remov/.test(action) ? 'deletion' : 'change'
  if (/user|group|member|role|password/.test(action))
    return mark(event, ['iam'], [/group|member/.test(action) ? 'group' : 'user', type], undefined, outcome)
  mark(event, ['configuration'], [type], undefined, outcome)
}
