// Every figure of a mass reset held against the others: what does not add up is an error that names the accounts (S0-40, S0-41).
import { z } from 'zod'
import { targetStandings } from './account.ts'

/** Figures that somebody stated beforehand or elsewhere, to be held against what was counted. */
export const StatedFigures = z.partialRecord(
  z.enum(['exposed', 'matched', 'removed', 'target', 'changed', 'system-failed', 'not-yet', 'forced', 'exempt']),
  z.number().int().min(0).max(10_000_000),
)
export type StatedFigures = z.infer<typeof StatedFigures>

/** A list that was loaded: each of its lines is an account that was found, one that was not, or one named before. */
export const ListCount = z.object({
  list: z.enum(['accounts', 'exposed', 'removal', 'outcomes']),
  lines: z.number().int(),
  found: z.number().int(),
  strays: z.number().int(),
  twice: z.number().int(),
  /** Lines that could not be read; they belong to nobody. */
  unread: z.number().int(),
})
export type ListCount = z.infer<typeof ListCount>

export const Figures = z.object({
  /** Accounts that were loaded. */
  loaded: z.number().int(),
  /** Of these, in the exposed set at all, and those which the scope takes. */
  exposed: z.number().int(),
  matched: z.number().int(),
  /** Of the matched: taken out beforehand, and what is left. */
  removed: z.number().int(),
  target: z.number().int(),
  groups: z.record(z.string(), z.number().int()),
  standings: z.record(z.string(), z.number().int()),
  /** Still to be changed by the desk, and in which wave. */
  toForce: z.number().int(),
  waves: z.record(z.string(), z.number().int()),
  unplanned: z.number().int(),
  /** What waves have done: attempts by outcome. */
  attempts: z.record(z.string(), z.number().int()),
  letters: z.record(z.string(), z.number().int()),
})
export type Figures = z.infer<typeof Figures>

export const Line = z.object({
  code: z.string(),
  left: z.number().int(),
  parts: z.array(z.object({ name: z.string(), value: z.number().int() })),
  gap: z.number().int(),
  /** Accounts behind the gap, as far as they are known by name. */
  logins: z.array(z.string()),
  named: z.number().int(),
})
export type Line = z.infer<typeof Line>
export type Strays = Readonly<Record<string, { readonly logins: readonly string[]; readonly count: number }>>

const none = { logins: [], count: 0 }

export function reconcile(
  figures: Figures,
  lists: readonly ListCount[],
  strays: Strays,
  stated: StatedFigures,
): Line[] {
  const line = (
    code: string,
    left: number,
    parts: readonly (readonly [string, number])[],
    names: Strays[string] = none,
  ): Line => {
    const gap = left - parts.reduce((sum, [, value]) => sum + value, 0)
    return {
      code,
      left,
      parts: parts.map(([name, value]) => ({ name, value })),
      gap,
      logins: gap === 0 ? [] : [...names.logins],
      named: gap === 0 ? 0 : names.count,
    }
  }
  const { standings, groups, waves } = figures
  const stand = (name: string) => standings[name] ?? 0
  const lines = lists.map((one) =>
    // What is exposed may be of people who have no account here; who is to be removed or has changed must have one.
    line(
      `list.${one.list}`,
      one.lines,
      [
        ['found', one.found],
        ['twice', one.twice],
        ['unread', one.unread],
        ...(one.list === 'exposed' ? [['elsewhere', one.strays] as const] : []),
      ],
      strays[one.list],
    ),
  )
  lines.push(
    line('matched', figures.matched, [
      ['removed', figures.removed],
      ['target', figures.target],
    ]),
    line('groups', figures.target, Object.entries(groups), strays['no-group']),
    line(
      'standings',
      figures.target,
      targetStandings.map((name) => [name, stand(name)] as const),
    ),
    line('waves', figures.toForce, Object.entries(waves), strays.unplanned),
  )
  const counted: Record<keyof StatedFigures, number> = {
    exposed: lists.find((one) => one.list === 'exposed')?.lines ?? 0,
    matched: figures.matched,
    removed: figures.removed,
    target: figures.target,
    changed: stand('changed'),
    'system-failed': stand('system-failed'),
    'not-yet': stand('not-yet'),
    forced: stand('forced'),
    exempt: stand('exempt'),
  }
  for (const [name, value] of Object.entries(stated) as [keyof StatedFigures, number][])
    lines.push(line(`stated.${name}`, value, [['counted', counted[name]]], strays[listBehind[name] ?? '']))
  return lines
}

/** Which list explains a stated figure that does not fit. */
const listBehind: Partial<Record<keyof StatedFigures, string>> = {
  matched: 'exposed',
  removed: 'removal',
  changed: 'outcomes',
  'system-failed': 'outcomes',
}

export const isReconciled = (lines: readonly Line[]): boolean => lines.every((one) => one.gap === 0)
