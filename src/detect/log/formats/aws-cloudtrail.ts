// AWS CloudTrail: one API call a JSON object (a line, or taken out of `Records` by the forwarder).
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable } from '../put.ts'
import { at, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'

const fields = {
  awsRegion: 'cloud.region',
  recipientAccountId: 'cloud.account.id',
  'userIdentity.accountId': 'cloud.account.id',
  eventID: 'event.id',
  eventName: 'event.action',
  eventSource: 'event.provider',
  eventTime: [],
  sourceIPAddress: 'source.ip',
  userAgent: 'user_agent.original',
  'userIdentity.principalId': 'user.id',
  'userIdentity.userName': 'user.name',
  'userIdentity.sessionContext.sessionIssuer.userName': 'user.roles',
  'requestParameters.userName': 'user.target.name',
  'requestParameters.groupName': 'group.name',
  'responseElements.group.groupId': 'group.id',
  errorCode: 'error.code',
  errorMessage: 'error.message',
  'tlsDetails.tlsVersion': 'aws.cloudtrail.tls_version',
  'tlsDetails.cipherSuite': 'tls.cipher',
} as const

export const awsCloudTrail: LogFormat = {
  name: 'aws-cloudtrail',
  title: { en: 'AWS CloudTrail', ja: 'AWS CloudTrail' },
  dataset: 'aws.cloudtrail',
  sign: (text) =>
    text.startsWith('{') &&
    text.includes('"eventSource"') &&
    text.includes('"eventName"') &&
    text.includes('amazonaws.com'),
  read(text, event, reading) {
    const row = readJson(text)
    if (!row || typeof row.eventName !== 'string') return false
    setTimeText(event, row.eventTime, reading)
    putTable(event, leavesOf(row), fields, 'aws.cloudtrail')
    put(event, 'cloud.provider', 'aws')
    if (event['user.name'] === undefined) put(event, 'user.name', assumed(row))
    putMessage(event, row.errorMessage, `${row.eventSource} ${row.eventName}`)
    judge(event, row)
    return true
  },
}

/** `arn:aws:sts::123456789012:assumed-role/Role/session` and the root user, who have no user name. */
function assumed(row: JsonObject): string | undefined {
  const arn = at(row, 'userIdentity.arn')
  if (typeof arn === 'string' && arn.includes('/')) return arn.slice(arn.lastIndexOf('/') + 1)
  const type = at(row, 'userIdentity.type')
  return type === 'Root' ? 'root' : undefined
}

const verbs: readonly (readonly [RegExp, string])[] = [
  [/^(?:Create|Add|Attach|Put|Upload|Run|Register|Import|Enable)/, 'creation'],
  [/^(?:Delete|Remove|Detach|Terminate|Deregister|Disable)/, 'deletion'],
  [/^(?:Update|Modify|Change|Set|Reset|Deactivate|Tag|Untag)/, 'change'],
  [/^(?:Get|List|Describe|Head|Lookup|Search|Query|Scan)/, 'access'],
]

function judge(event: LogEvent, row: JsonObject) {
  const name = String(row.eventName)
  const source = String(row.eventSource ?? '')
  const login = at(row, 'responseElements.ConsoleLogin')
  const isFailure = row.errorCode !== undefined || login === 'Failure'
  const outcome = isFailure ? 'failure' : 'success'
  if (name === 'ConsoleLogin' || /^(?:AssumeRole|GetSessionToken|GetFederationToken)/.test(name)) {
    return mark(
      event,
      ['authentication'],
      [name === 'ConsoleLogin' ? 'info' : 'start', ...(name === 'ConsoleLogin' ? ['start'] : [])],
      undefined,
      outcome,
    )
  }
  const verb = verbs.find(([word]) => word.test(name))?.[1] ?? 'info'
  if (source.startsWith('iam.')) {
    const about = /Group/.test(name) ? 'group' : 'user'
    return mark(event, ['iam'], [about, ...(verb === 'access' ? ['info'] : [verb, 'change'])], undefined, outcome)
  }
  const category = /^(?:s3|glacier)\./.test(source)
    ? 'file'
    : /^(?:rds|dynamodb)/.test(source)
      ? 'database'
      : /^(?:ec2|vpc|route53|elasticloadbalancing)/.test(source) && /Security|Network|Route|Vpc/.test(name)
        ? 'network'
        : 'configuration'
  mark(event, [category, 'api'], ['info', verb === 'access' ? 'access' : verb], undefined, outcome)
}
