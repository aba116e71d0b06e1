// The search for similar systems (S3-11 to S3-15, S3-70): one question to all units, answered unit by unit and host by host.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant, instantOf } from '#src/core/time.ts'
import { HuntState, HuntWhat } from '#src/detect/hunt/hunt.ts'

/** A condition of host, software and version; a Sigma rule; a list of observables; the good state of hosts; a checklist for people. */
export const SweepKind = z.enum(['condition', 'rule', 'observables', 'integrity', 'checklist'])
export type SweepKind = z.infer<typeof SweepKind>
export const UnitState = z.enum(['asked', 'clean', 'hit', 'fixed'])
export type UnitState = z.infer<typeof UnitState>
/** Silent is who has not answered although the day has passed. */
export const UnitStanding = z.enum([...UnitState.options, 'silent'])
export type UnitStanding = z.infer<typeof UnitStanding>
export const HostState = z.enum(['unchecked', 'clean', 'hit', 'fixed'])
export type HostState = z.infer<typeof HostState>
/** What is switched on only when it is needed brings back what was forgotten on it (S3-70). */
export const HostKind = z.enum(['machine', 'standby', 'backup'])
export type HostKind = z.infer<typeof HostKind>

export const mostUnits = 1_000
export const mostHosts = 50_000
/** Of one unit, with what it adds itself. */
export const mostHostsOfUnit = 50_000
export const longestName = 200
const name = z.string().trim().min(1).max(longestName)

export const AskedUnit = z.object({
  unit: name,
  /** Where it is chased by mail; empty where it is not. */
  address: z.union([z.literal(''), z.email().max(254)]).default(''),
  hosts: z.array(name).max(mostHosts).default([]),
  standby: z.array(name).max(mostHosts).default([]).describe('Machines that stand by.'),
  backups: z.array(name).max(mostHosts).default([]).describe('Backups, by the name that they have in the register.'),
})
export type AskedUnit = z.infer<typeof AskedUnit>

export const HostAnswer = z.object({ host: name, state: HostState, kind: HostKind.default('machine') })
export type HostAnswer = z.infer<typeof HostAnswer>

const Hosts = z.object({
  total: z.number().int(),
  unchecked: z.number().int(),
  clean: z.number().int(),
  hit: z.number().int(),
  fixed: z.number().int(),
})
export const SweepRow = z.object({
  no: z.number().int(),
  kind: SweepKind,
  question: z.string(),
  detail: z.string(),
  dueOn: z.iso.date().nullable(),
  askedAt: Instant,
  askedBy: z.string(),
  units: z.object({
    asked: z.number().int(),
    answered: z.number().int(),
    clean: z.number().int(),
    hit: z.number().int(),
    fixed: z.number().int(),
    silent: z.number().int(),
  }),
  hosts: Hosts,
})
export type SweepRow = z.infer<typeof SweepRow>

