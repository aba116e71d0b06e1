// The search for similar systems (S3-11 to S3-15, S3-70): one question to all units, answered unit by unit and host by host.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { HuntState, HuntWhat } from '#src/detect/hunt/hunt.ts'

/** A condition of host, software and version; a Sigma rule; a list of observables; a checklist for people. */
export const SweepKind = z.enum(['condition', 'rule', 'observables', 'checklist'])
export type SweepKind = z.infer<typeof SweepKind>
export const UnitState = z.enum(['asked', 'clean', 'hit', 'fixed'])
export type UnitState = z.infer<typeof UnitState>
/** Silent is who has not answered although the day has passed. */
export const UnitStanding = z.enum([...UnitState.options, 'silent'])
export type UnitStanding = z.infer<typeof UnitStanding>
export const HostState = z.enum(['unchecked', 'clean', 'hit', 'fixed'])
export type HostState = z.infer<typeof HostState>

export const mostUnits = 1_000
export const mostHosts = 50_000
const name = z.string().trim().min(1).max(200)

export const AskedUnit = z.object({
  unit: name,
  /** Where it is chased by mail; empty where it is not. */
  address: z.union([z.literal(''), z.email().max(254)]).default(''),
  hosts: z.array(name).max(mostHosts).default([]),
})
export type AskedUnit = z.infer<typeof AskedUnit>

export const HostAnswer = z.object({ host: name, state: HostState, isStandby: z.boolean().default(false) })
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

export const standingOf = (state: UnitState, dueOn: string | null, today: string): UnitStanding =>
  state === 'asked' && dueOn !== null && dueOn < today ? 'silent' : state

/** What does not fit: all clean with a host that is hit, and the like. The unit's own word must not hide what its hosts say. */
export function contradicts(state: UnitState, hosts: readonly { readonly state: HostState }[]): boolean {
  if (state === 'clean') return hosts.some((one) => one.state === 'hit' || one.state === 'fixed')
  if (state === 'fixed') return hosts.some((one) => one.state === 'hit')
  return false
}

export type ReadUnits = { readonly units: AskedUnit[]; readonly wrong: number[] }

/** Lines of unit, address and host, parted by commas or tabs; a unit may stand on many lines. Gives the numbers of lines that are none. */
export function readUnits(text: string): ReadUnits {
  const units = new Map<string, { unit: string; address: string; hosts: Set<string> }>()
  const wrong: number[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [unit = '', address = '', host = ''] = line.split(/[,\t、]/).map((cell) => cell.normalize('NFKC').trim())
    const was = units.get(unit) ?? { unit, address: '', hosts: new Set<string>() }
    const is = AskedUnit.safeParse({ unit, address, hosts: host === '' ? [] : [host] })
    if (!is.success) {
      wrong.push(at + 1)
      continue
    }
    if (host !== '') was.hosts.add(host)
    units.set(unit, { ...was, address: address || was.address })
  }
  return { units: [...units.values()].map((one) => ({ ...one, hosts: [...one.hosts] })), wrong }
}

/** Lines of host and state as people write them; the last word says the state, a star before it a standby machine. */
export function readHosts(text: string): { hosts: HostAnswer[]; wrong: number[] } {
  const hosts = new Map<string, HostAnswer>()
  const wrong: number[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [host = '', state = '', standby = ''] = line
      .split(/[,\t\s\u3000]+/)
      .map((cell) => cell.normalize('NFKC').trim())
    const is = HostAnswer.safeParse({ host, state: state.toLowerCase(), isStandby: standby === '*' })
    if (is.success) hosts.set(host, is.data)
    else wrong.push(at + 1)
  }
  return { hosts: [...hosts.values()], wrong }
}
