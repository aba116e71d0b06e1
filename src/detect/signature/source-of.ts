// Which source an event of ours is, as rules name it: by its dataset, and the program or channel where that decides.
import type { EventObject } from './event-view.ts'
import type { Logsource } from './rule.ts'
import { givenSource, keyOf, type Source, type Vocabulary, vocabularyOf } from './source.ts'
import { auditFields, firewallFields, nameFields, proxyFields, webFields, zeekFields } from './source-fields.ts'
import { flatWindowsSource, windowsSource } from './source-windows.ts'

/** The key in the cache of what an event says of itself, and the source that it is. */
export class Sources {
  readonly #known = new Map<string, Source>()

  of(event: EventObject): Source {
    const dataset = event['event.dataset']
    if (typeof dataset !== 'string') return isNested(event) ? this.#nested(event) : this.#flat(event)
    const key =
      dataset === 'system.auth' || dataset === 'system.syslog'
        ? `${dataset}|${event['process.name']}`
        : event['winlog.channel'] !== undefined
          ? `${event['winlog.channel']}|${event['winlog.event_id']}`
          : dataset
    return this.#remember(key, () => ours(sourceOf(dataset, event), dataset))
  }

  /** An event of ours whose names were turned into objects (`{"event":{"dataset":…}}`) is laid out again first. */
  #nested(event: EventObject): Source {
    const source = this.of(laidOut(event))
    return this.#remember(`nested|${source.key}`, () => ({
      ...source,
      open: (one) => source.open?.(laidOut(one)) ?? laidOut(one),
    }))
  }

  #flat(event: EventObject): Source {
    const { Channel, EventID } = event
    if (typeof Channel !== 'string' || (typeof EventID !== 'number' && typeof EventID !== 'string')) return unknown
    return this.#remember(`flat|${Channel}|${EventID}`, () => flatWindowsSource(Channel, String(EventID)))
  }

  #remember(key: string, make: () => Source): Source {
    let source = this.#known.get(key)
    if (source === undefined) {
      source = make()
      if (this.#known.size < MAX_KNOWN) this.#known.set(key, source)
    }
    return source
  }
}

const MAX_KNOWN = 10_000
const MAX_DEPTH = 16

const isObject = (value: unknown): value is EventObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNested = ({ event }: EventObject): boolean => isObject(event) && typeof event.dataset === 'string'

function laidOut(event: EventObject, prefix = '', out: Record<string, unknown> = {}, depth = 0): EventObject {
  for (const [key, value] of Object.entries(event))
    if (isObject(value) && depth < MAX_DEPTH) laidOut(value, `${prefix}${key}.`, out, depth + 1)
    else out[prefix + key] = value
  return out
}

/** No event of ours, and nothing that tells where it is from: every rule is tried. */
const unknown = givenSource(null)

/**
 * Rules of `product: hikeshi` are for every event that was read here, whatever its source: they ask by ECS names. Of programs whose
 * format says nothing of sign-ins they are `category: application`.
 */
function ours(source: Source, dataset: string): Source {
  const own: Logsource = wordy.has(dataset) ? { product: 'hikeshi', category: 'application' } : { product: 'hikeshi' }
  return { ...source, key: wordy.has(dataset) ? `${source.key}+application` : source.key, also: [...source.also, own] }
}

const wordy: ReadonlySet<string> = new Set([
  'plain',
  'json',
  'kv',
  'java.log',
  'system.syslog',
  'apache.error',
  'nginx.error',
  'mysql.error',
  'postgresql.log',
])

const make = (vocabulary: Vocabulary, ...logsources: readonly [Logsource, ...Logsource[]]): Source => {
  const [logsource, ...also] = logsources
  return { logsource, also, key: logsources.map(keyOf).join('+'), vocabulary }
}

const plain = vocabularyOf({})
const web = vocabularyOf(webFields)
const proxy = vocabularyOf(proxyFields)
const firewall = vocabularyOf(firewallFields)
const names = vocabularyOf(nameFields)
const [linux, apache, nginx] = ['linux', 'apache', 'nginx']

