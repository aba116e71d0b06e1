import type { MessagePort } from 'node:worker_threads'
import type { DeskContact } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Wording, Words } from '#src/core/words.ts'
import type { Archive } from './archive/archive.ts'
import type { Live } from './live/live.ts'
import type { MailSettings } from './mail/settings.ts'
import type { Paper } from './pdf/paper.ts'
import type { State, Transaction } from './state/state.ts'
import type { StampAuthority } from './time-stamp/ask.ts'
import type { Vault } from './vault/vault.ts'

/** Everything of the outside world that a desk works with: stores, paper, clock, keys. Composed once, in `server/compose.ts`. */
export type Desk = {
  readonly state: State
  readonly vault: Vault
  readonly paper: Paper
  /** The log lines; opened when it is first asked for. */
  readonly archive: () => Promise<Archive>
  /** A door to them for a thread of one's own, so that what it reads does not pass through this one. */
  readonly archivePort: () => Promise<MessagePort>
  /** The servers that keep them; none when they stand in the data folder. */
  readonly archiveHosts: readonly string[]
  readonly live: Live
  /** Ed25519 key that signs checkpoints; never in the database. */
  readonly keyFolder: string
  readonly dataDir: string
  /** Zone in which the organisation reads and states times. */
  readonly zone: string
  /** Where people reach this desk, for links on paper and to reporters. */
  readonly publicUrl: string
  /** What automatic entries of every slice say; composed by the server. */
  readonly entryWords: Words
  /** What later slices still want of an incident before it is closed; composed by the server. */
  readonly closingChecks: readonly ClosingCheck[]
  /** Name of the organisation on letters and paper; may be empty. */
  readonly organisation: string
  /** Its own telephone, FAX, e-mail and hours, for people who cannot use a page. */
  readonly contact: DeskContact
  /** As whom it writes mail, and through which server. */
  readonly mail: MailSettings
  /** RDAP server that is asked who answers for an address; null asks nobody. */
  readonly registry: string | null
  /** WHOIS server (`host` or `host:port`) where RDAP knows nobody; null asks nobody. */
  readonly whois: string | null
  /** Who proves that files existed (RFC 3161); null when nobody is set. */
  readonly stampAuthority: StampAuthority | null
  readonly now: () => Date
  readonly newId: () => string
  readonly log: Log
}

/** One thing that holds back closing; a reason may stand instead unless it is absolute. `act` is where it is done. */
export type ClosingBlock = {
  readonly code: string
  readonly text: Wording
  readonly act: string
  readonly isAbsolute: boolean
}
/** Asked in the transaction that closes, and when the page says what is missing. */
export type ClosingCheck = (
  db: State['db'] | Transaction,
  incident: { readonly id: string; readonly phase: string },
) => Promise<readonly ClosingBlock[]>

/** Who asks, in which language, through what. Every action takes one. */
export type Context = {
  readonly desk: Desk
  readonly viewer: Viewer
  readonly lang: Language
  readonly requestId: string
  /** Client address, for rate limits and the sign-in journal; null on the command line. */
  readonly address: string | null
  /** Aborts when whoever asked has gone: long questions stop then. None where nobody waits. */
  readonly signal?: AbortSignal
  /** The session secret that came with the request, and how an action sets or ends it. */
  readonly session: { readonly secret: string | null; set(secret: string | null): void }
}

/** One line of JSON a call, on stderr. Never a secret, never the body of a report. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, facts?: Readonly<Record<string, unknown>>) => void
