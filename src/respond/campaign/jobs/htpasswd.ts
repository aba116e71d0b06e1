// A password file of a web server: lines are replaced, none is added, and the file changes in one step.
import { open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connector } from '../campaign.ts'
import { causeOf, type Directory, type Outcome } from './directory.ts'
import { hashesOf, isHashOf } from './scheme.ts'

export function openHtpasswd(connector: Extract<Connector, { kind: 'htpasswd' }>, folder: string): Directory {
  const path = join(folder, connector.file)
  return {
    async change(targets) {
      try {
        const lines = (await readFile(path, 'utf8')).split('\n')
        const places = new Map(lines.map((line, i) => [line.slice(0, Math.max(0, line.indexOf(':'))), i]))
        const known = targets.filter(({ login }) => login !== '' && places.has(login))
        const hashes = await hashesOf(
          'crypt-sha512',
          known.map((one) => one.secret),
        )
        known.forEach(({ login }, i) => {
          lines[places.get(login)!] = `${login}:${hashes[i]}`
        })
        if (known.length > 0) await replaceFile(path, lines.join('\n'))
        const isKnown = new Set(known.map((one) => one.key))
        return new Map(
          targets.map(
            ({ key }) =>
              [key, isKnown.has(key) ? { is: 'done' } : { is: 'refused', cause: 'no such line' }] as [string, Outcome],
          ),
        )
      } catch (error) {
        const cause = causeOf(
          error,
          targets.map((one) => one.secret),
        )
        return new Map(targets.map(({ key }) => [key, { is: 'away', cause } as Outcome]))
      }
    },
    async bind({ login, secret }) {
      const lines = (await readFile(path, 'utf8')).split('\n')
      const hash = lines.find((one) => one.startsWith(`${login}:`))?.slice(login.length + 1) ?? ''
      const same = await isHashOf(hash, secret)
      return same ? { is: 'done' } : { is: 'refused', cause: 'not this password' }
    },
    close: async () => {},
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path)
  const file = await open(`${path}.new`, 'w', mode & 0o777)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}