const fixed: Readonly<Record<string, Source>> = {
  'system.cron': make(plain, { product: linux, service: 'cron' }, { product: linux, service: 'syslog' }),
  'system.kernel': make(plain, { product: linux, service: 'syslog' }),
  'vsftpd.log': make(plain, { product: linux, service: 'vsftpd' }),
  'auditd.log': make(auditVocabulary(), { product: linux, service: 'auditd' }),
  'apache.access': make(web, { category: 'webserver', product: apache, service: 'access' }, { service: apache }),
  'apache.error': make(plain, { product: apache, service: 'error' }, { service: apache }),
  'nginx.access': make(web, { category: 'webserver', product: nginx, service: 'access' }, { service: nginx }),
  'nginx.error': make(plain, { product: nginx, service: 'error' }, { service: nginx }),
  'lighttpd.error': make(plain, { product: 'lighttpd', service: 'error' }),
  'iis.access': make(web, { category: 'webserver', product: 'windows', service: 'iis' }),
  'haproxy.log': make(web, { category: 'webserver', product: 'haproxy' }),
  // what web servers and the proxies before them write as JSON
  json: make(web, { product: 'json' }, { category: 'webserver' }),
  'modsecurity.log': make(web, { product: 'modsecurity' }),
  'squid.log': make(proxy, { category: 'proxy', product: 'squid' }),
  'w3c.log': make(proxy, { category: 'proxy' }),
  'bind.log': make(names, { category: 'dns', product: 'bind' }, { category: 'network', service: 'dns' }),
  'unbound.log': make(names, { category: 'dns', product: 'unbound' }, { category: 'network', service: 'dns' }),
  'dnsmasq.log': make(names, { category: 'dns', product: 'dnsmasq' }, { category: 'network', service: 'dns' }),
  'mysql.error': make(plain, { category: 'database', product: 'mysql' }),
  'postgresql.log': make(plain, { category: 'database', product: 'postgresql' }),
  'aws.cloudtrail': cloud('aws', 'cloudtrail'),
  'okta.system': cloud('okta', 'okta'),
  'o365.audit': cloud('m365', 'audit'),
  'azure.activitylogs': cloud('azure', 'activitylogs'),
  'azure.auditlogs': cloud('azure', 'auditlogs'),
  'azure.signinlogs': cloud('azure', 'signinlogs'),
}

/** Firewalls by the name that rules have for them. */
const walls: Readonly<Record<string, string>> = {
  'iptables.log': 'iptables',
  'cisco.asa': 'cisco',
  'cisco.ftd': 'cisco',
  'fortinet.firewall': 'fortigate',
  'panw.panos': 'paloalto',
  'checkpoint.firewall': 'checkpoint',
  'pfsense.filterlog': 'pfsense',
  'juniper.srx': 'juniper',
  'sophos.firewall': 'sophos',
  'sonicwall.firewall': 'sonicwall',
  'mikrotik.routeros': 'mikrotik',
  'windows.firewall': 'windows',
}

function sourceOf(dataset: string, event: EventObject): Source {
  if (event['winlog.channel'] !== undefined) return windowsSource(event)
  const known = fixed[dataset]
  if (known !== undefined) return known
  if (walls[dataset] !== undefined)
    return make(
      firewall,
      { category: 'firewall', product: walls[dataset] },
      { category: 'network', service: 'connection' },
    )
  const program = String(event['process.name'] ?? '').toLowerCase()
  const service = /^[a-z][\w.-]{0,63}$/.test(program) ? program : undefined
  if (dataset === 'system.auth')
    return make(plain, { product: linux, service: service ?? 'auth' }, { product: linux, service: 'auth' })
  if (dataset === 'system.syslog')
    return make(plain, { product: linux, service: service ?? 'syslog' }, { product: linux, service: 'syslog' })
  const [product = dataset, ...rest] = dataset.split('.')
  const log = rest.join('.')
  if (product === 'zeek') return zeek(log)
  if (product === 'google_workspace') return cloud('gcp', `google_workspace.${log}`)
  return make(plain, { product, ...(log === '' || log === 'log' ? {} : { service: log }) })
}

function zeek(log: string): Source {
  const more: Logsource[] =
    log === 'dns'
      ? [{ category: 'dns' }, { category: 'network', service: 'dns' }]
      : /^conn/.test(log)
        ? [{ category: 'firewall' }, { category: 'network', service: 'connection' }]
        : []
  return make(vocabularyOf(zeekFields, `zeek.${log}.`), { product: 'zeek', service: log }, ...more)
}

/** The maker's own JSON is in the line; rules call its fields as the maker does. */
function cloud(product: string, service: string): Source {
  return { ...make({ ...plain, isFlat: false }, { product, service }), open: opened }
}

function opened(event: EventObject): EventObject {
  const line = event['event.original']
  if (typeof line !== 'string') return event
  const at = line.indexOf('{')
  try {
    const own: unknown = JSON.parse(line.slice(Math.max(at, 0)))
    return typeof own === 'object' && own !== null ? { ...event, ...own } : event
  } catch {
    return event
  }
}

/** `a0`, `a1` … of a command that was started are its arguments. */
function auditVocabulary(): Vocabulary {
  const table = vocabularyOf(auditFields, 'auditd.')
  const known = new Map<string, readonly string[]>()
  return {
    ...table,
    isFlat: false,
    keysOf(field) {
      let keys = known.get(field)
      if (keys === undefined) {
        const at = /^a(\d{1,3})$/.exec(field)
        keys = at === null ? table.keysOf(field) : [...table.keysOf(field), `process.args[${at[1]}]`]
        known.set(field, keys)
      }
      return keys
    },
  }
}
