// The rule by which machines go back to the network (S3-133): decided once for an incident, judged for each machine.
import { z } from 'zod'
import { Check, type Machine, type MachineStanding, type Missing } from './machine.ts'

/** What one that was infected needs besides. */
export const InfectedNeed = z.enum(['nothing', 'cleaned', 'rebuilt', 'cleaned-or-rebuilt'])
export type InfectedNeed = z.infer<typeof InfectedNeed>

export const ReturnRule = z.object({
  /** What every machine needs, infected or not. */
  every: z.array(Check).max(Check.options.length),
  infected: InfectedNeed,
  /** The version of the patterns must be written down. */
  needsPattern: z.boolean(),
  /** Whoever confirms is somebody else than whoever checked. */
  needsOther: z.boolean(),
  /** What it is to look like, for those who check: which patches, which patterns, by which procedure. */
  text: z.string().trim().max(2_000),
})
export type ReturnRule = z.infer<typeof ReturnRule>

/** Until an incident decides its own. */
export const ruleByDefault: ReturnRule = {
  every: ['patched', 'scanned'],
  infected: 'cleaned-or-rebuilt',
  needsPattern: false,
  needsOther: true,
  text: '',
}

type Judged = Pick<Machine, 'infected' | 'pattern' | 'checks' | 'confirmed' | 'ended'>

/** Checks that the rule asks for and that are not there. A machine of which nobody knows whether it was infected waits for that word. */
export function uncheckedOf(rule: ReturnRule, machine: Judged): Missing[] {
  const { checks, infected, pattern } = machine
  const missing = new Set<Missing>(rule.every.filter((check) => !checks[check]))
  if (infected === 'unknown' && rule.infected !== 'nothing') missing.add('infected')
  if (infected === 'yes' && !isFreed(rule, checks)) missing.add(rule.infected as Missing)
  if (rule.needsPattern && pattern === '') missing.add('pattern')
  return [...missing]
}

function isFreed({ infected }: ReturnRule, checks: Machine['checks']): boolean {
  if (infected === 'nothing') return true
  if (infected === 'cleaned-or-rebuilt') return Boolean(checks.cleaned ?? checks.rebuilt)
  return Boolean(checks[infected])
}

export function standingOf(rule: ReturnRule, machine: Judged, end?: 'reconnected' | 'retired'): MachineStanding {
  if (end) return end
  if (uncheckedOf(rule, machine).length > 0) return 'isolated'
  return machine.confirmed === null ? 'checked' : 'confirmed'
}

/** What keeps it from going back, the confirmation too. */
export function missingOf(rule: ReturnRule, machine: Judged): Missing[] {
  if (machine.ended !== null) return []
  return [...uncheckedOf(rule, machine), ...(machine.confirmed === null ? (['confirmation'] as const) : [])]
}

/** Somebody else than all who checked what the rule asks for. */
export const mayConfirm = (rule: ReturnRule, { checks }: Pick<Machine, 'checks'>, personId: string | null): boolean =>
  !rule.needsOther || personId === null || Object.values(checks).every((one) => one.byId !== personId)
