import type { Permission, Role } from './permission.ts'

/** Whoever acts: a person with a session or a token, a reporter with a secret link, an agent on another host, anybody, or the desk itself. */
export type Viewer = {
  readonly kind: 'person' | 'reporter' | 'agent' | 'anybody' | 'desk'
  /** Account id for a person; report id for a reporter; id of an agent; null otherwise. */
  readonly id: string | null
  readonly name: string
  readonly role: Role | null
  /** Narrowed by a token's scope, when one is used. */
  readonly permissions: ReadonlySet<Permission>
  readonly reach: 'all' | 'named' | 'none'
  readonly tokenId?: string
}

export const anybody: Viewer = {
  kind: 'anybody',
  id: null,
  name: '',
  role: null,
  permissions: new Set(['public']),
  reach: 'none',
}
/** The desk acting by itself: checkpoints, clocks, start and stop. */
export const desk: Viewer = {
  kind: 'desk',
  id: null,
  name: 'Hikeshi',
  role: null,
  permissions: new Set(['public']),
  reach: 'all',
}

export const may = (viewer: Viewer, permission: Permission): boolean => viewer.permissions.has(permission)
