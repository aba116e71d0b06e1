// A change window: from when to when somebody announced to change which files of which hosts (S2-14).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

export const ChangeWindow = z.object({
  name: z.string().trim().min(1).max(60),
  from: Instant,
  to: Instant,
  /** `web*`, or one name; every host when left out. */
  hosts: z.string().max(300).default('*'),
  /** `/etc/nginx/**`: what is announced to change. */
  paths: z.array(z.string().trim().min(1).max(1_000)).min(1).max(200),
})
export type ChangeWindow = z.infer<typeof ChangeWindow>
