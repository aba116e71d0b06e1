import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Permission } from '#src/core/permission.ts'
import { refuse } from '#src/core/refusal.ts'
import { may, type Viewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inTurn } from '#src/platform/search/in-turn.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { findApi } from './api.ts'
import { excerptOf } from './excerpt.ts'
import { readQuery } from './query.ts'
import { describe, type Kind, search } from './store.ts'

type Api = typeof findApi

const neededFor: Readonly<Record<Kind, Permission>> = {
  incident: 'incident:read',
  entry: 'incident:read',
  report: 'report:read',
  observable: 'observable:read',
  person: 'people:read',
}

export const findActions = {
  async find(context: Context, input: ParsedInputOf<Api['find']>): Promise<OutputOf<Api['find']>> {
    const start = performance.now()
    const { desk, viewer } = context
    const { db } = desk.state
    const query = readQuery(input.q)
    if (query.terms.length === 0) refuse('find.query.invalid')
    const kinds = kindsFor(viewer, input.kind)
    const nothing = { rows: [], next: null, counts: {}, more: false, tookMs: performance.now() - start }
    if (kinds.length === 0) return nothing
    const after = input.cursor === undefined ? null : readCursor(input.cursor)
    const ask = { kinds, before: after?.before ?? null, limit: input.limit, not: after?.not ?? [] }
    const found = await inTurn(db, () => search(db, viewer, query, ask))
    const not = after?.not ?? found.first.map((hit) => hit.ref)
    const rows = await describe(db, viewer, [...found.first, ...found.hits])
    // What is shown of a secret incident was read.
    for (const id of new Set(rows.flatMap((row) => row.said.secretId ?? []))) await reading(context, id)
    return {
      rows: rows.map(({ kind, ref, said: { body, secretId: _, ...row } }) => ({
        kind,
        id: ref,
        ...row,
        ...excerptOf(body, query.terms),
      })),
      next: found.next === null ? null : writeCursor(found.next, not),
      counts: found.counts,
      more: found.more,
      tookMs: performance.now() - start,
    }
  },
}

/** An observable of an incident is found only by who may read incidents: it says that the incident exists. */
function kindsFor(viewer: Viewer, asked: Kind | undefined): Kind[] {
  const kinds = (Object.keys(neededFor) as Kind[]).filter((kind) => may(viewer, neededFor[kind]))
  return kinds.filter(
    (kind) => (asked === undefined || kind === asked) && (kind !== 'observable' || may(viewer, 'incident:read')),
  )
}

const writeCursor = (before: number, not: readonly string[]): string =>
  [before, ...not.map((id) => id.replaceAll('-', ''))].join('.')

function readCursor(cursor: string): { before: number; not: string[] } {
  const parts = /^(\d{1,15})((?:\.[0-9a-f]{32}){0,5})$/.exec(cursor) ?? refuse('find.cursor.invalid')
  const not = parts[2]!
    .split('.')
    .filter(Boolean)
    .map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
  return { before: Number(parts[1]), not }
}
