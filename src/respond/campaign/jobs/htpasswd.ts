// A password file of a web server: lines are replaced, none is added, and the file changes in one step.
import { open, readFile, rename, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pLimit, { type LimitFunction } from 'p-limit'
import type { Connector } from '../campaign.ts'
import { causeOf, type Directory, type Outcome } from './directory.ts'
import { hashesOf, isHashOf } from './scheme.ts'

/** A wave, the help desk and people themselves write the same file: one after the other, each on what the one before left. */
const writers = new Map<string, LimitFunction>()
function writerOf(path: string): LimitFunction {
  const writer = writers.get(path) ?? pLimit(1)
  writers.set(path, writer)
  return writer
}

export function openHtpasswd(connector: Extract<Connector, { kind: 'htpasswd' }>, folder: string): Directory {
  const path = resolve(join(folder, connector.file))
  return {
    async change(targets) {
      try {
        // Hashing takes the time; only reading and writing wait for others.
        const hashes = await hashesOf(
          'crypt-sha512',
          targets.map((one) => one.secret),
        )
        const isKnown = await writerOf(path)(async () => {
          const lines = (await readFile(path, 'utf8')).split('\n')
          const places = new Map(lines.map((line, i) => [line.slice(0, Math.max(0, line.indexOf(':'))), i]))
          const known = new Set<string>()
          targets.forEach(({ key, login }, i) => {
            const place = places.get(login)
            if (login === '' || place === undefined) return
            lines[place] = `${login}:${hashes[i]}`
            known.add(key)
          })
          if (known.size > 0) await replaceFile(path, lines.join('\n'))
          return known
        })
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
