import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { serve as listen } from '@hono/node-server'
import { refuse } from '#src/core/refusal.ts'
import { type At, atOf } from '#src/detect/log/receive/at.ts'
import type { Config } from './config.ts'

export type HttpsAt = At & { readonly cert: string; readonly key: string; readonly ca: string | null }

/** Where the desk listens with TLS of its own, for agents that come without a proxy between; null when it is not to. */
export function httpsOf(config: Config): HttpsAt | null {
  const { HIKESHI_HTTPS: at, HIKESHI_HTTPS_CERT: cert, HIKESHI_HTTPS_KEY: key, HIKESHI_HTTPS_CA: ca } = config
  if (!at) return null
  if (!cert || !key)
    return refuse('desk.settings-wrong', { faults: 'HIKESHI_HTTPS: HIKESHI_HTTPS_CERT? HIKESHI_HTTPS_KEY?' })
  return { ...atOf(at)!, cert, key, ca: ca ?? null }
}

type Fetch = Parameters<typeof listen>[0]['fetch']
type Env = Parameters<Fetch>[1]

/** What `app` finds in the environment of a request whose connection showed no certificate although agents must. */
export const lacksCertificate = 'lacksCertificate'
const marking =
  (fetch: Fetch): Fetch =>
  (request, env: Env) => {
    const { authorized } = (env as { incoming: { socket: TLSSocket } }).incoming.socket
    return fetch(request, authorized ? env : Object.assign(env, { [lacksCertificate]: true }))
  }
/** Pages of people are opened without one: only agents are asked for it, by what they then send. */
const asking = async (ca: string) => ({ ca: await readFile(ca), requestCert: true, rejectUnauthorized: false })
export type HttpsServing = { readonly port: number; close(): void }

/** The same desk, over TLS. */
export async function listenHttps(
  at: HttpsAt,
  fetch: Fetch,
  options: { requestTimeout: number; keepAliveTimeout: number },
): Promise<HttpsServing> {
  const [cert, key] = [await readFile(at.cert), await readFile(at.key)]
  const clients = at.ca === null ? {} : await asking(at.ca)
  const server = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
    const made = listen(
      {
        fetch: at.ca === null ? fetch : marking(fetch),
        hostname: at.host,
        port: at.port,
        createServer,
        serverOptions: { cert, key, ...clients, minVersion: 'TLSv1.2', headersTimeout: 60_000, ...options },
      },
      () => resolve(made),
    )
    made.once('error', reject)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 500).unref()
    },
  }
}
