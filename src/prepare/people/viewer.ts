import { type Permission, permissionsOf, reachOf } from '#src/core/permission.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { PersonRecord } from './store.ts'

/** The person behind a session, or behind a token that may do no more than its scope says. */
export function viewerOf(
  person: PersonRecord,
  token?: { readonly id: string; readonly scope: readonly Permission[] },
): Viewer {
  const own = permissionsOf[person.role]
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    role: person.role,
    permissions: new Set(
      token ? own.filter((permission) => permission === 'public' || token.scope.includes(permission)) : own,
    ),
    reach: reachOf[person.role],
    ...(token ? { tokenId: token.id } : {}),
  }
}
