import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { type DeskContact, noContact } from '#src/core/contact.ts'
import { logThread } from '#src/detect/log/receive/wire.ts'
import type { Address } from '#src/platform/archive/clickhouse/address.ts'
import { openArchive } from '#src/platform/archive/open.ts'
import type { Desk, Log } from '#src/platform/context.ts'
import { openLive } from '#src/platform/live/live.ts'
import { fromOf, type MailSettings } from '#src/platform/mail/settings.ts'
import { openPaper } from '#src/platform/pdf/paper.ts'
import { openState, type State } from '#src/platform/state/state.ts'
import type { StampAuthority } from '#src/platform/time-stamp/ask.ts'
import { openVault } from '#src/platform/vault/vault.ts'
import { closingChecks } from './reactions.ts'
import { entryWords } from './words.ts'

export type Parts = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  /** Servers that keep the log lines; without them they stand in the data folder. */
  readonly archive?: Address | null
  readonly zone: string
  readonly publicUrl: string
  readonly organisation: string
  readonly contact?: DeskContact
  readonly mail?: MailSettings
  readonly registry?: string | null
  readonly whois?: string | null
  readonly stampAuthority?: StampAuthority | null
  readonly log: Log
}

/** The whole desk, joined on one page, in the order in which it starts. Close ends it in the reverse order. */
export async function openDesk(parts: Parts, state?: State): Promise<Desk & { close(): Promise<void> }> {
  const { dataDir, log } = parts
  const folder = (name: string) => join(dataDir, name)
  await mkdir(folder('keys'), { recursive: true, mode: 0o700 })
  const store =
    state ??
    (await openState({ dataDir, databaseUrl: parts.databaseUrl, log: (line) => log('info', 'database', { line }) }))
  const vault = await openVault(folder('vault'), folder('keys'))
  const live = await openLive(store)
  const archive = openArchive({ dir: folder('archive'), address: parts.archive ?? null }, logThread)
  const paper = openPaper({ log: (event, facts) => log('info', event, facts) })
  return {
    state: store,
    vault,
    live,
    paper,
    archive: archive.get,
    archivePort: archive.port,
    archiveHosts: parts.archive?.hosts ?? [],
    dataDir,
    log,
    keyFolder: folder('keys'),
    zone: parts.zone,
    publicUrl: parts.publicUrl,
    organisation: parts.organisation,
    contact: parts.contact ?? noContact,
    mail: parts.mail ?? { from: fromOf(null, '', parts.publicUrl, parts.organisation), server: null, replyTo: null },
    registry: parts.registry ?? null,
    whois: parts.whois ?? null,
    stampAuthority: parts.stampAuthority ?? null,
    entryWords,
    closingChecks,
    now: () => new Date(),
    newId: () => uuid(),
    async close() {
      await paper.close()
      await archive.end()
      await vault.close()
      await live.close()
      await store.close()
    },
  }
}
