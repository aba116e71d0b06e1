// Reads the organisation's connectors when they are needed, and their secrets when they are used: a change of the file holds at once.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readYamlDocument } from '#src/prepare/knowledge/yaml-place.ts'
import type { Connector } from './connector.ts'
import { directory } from './directory.ts'
import { nftables, onThisHost, overSsh } from './nftables.ts'
import { openc2 } from './openc2.ts'
import { ConnectorFile, type ConnectorSetting } from './setting.ts'
import { webhook } from './webhook.ts'

export const connectorFile = 'connectors.yaml'
const fileMax = 200_000
const secretMax = 4_000

export type Settings = {
  readonly settings: readonly ConnectorSetting[]
  /** Why the file was left out: line, field, what is wrong. */
  readonly problems: readonly string[]
}

export function connectorSettings(dataDir: string): Settings {
  const file = join(dataDir, connectorFile)
  let text: string
  try {
    if (statSync(file).size > fileMax) return { settings: [], problems: [`${connectorFile}: too-large`] }
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const isNone = (error as { code?: string }).code === 'ENOENT'
    return { settings: [], problems: isNone ? [] : [`${connectorFile}: unreadable`] }
  }
  const document = readYamlDocument(text)
  if ('errors' in document)
    return { settings: [], problems: document.errors.map((line) => `${connectorFile}:${line ?? ''} not-yaml`) }
  const read = ConnectorFile.safeParse(document.value)
  if (read.success) return { settings: read.data.connectors, problems: [] }
  const problems = read.error.issues.slice(0, 20).map((issue) => {
    const line = document.lineOf(issue.path)
    return `${connectorFile}${line === null ? '' : `:${line}`} ${issue.path.join('.')}: ${issue.code === 'custom' ? issue.message : issue.code}`
  })
  return { settings: [], problems }
}

/** The connector itself; throws when a secret cannot be read. */
export function connectorOf(setting: ConnectorSetting): Connector {
  switch (setting.type) {
    case 'nftables':
      return nftables(onThisHost(setting.namespace))
    case 'nftables-ssh':
      return nftables(
        overSsh({
          ...{ host: setting.host, port: setting.port, user: setting.user, sudo: setting.sudo },
          ...{ keyFile: setting.key_file, knownHostsFile: setting.known_hosts_file },
        }),
      )
    case 'openc2':
      return openc2({ url: setting.url, token: setting.token_file === undefined ? null : secretOf(setting.token_file) })
    case 'webhook':
      return webhook({ url: setting.url, secret: secretOf(setting.secret_file) })
    case 'ldap':
      return directory({
        ...{ url: setting.url, bindDn: setting.bind_dn, password: secretOf(setting.password_file), base: setting.base },
        ...{ nameAttribute: setting.name_attribute, mark: setting.mark, limitMs: setting.limit_seconds * 1_000 },
      })
  }
}

const secretOf = (file: string): string => {
  const text = readFileSync(file, 'utf8').trim()
  if (text === '' || text.length > secretMax) throw new Error(`${file}: no secret in it`)
  return text
}
