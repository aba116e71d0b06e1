/** Where the ClickHouse of this desk is, as `HIKESHI_ARCHIVE` says: `clickhouse://user:password@host:port[,host:port]/database?cluster=NAME`. */
export type Address = {
  readonly user: string
  readonly password: string
  /** Every server that takes lines, one of each shard: `host:port` of its HTTP interface. */
  readonly hosts: readonly string[]
  readonly isSecure: boolean
  readonly database: string
  /** The cluster as the servers' own configuration calls it; null of a single server. */
  readonly cluster: string | null
}

const shape = /^clickhouse:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)\/([^/?]+)(?:\?(.*))?$/
const host = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/
const mostHosts = 100

/** Null of what is no such address; names go into SQL as they are, so they hold nothing but letters, digits and signs that are harmless. */
export function addressOf(text: string): Address | null {
  const match = shape.exec(text.trim())
  if (!match) return null
  const [, user = '', password = '', list = '', database = '', query = ''] = match
  const options = new URLSearchParams(query)
  const cluster = options.get('cluster')
  const secure = options.get('secure') ?? 'false'
  const hosts = list.split(',')
  const isSecure = secure === 'true'
  const known = [...options.keys()].every((key) => key === 'cluster' || key === 'secure')
  const fits =
    known &&
    (isSecure || secure === 'false') &&
    hosts.every((one) => host.test(one)) &&
    new Set(hosts).size === hosts.length &&
    hosts.length <= mostHosts &&
    /^[A-Za-z_]\w{0,62}$/.test(database) &&
    (cluster === null ? hosts.length === 1 : /^\w[\w.-]{0,62}$/.test(cluster))
  if (!fits) return null
  const port = isSecure ? 8443 : 8123
  try {
    return {
      user: decodeURIComponent(user) || 'default',
      password: decodeURIComponent(password),
      hosts: hosts.map((one) => (/(?:^|\]|[^:\]]):\d+$/.test(one) ? one : `${one}:${port}`)),
      isSecure,
      database,
      cluster,
    }
  } catch {
    return null
  }
}
