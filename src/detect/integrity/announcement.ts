// A change that was announced: who answers for it, from when to when, which files of which hosts (S2-14). What falls in it is expected.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { ChangeWindow } from './change-window.ts'

export const Announcement = ChangeWindow.extend({
  id: Id,
  owner: z.string(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  withdrawnAt: z.string().nullable(),
})
export type Announcement = z.infer<typeof Announcement>

/** A change that takes longer is no window but a new good state. */
export const longestWindowDays = 31
const dayMs = 86_400_000

export const isTooLong = ({ from, to }: Pick<Announcement, 'from' | 'to'>): boolean =>
  Date.parse(to) - Date.parse(from) > longestWindowDays * dayMs

export const announcementStates = ['coming', 'open', 'over', 'withdrawn'] as const
export function stateOfAnnouncement(one: Announcement, nowMs: number): (typeof announcementStates)[number] {
  if (one.withdrawnAt !== null) return 'withdrawn'
  if (nowMs < Date.parse(one.from)) return 'coming'
  return nowMs <= Date.parse(one.to) ? 'open' : 'over'
}