export const UnitRow = z.object({
  id: Id,
  unit: z.string(),
  address: z.string(),
  standing: UnitStanding,
  note: z.string(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  chased: z.number().int(),
  chasedAt: Instant.nullable(),
  /** What it was hit by is a task of its own. */
  hasTask: z.boolean(),
  /** What it was hit by is an incident of its own; null also for whoever may not know of that. */
  opened: z.string().nullable(),
  hasLink: z.boolean().describe('It was sent a page of its own, where it answers without an account.'),
  hosts: Hosts,
})
export type UnitRow = z.infer<typeof UnitRow>

/** What the archive said: the hunt for the rule or the observables of a sweep, as far as it came. */
export const SweepHunt = z.object({
  state: HuntState,
  /** Share of the span that was looked at, 0 to 1. */
  progress: z.number(),
  from: Instant.nullable(),
  events: z.number(),
  matches: z.number(),
  /** Parts of the archive that could not be asked, and rules that could not run: then nothing found does not mean clean. */
  missing: z.array(z.string()),
  leftOut: z.array(z.string()),
  problem: z.string(),
  /** The gravest groups of what was found; empty for whoever may not read alerts. */
  finds: z.array(
    z.object({ title: z.string(), entity: z.string(), matches: z.number(), firstAt: Instant, lastAt: Instant }),
  ),
})
export type SweepHunt = z.infer<typeof SweepHunt>

/** What agents said of the good state of their hosts since they were asked. */
export const SweepAgents = z.object({ asked: z.number().int(), checked: z.number().int(), differ: z.number().int() })
export type SweepAgents = z.infer<typeof SweepAgents>

/** Only a rule and a list of observables can be looked for in the archive. */
export const isHuntable = (kind: SweepKind): boolean => kind === 'rule' || kind === 'observables'

/** What a sweep looks for, as a hunt; null when there is nothing to look for. */
export function huntOf(kind: SweepKind, detail: string): HuntWhat | null {
  if (kind === 'rule') {
    const what = HuntWhat.safeParse({ kind: 'texts', texts: [{ file: 'sweep.yml', text: detail }] })
    return detail.trim() !== '' && what.success ? what.data : null
  }
  if (kind !== 'observables') return null
  const values = [...new Set(detail.split(/[\s,、]+/).filter((one) => one !== ''))]
  const what = HuntWhat.safeParse({ kind: 'observables', values })
  return what.success ? what.data : null
}

/** The hosts of a sweep that something found is about: by name, or by the first part of a name in a domain. */
export function hostsFound(
  hosts: readonly { readonly unitId: string; readonly host: string }[],
  entities: readonly string[],
): { readonly unitId: string; readonly host: string }[] {
  const found = new Set(entities.map((one) => one.normalize('NFKC').toLowerCase()))
  const shortened = new Set([...found].map(short))
  return hosts.filter(({ host }) => {
    const name = host.normalize('NFKC').toLowerCase()
    return found.has(name) || shortened.has(name) || found.has(short(name))
  })
}
/** An address has no short name. */
const short = (name: string): string => (/^[\d.]+$|:/.test(name) ? name : (name.split('.')[0] ?? name))

/** The last minute of the day where the desk is. */
export function dueAtOf(dueOn: string | null, zone: string): string | null {
  if (dueOn === null) return null
  const [year, month, day] = dueOn.split('-').map(Number) as [number, number, number]
  return instantOf(year, month, day, 23, 59, 0, zone).toISOString()
}

export const standingOf = (state: UnitState, dueOn: string | null, today: string): UnitStanding =>
  state === 'asked' && dueOn !== null && dueOn < today ? 'silent' : state

/**
 * Why a unit cannot answer so: all clean with a host that is hit, and the like, or a standby machine or a backup that nobody looked at. The
 * unit's own word must not hide what its hosts say.
 */
export function refusedAnswer(
  state: UnitState,
  hosts: readonly Pick<HostAnswer, 'state' | 'kind'>[],
): 'contradiction' | 'reserve' | null {
  if (state !== 'clean' && state !== 'fixed') return null
  const left: readonly HostState[] = state === 'clean' ? ['hit', 'fixed'] : ['hit']
  if (hosts.some((one) => left.includes(one.state))) return 'contradiction'
  return hosts.some((one) => one.kind !== 'machine' && one.state === 'unchecked') ? 'reserve' : null
}

export type FormHost = Pick<HostAnswer, 'host' | 'state' | 'kind'>

/** What a form says of the hosts that it showed; with `rest`, those of which nothing is said were looked at and are clean. */
export function hostsOfForm(
  shown: readonly FormHost[],
  said: (host: string) => string | undefined,
  rest: boolean,
): HostAnswer[] {
  return shown.flatMap(({ host, kind, state: was }) => {
    const given = HostState.safeParse(said(host))
    const state = given.success ? given.data : was
    const is = rest && state === 'unchecked' ? 'clean' : state
    return is === was ? [] : [{ host, kind, state: is }]
  })
}
