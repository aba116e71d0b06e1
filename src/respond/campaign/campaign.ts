// A mass reset of credentials as a responder sees it: who is hit, what is planned, how far it is.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Scope } from './account.ts'
import { Forecast, Plan } from './forecast.ts'
import { OwnSettings } from './own.ts'
import { Figures, Line, ListCount } from './reconcile.ts'
import { Wave } from './wave.ts'

/** What stands in a file name of the campaign folder: nothing that leads out of it. */
const fileName = z.string().regex(/^[\w][\w.-]{0,99}$/)

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
     * `unicodePwd`: Active Directory over LDAPS, written by its documentation and not tried against one.
     */
    method: z.enum(['extended', 'ssha', 'ssha512', 'unicodePwd']).default('extended'),
    connections: z.number().int().min(1).max(16).default(4),
    inFlight: z.number().int().min(1).max(64).default(8),
    /** How long an answer is waited for; an account is held for a minute while it is changed. */
    answerSeconds: z.number().int().min(1).max(50).default(15),
  }),
  /** A program in the folder `campaign/` of the data folder, put there by whoever runs this machine. */
  z.object({ kind: z.literal('command'), file: fileName, batch: z.number().int().min(1).max(1_000).default(100) }),
  /** A password file in the same folder. */
  z.object({ kind: z.literal('htpasswd'), file: fileName }),
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

export const Bundle = z.object({
  position: z.number().int(),
  name: z.string(),
  route: z.string(),
  letters: z.number().int(),
  printedAt: Instant.nullable(),
  sha256: z.string().nullable(),
  destroyedAt: Instant.nullable(),
  destroyedBy: z.string().nullable(),
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
  bundles: z.array(Bundle),
  can: z.object({ write: z.boolean(), run: z.boolean(), help: z.boolean() }),
})
export type CampaignView = z.infer<typeof CampaignView>

/** What the help desk sees of one person. Never a password, never a code. */
export const Looked = z.object({
  campaign: z.string(),
  incident: z.string(),
  login: z.string(),
  name: z.string(),
  department: z.string(),
  group: z.string(),
  standing: z.string(),
  cause: z.string(),
  changedAt: Instant.nullable(),
  letter: z.enum(['none', 'printed', 'returned', 'fetched']),
  bundle: z.string().nullable(),
  wave: z.string().nullable(),
  isOpen: z.boolean(),
  canReissue: z.boolean(),
})
export type Looked = z.infer<typeof Looked>

export const campaignNumber = (incident: string, position: number): string => `${incident}-C${position}`
