// Whom to contact (S0-62): inside, authorities and CSIRTs, and both ends of the attack. Nobody is forgotten, and what is not needed is said.
import { z } from 'zod'
import type { PartyRole } from '#src/respond/incident/incident.ts'

/** The lines, in the order in which they are told, each with the roles of the parties that belong to it. */
export const checklistRoles = {
  management: ['management'],
  unit: ['accused-owner'],
  'source-end': ['source-site'],
  'target-end': ['victim', 'affected-site'],
  reporter: ['reporter'],
  authority: ['authority'],
  csirt: ['csirt'],
  police: ['police'],
  users: ['customer'],
  vendor: ['vendor', 'developer'],
  media: ['media'],
  legal: [],
} as const satisfies Readonly<Record<string, readonly PartyRole[]>>
const lines = Object.keys(checklistRoles) as (keyof typeof checklistRoles)[]
export const CheckLine = z.enum(lines)
export type CheckLine = z.infer<typeof CheckLine>

export const Checked = z.object({
  state: z.enum(['told', 'needless']),
  note: z.string(),
  by: z.string(),
  at: z.string(),
})
export type Checked = z.infer<typeof Checked>

/** A party of the case, and when it was last told something: by a notice, or by an entry of contact that names it. */
export const CheckParty = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  toldAt: z.string().nullable(),
})
export type CheckParty = z.infer<typeof CheckParty>

export const checkStates = ['open', 'named', 'told', 'needless'] as const
export const CheckRow = z.object({
  line: CheckLine,
  /** `named`: somebody of this kind stands in the case, and nobody told all of them yet. */
  state: z.enum(checkStates),
  parties: z.array(CheckParty.omit({ roles: true })),
  checked: Checked.nullable(),
  /** What the matrix of whom to report to asks for, by the kinds and the level of the incident. */
  wanted: z.array(z.object({ row: z.string(), ja: z.string(), en: z.string() })),
})
export type CheckRow = z.infer<typeof CheckRow>

/** What a party tells of a line comes before what was ticked, unless it was ticked after nobody was left. */
export function checklistOf(
  parties: readonly CheckParty[],
  checked: ReadonlyMap<string, Checked>,
  wanted: ReadonlyMap<string, Readonly<CheckRow['wanted']>> = new Map(),
): CheckRow[] {
  return lines.map((line) => {
    const roles: readonly string[] = checklistRoles[line]
    const those = parties.filter((one) => one.roles.some((role) => roles.includes(role)))
    const tick = checked.get(line) ?? null
    const isTold = those.length > 0 && those.every((one) => one.toldAt !== null)
    const state = isTold ? 'told' : (tick?.state ?? (those.length > 0 ? 'named' : 'open'))
    return {
      line,
      state,
      parties: those.map(({ roles: _, ...one }) => one),
      checked: tick,
      wanted: [...(wanted.get(line) ?? [])],
    }
  })
}
