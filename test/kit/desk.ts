import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { EndpointTable } from '#src/core/endpoint.ts'
import { permissionsOf, type Role } from '#src/core/permission.ts'
import { anybody } from '#src/core/viewer.ts'
import type { Context, Desk, Log } from '#src/platform/context.ts'
import { type ClientOf, clientOf, type Send } from '#src/platform/http/client.ts'
import { addPerson, personById } from '#src/prepare/people/store.ts'
import { viewerOf } from '#src/prepare/people/viewer.ts'
import { openDesk } from '#src/server/compose.ts'
import { testState } from './state.ts'

export type TestDesk = {
  readonly desk: Desk
  /** A person of this role, and the context in which they act. Each call makes another person. */
  as(role: Role, name?: string): Promise<Context>
  /** Somebody without an account. */
  readonly anybody: Context
  /** What went wrong in the desk itself, as its log says it. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

/** A desk of its own on a real database, with an empty data folder. */
export async function testDesk(): Promise<TestDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hikeshi-test-'))
  const state = await testState()
  const troubles: string[] = []
  const log: Log = (level, event, facts) => {
    if (level === 'error') troubles.push(`${event} ${inspect(facts, { depth: 6 })}`)
  }
  const opened = await openDesk(
    { dataDir, zone: 'Asia/Tokyo', publicUrl: 'http://desk.example', organisation: '', log },
    state,
  )
  const contextFor = (viewer: Context['viewer']): Context => ({
    desk: opened,
    viewer,
    lang: 'en',
    requestId: 'test',
    address: '192.0.2.10',
    session: { secret: null, set: () => {} },
  })
  let count = 0
  return {
    desk: opened,
    anybody: contextFor(anybody),
    troubles,
    async as(role, name = `${role} ${++count}`) {
      const id = opened.newId()
      await opened.state.db.transaction().execute((tx) =>
        addPerson(tx, {
          id,
          name,
          email: `${id}@desk.example`,
          role,
          unit: '',
          lang: 'en',
          zone: 'Asia/Tokyo',
          theme: 'auto',
          passwordHash: null,
          isActive: true,
          lastLoginAt: null,
          previousLoginAt: null,
          createdAt: opened.now().toISOString(),
        }),
      )
      const person = (await personById(opened.state.db, id))!
      return contextFor(viewerOf(person))
    },
    async close() {
      await opened.close()
      // A witness that was on its way may still be put down.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

export const everyRole = Object.keys(permissionsOf) as Role[]

/** A client that goes through HTTP routes without a port. */
export function clientThrough<T extends EndpointTable>(
  table: T,
  fetch: (request: Request) => Response | Promise<Response>,
  headers: Record<string, string> = {},
): ClientOf<T> {
  const send: Send = async ({ method, path, query, body, form, gives }) => {
    const url = new URL(path, 'http://desk.example')
    url.search = new URLSearchParams(query).toString()
    const response = await fetch(
      new Request(url, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    if (!response.ok) throw Object.assign(new Error(`${response.status}`), { problem: await response.json() })
    if (gives === 'download')
      return {
        name: '',
        mediaType: response.headers.get('content-type') ?? '',
        body: new Uint8Array(await response.arrayBuffer()),
      }
    return response.json()
  }
  return clientOf(table, send)
}
