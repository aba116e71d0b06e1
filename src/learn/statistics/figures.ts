// Figures of what came in, in a row for each thing that is counted and a column for each period.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Step } from './period.ts'

const counts = z.array(z.number().int())
export const Row = z.object({ id: z.string(), counts })
export type Row = z.infer<typeof Row>

/** Rows that belong together: by kind, by channel, by what became of them. */
export const Group = z.object({ name: z.string(), rows: z.array(Row) })
export type Group = z.infer<typeof Group>

/** Why a figure may have changed: more or fewer attacks, more or less will to report, another way of counting. */
export const Cause = z.enum(['attacks', 'reporting', 'counting', 'other'])
export type Cause = z.infer<typeof Cause>

export const Remark = z.object({
  id: Id,
  /** First month, and the first month after it. */
  from: z.string(),
  until: z.string(),
  cause: Cause,
  text: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
})
export type Remark = z.infer<typeof Remark>

export const Trend = z.object({
  step: Step,
  taxonomy: z.string(),
  /** The zone whose calendar is counted by. */
  zone: z.string(),
  periods: z.array(z.object({ key: z.string(), from: z.string(), until: z.string() })),
  total: counts,
  groups: z.array(Group),
  remarks: z.array(Remark),
  /** The month of the first thing that can be counted at all; null when there is none. */
  earliest: z.string().nullable(),
})
export type Trend = z.infer<typeof Trend>

/** One count as the store gives it. */
export type Counted = { readonly what: string; readonly month: string; readonly id: string; readonly count: number }

/** Lays counts out: rows by size, all of one length, what was never counted left out. */
export function layOut(
  counted: readonly Counted[],
  months: readonly string[],
  groups: readonly string[],
): { total: number[]; groups: Group[] } {
  const place = new Map(months.map((month, at) => [month, at]))
  const rows = new Map<string, number[]>()
  for (const { what, month, id, count } of counted) {
    const at = place.get(month)
    if (at === undefined) continue
    const key = `${what} ${id}`
    const row = rows.get(key) ?? months.map(() => 0)
    row[at] = row[at]! + count
    rows.set(key, row)
  }
  const sum = (row: readonly number[]) => row.reduce((one, other) => one + other, 0)
  return {
    total: rows.get('total ') ?? months.map(() => 0),
    groups: groups.map((name) => ({
      name,
      rows: [...rows]
        .filter(([key]) => key.startsWith(`${name} `))
        .map(([key, counts]) => ({ id: key.slice(name.length + 1), counts }))
        .sort((a, b) => sum(b.counts) - sum(a.counts) || (a.id < b.id ? -1 : 1)),
    })),
  }
}
