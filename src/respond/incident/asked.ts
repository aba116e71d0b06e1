import { z } from 'zod'

/** An incident is named by its id or by its number, `2026-0001`. */
export const ref = z.string().min(1).max(40)
export const ofIncident = z.object({ incident: ref })
export const reason = z.string().trim().min(1).max(4_000)
export const kinds = z.array(z.string().max(100)).max(30)
