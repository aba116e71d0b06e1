// Files of any size come in: of a person for an incident, and of a collector with its token.
import { Hono, type Context as HttpContext } from 'hono'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Desk } from '#src/platform/context.ts'
import type { ContextOf } from '#src/platform/http/routes.ts'
import { tusRoutes } from '#src/platform/vault/tus.ts'
import { secretHash } from '#src/prepare/people/secret.ts'
import { incidentHead } from '#src/respond/incident/store.ts'
import { ownerOf, takeCollection, uploadFor } from './actions/take-in.ts'
import { collectorByToken } from './store.ts'

/** A bundle holds what a host says, not its disks. */
const collectionBytesMax = 20 * 1024 ** 3

export function evidenceUploads(desk: Desk, contextOf: ContextOf): Hono {
  const app = new Hono()
  const { uploads } = desk.vault
  const collectorOf = async (http: HttpContext) => {
    const token = /^Collector ([\w-]{20,100})$/.exec(http.req.header('authorization') ?? '')?.[1]
    const found = token ? await collectorByToken(desk.state.db, secretHash(token), desk.now()) : null
    return found ?? refuse('evidence.collector.not-signed-in')
  }
  app.route(
    '/',
    tusRoutes({
      path: '/api/incidents/:incident/evidence/uploads',
      uploads,
      async allow(http) {
        const { viewer } = await contextOf(http)
        if (viewer.kind !== 'person') refuse('session.not-signed-in')
        if (!may(viewer, 'evidence:write')) refuse('permission.not-allowed', { permission: 'evidence:write' })
        const incident = await incidentHead(desk.state.db, viewer, http.req.param('incident') ?? '')
        return { owner: ownerOf(viewer.id), about: uploadFor(incident.id) }
      },
    }),
  )
  app.route(
    '/',
    tusRoutes({
      path: '/api/collections/uploads',
      uploads,
      bytesMax: collectionBytesMax,
      async allow(http) {
        const collector = await collectorOf(http)
        if (collector.evidenceId !== null && http.req.method === 'POST') refuse('evidence.collector.not-signed-in')
        return { owner: `collector ${collector.id}`, about: uploadFor(collector.incidentId) }
      },
      async arrived(http, upload) {
        const collector = await collectorOf(http)
        // The finished upload stays known for a while, so that a sender whose last answer was lost learns that all came.
        if (collector.evidenceId === null) await takeCollection(await contextOf(http), collector, upload)
      },
    }),
  )
  return app
}
