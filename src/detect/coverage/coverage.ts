// Which systems must log, whether they do, and machines that the desk knows of and nobody made a source of logs (S1-29, S3-120).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import type { LogSource } from '#src/detect/log/source.ts'

const line = z.string().trim().max(300)

export const LogDutyFacts = z.object({
  /** The name under which it sends, or will. */
  system: line.min(1).max(200),
  kind: z.enum(['must', 'need-not']).default('must'),
  what: line.default(''),
  isOutward: z.boolean().default(false).describe('Shows who inside spoke with whom outside.'),
  keepDays: z.number().int().min(0).max(36_500).default(90),
  owner: line.default(''),
  reason: z.string().trim().max(2_000).default(''),
})
export type LogDutyFacts = z.infer<typeof LogDutyFacts>

export const dutyStates = ['missing', 'silent', 'short', 'well'] as const
export const DutyState = z.enum(dutyStates)
export type DutyState = z.infer<typeof DutyState>

export const LogDuty = LogDutyFacts.extend({
  id: Id,
  state: DutyState,
  /** The source that fits, and how long its lines are kept. */
  source: z.string().nullable(),
  keptDays: z.number().int().nullable(),
  lastAt: z.string().nullable(),
})
export type LogDuty = z.infer<typeof LogDuty>

/** From where the desk knows of a machine. */
export const MachineOrigin = z.enum(['readiness', 'backup', 'agent', 'good-state'])
export type MachineOrigin = z.infer<typeof MachineOrigin>
export const Unlogged = z.object({ name: z.string(), known: z.array(MachineOrigin) })
export type Unlogged = z.infer<typeof Unlogged>

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** `web` and `web.example.ac.jp` are one machine; two full names are only when they are equal. */
export function isSameMachine(a: string, b: string): boolean {
  const [one, other] = [folded(a), folded(b)]
  if (one === other) return one !== ''
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short !== '' && !short.includes('.') && /^[a-z]/.test(short) && long.startsWith(`${short}.`)
}

type Source = Pick<LogSource, 'name' | 'events' | 'isSilent' | 'keep' | 'lastAt'>
type Keeps = readonly { readonly name: string; readonly days: number }[]

/** The worst that can be said of one that must log. */
export function standingOf(
  { system, keepDays }: Pick<LogDutyFacts, 'system' | 'keepDays'>,
  sources: readonly Source[],
  keeps: Keeps,
): Pick<LogDuty, 'state' | 'source' | 'keptDays' | 'lastAt'> {
  const those = sources.filter((one) => isSameMachine(one.name, system))
  const source = those.find((one) => one.events > 0 && !one.isSilent) ?? those[0]
  if (!source) return { state: 'missing', source: null, keptDays: null, lastAt: null }
  const keptDays = keeps.find((one) => one.name === source.keep)?.days ?? null
  const state =
    source.events === 0 || source.isSilent ? 'silent' : keptDays !== null && keptDays < keepDays ? 'short' : 'well'
  return { state, source: source.name, keptDays, lastAt: source.lastAt }
}

/** Machines that are known and send nothing, and of which nobody said that they need not. */
export function unlogged(
  known: readonly { readonly name: string; readonly from: MachineOrigin }[],
  sources: readonly Source[],
  duties: readonly Pick<LogDutyFacts, 'system'>[],
): Unlogged[] {
  const found: { name: string; known: MachineOrigin[] }[] = []
  for (const { name, from } of known) {
    const isAt = (other: string) => isSameMachine(name, other)
    if (sources.some((one) => one.events > 0 && isAt(one.name)) || duties.some((one) => isAt(one.system))) continue
    const before = found.find((one) => isAt(one.name))
    if (!before) found.push({ name, known: [from] })
    else if (!before.known.includes(from)) before.known.push(from)
  }
  return found.sort((a, b) => b.known.length - a.known.length || (a.name < b.name ? -1 : 1))
}
