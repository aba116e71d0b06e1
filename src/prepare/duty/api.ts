import { z } from 'zod'
import { endpoint, flag, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Authority, AuthorityStanding, scopeMax } from './authority.ts'
import { DutyPlace, DutyPost, Post, placesMax } from './roster.ts'
import { ContainmentKind } from './target.ts'

export const AuthorityRow = Authority.extend({ standing: AuthorityStanding })
export type AuthorityRow = z.infer<typeof AuthorityRow>

/** Who may do what without asking again. */
export const dutyApi = {
  authorities: endpoint({
    route: 'GET /api/authorities',
    permission: 'people:read',
    summary: 'Authority that was given beforehand: to whom, for what, until when, by whom.',
    input: z.object({ over: flag.optional().describe('Those that are over or were taken back, too.') }),
    output: z.object({ rows: z.array(AuthorityRow), canGive: z.boolean() }),
  }),
  give: endpoint({
    route: 'POST /api/authorities',
    permission: 'authority:give',
    summary:
      'Gives somebody authority to contain by themselves, within a scope and until a time. Nobody gives it to themselves.',
    input: z.object({
      person: Id,
      kinds: z.array(ContainmentKind).min(1).max(ContainmentKind.options.length),
      scope: z.array(z.string().trim().min(1).max(253)).max(scopeMax).default([]),
      ground: z.string().trim().min(1).max(2_000),
      from: Instant.optional(),
      until: Instant,
    }),
    output: AuthorityRow,
  }),
  end: endpoint({
    route: 'POST /api/authorities/{id}/end',
    permission: 'authority:give',
    summary: 'Takes authority back, with the reason.',
    input: z.object({ id: Id, reason: z.string().trim().min(1).max(2_000) }),
    output: AuthorityRow,
  }),
  roster: endpoint({
    route: 'GET /api/duty/roster',
    permission: 'contact:read',
    summary:
      'The duty list: who is called for each post, in which order, by which number, and when it was last looked through.',
    input: nothing,
    output: z.object({ posts: z.array(DutyPost), canWrite: z.boolean() }),
  }),
  setPost: endpoint({
    route: 'PUT /api/duty/roster/{post}',
    permission: 'contact:write',
    summary: 'Says who is called for a post, in order; the same list again records that it was looked through.',
    input: z.object({ post: Post, places: z.array(DutyPlace).max(placesMax) }),
    output: DutyPost,
  }),
} as const
