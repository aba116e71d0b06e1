import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import { refuse } from '#src/core/refusal.ts'
import { type At, atOf } from '#src/detect/log/receive/at.ts'
import type { Config } from './config.ts'

export type HttpsAt = At & { readonly cert: string; readonly key: string }

/** Where the desk listens with TLS of its own, for agents that come without a proxy between; null when it is not to. */
export function httpsOf(config: Config): HttpsAt | null {
  const { HIKESHI_HTTPS: at, HIKESHI_HTTPS_CERT: cert, HIKESHI_HTTPS_KEY: key } = config
  if (!at) return null
  if (!cert || !key)
    return refuse('desk.settings-wrong', { faults: 'HIKESHI_HTTPS: HIKESHI_HTTPS_CERT? HIKESHI_HTTPS_KEY?' })
  return { ...atOf(at)!, cert, key }
}

type Fetch = Parameters<typeof listen>[0]['fetch']
export type HttpsServing = { readonly port: number; close(): void }

/** The same desk, over TLS. */
export async function listenHttps(
  at: HttpsAt,
  fetch: Fetch,
  options: { requestTimeout: number; keepAliveTimeout: number },
): Promise<HttpsServing> {
  const [cert, key] = [await readFile(at.cert), await readFile(at.key)]
  const server = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
    const made = listen(
      {
        fetch,
        hostname: at.host,
        port: at.port,
        createServer,
        serverOptions: { cert, key, minVersion: 'TLSv1.2', headersTimeout: 60_000, ...options },
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
