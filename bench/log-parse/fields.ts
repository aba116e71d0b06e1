// Which ECS fields the bench compares, and what counts as the same value.
import type { Fields } from './case.ts'

const ends = ['ip', 'port', 'address', 'domain', 'mac', 'bytes', 'packets', 'nat.ip', 'nat.port', 'user.name']

/** What a line states: read off, not judged. */
export const facts: ReadonlySet<string> = new Set([
  '@timestamp',
  ...['source', 'destination'].flatMap((end) => ends.map((name) => `${end}.${name}`)),
  'event.code',
  'event.start',
  'event.end',
  'host.name',
  'host.hostname',
  'user.name',
  'user.domain',
  'user.id',
  'user.email',
  'user.target.name',
  'user.effective.name',
  'group.name',
  'process.name',
  'process.pid',
  'process.executable',
  'process.command_line',
  'process.working_directory',
  'process.parent.name',
  'process.parent.pid',
  'process.parent.executable',
  'process.parent.command_line',
  'process.hash.md5',
  'process.hash.sha256',
  'http.request.method',
  'http.request.referrer',
  'http.response.status_code',
  'http.response.body.bytes',
  'http.version',
  'url.original',
  'url.full',
  'url.domain',
  'url.path',
  'url.query',
  'url.scheme',
  'url.port',
  'user_agent.original',
  'dns.question.name',
  'dns.question.type',
  'dns.response_code',
  'file.path',
  'file.name',
  'file.size',
  'file.hash.md5',
  'file.hash.sha1',
  'file.hash.sha256',
  'network.transport',
  'network.protocol',
  'network.bytes',
  'network.packets',
  'network.direction',
  'rule.id',
  'rule.name',
  'registry.path',
  'registry.key',
  'registry.value',
  'email.subject',
  'email.from.address',
  'email.to.address',
  'email.message_id',
  'tls.version',
  'tls.cipher',
  'tls.client.server_name',
  'log.level',
  'log.syslog.priority',
  'log.syslog.facility.code',
  'log.syslog.severity.code',
  'log.syslog.appname',
  'log.syslog.procid',
  'log.syslog.msgid',
  'log.syslog.version',
  'observer.vendor',
  'observer.name',
  'observer.hostname',
  'observer.ingress.interface.name',
  'observer.egress.interface.name',
  'winlog.event_id',
  'winlog.channel',
  'winlog.provider_name',
  'winlog.record_id',
  'message',
])
/** What a reader makes of a line. */
export const judgements: ReadonlySet<string> = new Set([
  'event.category',
  'event.type',
  'event.action',
  'event.outcome',
])

/** The same fact under a second ECS name (older annotations, or one of two equally right places). */
const also: Readonly<Record<string, readonly string[]>> = {
  'host.hostname': ['host.name', 'observer.name', 'observer.hostname'],
  'host.name': ['host.hostname', 'observer.name', 'observer.hostname'],
  'observer.hostname': ['observer.name', 'host.name'],
  'observer.name': ['observer.hostname', 'host.name'],
  'source.address': ['source.ip', 'source.domain'],
  'destination.address': ['destination.ip', 'destination.domain'],
  'source.user.name': ['user.name'],
  'user.name': ['source.user.name', 'user.target.name', 'user.effective.name'],
  'user.target.name': ['user.name'],
  'user.effective.name': ['user.name'],
  'destination.user.name': ['user.name', 'user.target.name'],
  'url.original': ['url.full'],
  'url.full': ['url.original'],
  'log.syslog.appname': ['process.name'],
  message: ['event.original'],
}
/** IANA numbers that some annotations keep where ECS wants the name. */
const protocols: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'ipv6-icmp' }
const caseless =
  /^(observer|log\.level|network\.|event\.action|tls\.|dns\.|source\.mac|destination\.mac|.*\.hash\.|.*domain|host\.)/
const categories = new Set(
  'api authentication configuration database driver email file host iam intrusion_detection library malware network package process registry session threat vulnerability web'.split(
    ' ',
  ),
)
const types = new Set(
  'access admin allowed change connection creation deletion denied device end error group indicator info installation protocol start user'.split(
    ' ',
  ),
)

function plain(field: string, value: unknown): string {
  if (field === '@timestamp' || field === 'event.start' || field === 'event.end') {
    const time = Date.parse(String(value).replace(/(\.\d{3})\d+/, '$1'))
    return Number.isNaN(time) ? String(value) : new Date(time).toISOString()
  }
  let text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  text = text.trim().replace(/\s+/g, ' ')
  if (field === 'network.transport') text = protocols[text] ?? text
  if (field.endsWith('.mac')) text = text.replace(/[:-]/g, '')
  // the brackets are how a header writes it, not part of it
  if (field === 'email.message_id') text = text.replace(/^<(.*)>$/, '$1')
  return caseless.test(field) ? text.toLowerCase() : text
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** The expected values that are scored: compared fields only, values that ECS allows, nothing empty. */
export function scored(fields: Fields, isYearUnknown = false): [field: string, values: readonly string[]][] {
  const out: [string, readonly string[]][] = []
  for (const [field, value] of Object.entries(fields)) {
    if (!facts.has(field) && !judgements.has(field)) continue
    if (isYearUnknown && field === '@timestamp') continue
    let values = list(value).filter((one) => one !== null && one !== undefined && one !== '')
    if (field === 'event.category') values = values.filter((one) => categories.has(String(one)))
    if (field === 'event.type') values = values.filter((one) => types.has(String(one)))
    if (field === 'event.outcome') values = values.filter((one) => /^(success|failure|unknown)$/.test(String(one)))
    if (values.length > 0) out.push([field, values.map((one) => plain(field, one))])
  }
  return out
}

/** Every expected value is among ours: under the field's name or under its second name. */
export function isMet(field: string, expected: readonly string[], event: Fields): boolean {
  const ours = [field, ...(also[field] ?? [])]
    .flatMap((name) => (event[name] === undefined ? [] : list(event[name])))
    .map((one) => plain(field, one))
  return expected.every((one) => ours.includes(one))
}
