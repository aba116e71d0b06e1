import { sql } from 'kysely'
import type { Desk } from '#src/platform/context.ts'
import { senderOf } from './link.ts'

/** How much the public pages take: by sender and in all, counted in the database so that every server process shares it. */
export const rateLimits = {
  send: { perSender: 10, soft: 120, inAll: 1_000, spanMs: 3_600_000 },
  look: { perSender: 300, soft: Number.POSITIVE_INFINITY, inAll: 100_000, spanMs: 3_600_000 },
} as const
export type RateKind = keyof typeof rateLimits

export type RateAnswer = {
  readonly isAllowed: boolean
  /** More than people write: still taken in, but folded away. */
  readonly isFlood: boolean
  readonly retryAfterSeconds: number
}

export async function countVisit(desk: Desk, kind: RateKind, address: string | null): Promise<RateAnswer> {
  const limit = rateLimits[kind]
  const now = desk.now().getTime()
  const span = new Date(Math.floor(now / limit.spanMs) * limit.spanMs)
  const retryAfterSeconds = Math.ceil((span.getTime() + limit.spanMs - now) / 1_000)
  const own = await bump(desk, `${kind}:${await senderOf(desk, address)}`, span)
  // What one sender sends beyond their share must not use up everybody's.
  if (own > limit.perSender) return { isAllowed: false, isFlood: true, retryAfterSeconds }
  const all = await bump(desk, `${kind}:*`, span)
  if (all === 1) await sql`delete from report_rate where span < ${new Date(now - 86_400_000)}`.execute(desk.state.db)
  return { isAllowed: all <= limit.inAll, isFlood: all > limit.soft, retryAfterSeconds }
}

async function bump(desk: Desk, bucket: string, span: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into report_rate (bucket, span, count) values (${bucket}, ${span}, 1)
    on conflict (bucket, span) do update set count = report_rate.count + 1 returning count`.execute(desk.state.db)
  return rows[0]!.count
}
