// A mass reset of credentials as a responder sees it: who is hit, what is planned, how far it is.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Scope } from './account.ts'
import { Forecast, Plan } from './forecast.ts'
import { OwnSettings } from './own.ts'
import { ProgramStanding } from './program.ts'
import { Figures, Line, ListCount } from './reconcile.ts'
import { Handling } from './special.ts'
import { Wave } from './wave.ts'

/** What stands in a file name of the campaign folder: nothing that leads out of it. */
const fileName = z.string().regex(/^[\w][\w.-]{0,99}$/)

/** A program that is told of everybody whose password was changed, and ends their sessions and app passwords. */
const revokes = fileName.nullable().default(null)

/** As what a password is kept: salted SHA, or the SHA-512 crypt of Unix. */
export const Scheme = z.enum(['ssha', 'ssha512', 'crypt-sha512'])
export type Scheme = z.infer<typeof Scheme>

const statement = z.string().trim().min(1).max(2_000)

/** Where passwords are changed. Nobody's password stands here: what it takes to bind is given anew to each process that does. */
export const Connector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('ldap'),
    url: z
      .string()
      .max(500)
      .regex(/^ldap(s|i)?:\/\/[^\s]+$/),
    bindDn: z.string().max(1_000),
    /** Under which people stand, and by which attribute a login finds them. */
    base: z.string().max(1_000),
    attribute: z
      .string()
      .regex(/^[A-Za-z][\w-]{0,60}$/)
      .default('uid'),
    filter: z.string().max(1_000).default('(objectClass=person)'),
    /**
     * `extended`: the password modify operation (RFC 3062), the directory hashes. `ssha`, `ssha512`: userPassword with that scheme.
     * `unicodePwd`: Active Directory over LDAPS; tried on Samba's.
     */
    method: z.enum(['extended', 'ssha', 'ssha512', 'unicodePwd']).default('extended'),
    connections: z.number().int().min(1).max(16).default(4),
    inFlight: z.number().int().min(1).max(64).default(8),
    /** How long an answer is waited for; an account is held for a minute while it is changed. */
    answerSeconds: z.number().int().min(1).max(50).default(15),
    /** Attributes that are emptied with the change: app passwords, tickets that are remembered. */
    clears: z
      .array(z.string().regex(/^[A-Za-z][\w-]{0,60}$/))
      .max(10)
      .default([]),
    revokes,
  }),
  /** A table of people in a PostgreSQL of the house. */
  z.object({
    kind: z.literal('sql'),
    /** Without a password: that is given to each process anew. */
    url: z
      .string()
      .max(500)
      .regex(/^postgres(ql)?:\/\/([^\s:@/]+@)?[^\s@]+$/),
    scheme: Scheme.default('crypt-sha512'),
    /** Sets the hash `$1` of the login `$2`, and must change one row, no more and no fewer. */
    change: statement,
    /** Gives the hash of the login `$1`, so that a wave can be tested. */
    check: statement,
    /** Further statements of the same transaction, about the login `$1`: its sessions, its app passwords. */
    also: z.array(statement).max(10).default([]),
    revokes,
  }),
  /** A program in the folder `campaign/` of the data folder, put there by whoever runs this machine. */
  z.object({
    kind: z.literal('command'),
    file: fileName,
    batch: z.number().int().min(1).max(1_000).default(100),
    revokes,
  }),
  /** A password file in the same folder. */
  z.object({ kind: z.literal('htpasswd'), file: fileName, revokes }),
])
export type Connector = z.infer<typeof Connector>

const steps = z.array(z.string().trim().min(1).max(500)).max(10).default([])
export const LetterText = z.object({
  dueAt: Instant.nullable().default(null),
  ja: steps,
  en: steps,
  contact: z.object({ ja: z.string().max(300).default(''), en: z.string().max(300).default('') }).prefault({}),
})
export type LetterText = z.infer<typeof LetterText>

export const SentBy = z.enum(['post', 'unit', 'counter'])
export type SentBy = z.infer<typeof SentBy>

/** How far a letter is, from the press into somebody's hands or back. */
export const LetterState = z.enum(['none', 'printed', 'sent', 'undelivered', 'returned', 'fetched'])
export type LetterState = z.infer<typeof LetterState>

export const Bundle = z.object({
  position: z.number().int(),
  name: z.string(),
  route: z.string(),
  letters: z.number().int(),
  printedAt: Instant.nullable(),
  sha256: z.string().nullable(),
  destroyedAt: Instant.nullable(),
  destroyedBy: z.string().nullable(),
  /** By which way it left, and to whom. */
  sent: z.object({ at: Instant, by: z.string(), how: SentBy, to: z.string() }).nullable(),
  /** The list that came back: who signed, and who was not found. */
  back: z.object({ at: Instant, by: z.string(), signed: z.number().int(), missing: z.number().int() }).nullable(),
})
export type Bundle = z.infer<typeof Bundle>

export const CampaignRow = z.object({
  id: Id,
  number: z.string(),
  position: z.number().int(),
  title: z.string(),
  target: z.number().int(),
  open: z.number().int(),
  createdAt: Instant,
})
export type CampaignRow = z.infer<typeof CampaignRow>

export const CampaignView = z.object({
  id: Id,
  number: z.string(),
  incident: z.string(),
  title: z.string(),
  secret: z.enum(['password', 'code']),
  scope: Scope,
  connector: Connector,
  letter: LetterText,
  plan: Plan,
  planVersion: z.number().int(),
  approved: z.object({ version: z.number().int(), by: z.string(), at: Instant }).nullable(),
  isOpen: z.boolean(),
  own: OwnSettings,
  /** Of how many the desk has the second proof that is asked for outside. */
  seconds: z.number().int(),
  /** Whether a key of a print job exists, and whether this process can write to the directory now. */
  hasKey: z.boolean(),
  isConnected: z.boolean(),
  figures: Figures,
  lists: z.array(ListCount),
  lines: z.array(Line),
  isReconciled: z.boolean(),
  forecast: Forecast,
  waves: z.array(Wave),
  /** Of the program with which it is made: what decides whether a mass change may begin. */
  program: ProgramStanding,
  bundles: z.array(Bundle),
  can: z.object({ write: z.boolean(), run: z.boolean(), help: z.boolean() }),
})
export type CampaignView = z.infer<typeof CampaignView>

/** What the help desk sees of one person. Never a password, never a code. */
export const Looked = z.object({
  campaignId: Id,
  campaign: z.string(),
  incident: z.string(),
  login: z.string(),
  name: z.string(),
  department: z.string(),
  group: z.string(),
  standing: z.string(),
  cause: z.string(),
  changedAt: Instant.nullable(),
  letter: LetterState,
  bundle: z.string().nullable(),
  wave: z.string().nullable(),
  /** The group with a handling of its own that they are in. */
  special: z.object({ name: z.string(), handling: Handling }).nullable(),
  /** The password of the letter was replaced by one that nobody knows. */
  isLocked: z.boolean(),
  isOpen: z.boolean(),
  canReissue: z.boolean(),
})
export type Looked = z.infer<typeof Looked>

export const campaignNumber = (incident: string, position: number): string => `${incident}-C${position}`
