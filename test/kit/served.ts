import type { EndpointTable } from '#src/core/endpoint.ts'
import type { Role } from '#src/core/permission.ts'
import { permissionsOf } from '#src/core/permission.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { addToken } from '#src/prepare/people/store/token.ts'
import { appOf } from '#src/server/app.ts'
import { clientThrough, type TestDesk, testDesk } from './desk.ts'

/** A whole desk behind its real HTTP routes, without a port. */
export type ServedDesk = TestDesk & {
  fetch(request: Request): Promise<Response>
  /** Authorization header of a new person of this role. */
  signIn(role: Role): Promise<Record<string, string>>
  client<T extends EndpointTable>(table: T, headers?: Record<string, string>): ClientOf<T>
}

/** `checksOutput`: every answer is held against its schema; not where its time is measured. */
export async function servedDesk({ checksOutput = true } = {}): Promise<ServedDesk> {
  const kit = await testDesk()
  const { app, close } = appOf(kit.desk, { checksOutput })
  const fetch = async (request: Request) => app.fetch(request)
  return {
    ...kit,
    fetch,
    async signIn(role) {
      const { viewer } = await kit.as(role)
      const secret = `hks_${newSecret()}`
      await kit.desk.state.db.transaction().execute((tx) =>
        addToken(tx, {
          id: kit.desk.newId(),
          name: 'test',
          scope: [...permissionsOf[role]],
          createdAt: kit.desk.now().toISOString(),
          expiresAt: null,
          lastUsedAt: null,
          personId: viewer.id!,
          hash: secretHash(secret),
        }),
      )
      return { authorization: `Bearer ${secret}` }
    },
    client: (table, headers = {}) => clientThrough(table, fetch, { 'accept-language': 'en', ...headers }),
    async close() {
      close()
      await kit.close()
    },
  }
}
