import type { EndpointTable } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { type ClientOf, clientOf, type Send } from '../platform/http/client.ts'
import { deskApi } from '../server/api.ts'
import { readConfig } from '../server/config.ts'
import { findDoor, readDoor } from '../server/local-door.ts'
import { langOfTerminal } from './terminal.ts'
import { t } from './words.ts'

/** Where a command finds its desk: an address and token, the desk that runs on this machine, or, when none runs, the folder itself. */
export type Where = { readonly url?: string; readonly token?: string; readonly data?: string }
export type Connection = {
  client<T extends EndpointTable>(table: T): ClientOf<T>
  /** A request as it is, with who asks: for bytes that stream. Throws what the desk refused. */
  fetch(path: string, init: RequestInit & { duplex?: 'half' }): Promise<Response>
  /** The zone in which this desk states its times. */
  zone(): Promise<string>
  close(): Promise<void>
}

type Fetch = (request: Request) => Response | Promise<Response>

export async function connect(where: Where): Promise<Connection> {
  const url = where.url ?? process.env.HIKESHI_URL
  const token = where.token ?? process.env.HIKESHI_TOKEN
  if (url) return over(fetch, url, token ?? null, async () => {}, false)
  const config = readConfig(process.env, { HIKESHI_DATA: where.data })
  const folder = config.HIKESHI_DATA
  const door = await findDoor(folder)
  if (door) return over(fetch, door.url, door.token, async () => {}, true)
  const { openQuietDesk } = await import('../server/quiet.ts')
  const quiet = await openQuietDesk(config).catch(async (error: unknown) => {
    const silent = error instanceof Refusal && error.code === 'state.folder-in-use' ? await readDoor(folder) : null
    throw silent ? new Error(t('busy', { folder, pid: String(silent.pid) }), { cause: error }) : error
  })
  return over(quiet.fetch, 'http://desk.local', quiet.token, quiet.close, true)
}

/** `isDoor`: as the first administrator, by the folder of the desk; refused only while there is none. */
function over(
  fetch: Fetch,
  base: string,
  token: string | null,
  close: () => Promise<void>,
  isDoor: boolean,
): Connection {
  const refused = async (response: Response): Promise<Refused> =>
    isDoor && response.status === 401
      ? new Refused({ status: 422, code: 'no-administrator', detail: t('no-administrator') })
      : new Refused(await problemIn(response, base))
  const send: Send = async ({ method, path, query, body, form, gives }) => {
    const url = new URL(path, base)
    url.search = new URLSearchParams(query).toString()
    const response = await reach(
      fetch,
      base,
      new Request(url, {
        method,
        headers: {
          'accept-language': langOfTerminal(),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    if (!response.ok) throw await refused(response)
    if (gives === 'download') {
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      return {
        name: decodeURIComponent(name ?? 'download'),
        mediaType: response.headers.get('content-type') ?? '',
        body: response.body,
      }
    }
    return response.json()
  }
  const client: Connection['client'] = (table) => clientOf(table, send)
  const raw: Connection['fetch'] = async (path, init) => {
    const own = { 'accept-language': langOfTerminal(), ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const headers = { ...own, ...(init.headers as Record<string, string> | undefined) }
    const response = await reach(fetch, base, new Request(new URL(path, base), { ...init, headers }))
    if (!response.ok) throw await refused(response)
    return response
  }
  return { client, fetch: raw, zone: () => zoneOf(client), close }
}

/** A desk that is not there is said so, with the address and the reason; `fetch failed` helps nobody. */
async function reach(fetch: Fetch, base: string, request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined
    if (!(error instanceof TypeError)) throw error
    throw new Error(t('unreachable', { url: base, detail: cause?.code ?? error.message }), { cause: error })
  }
}

/** A token may be too narrow to ask the desk about itself; then it is this machine's setting. */
async function zoneOf(client: Connection['client']): Promise<string> {
  try {
    return (await client(deskApi).about({})).zone
  } catch (error) {
    if (error instanceof Refused && error.status === 403) return readConfig(process.env).HIKESHI_ZONE
    throw error
  }
}

/** The desk said no, in words. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(problem: { status: number; code: string; detail: string }) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
  }
}

async function problemIn(response: Response, base: string): Promise<{ status: number; code: string; detail: string }> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
  return {
    status: response.status,
    code: body.code ?? 'request.failed',
    detail: body.detail ?? t('not-a-desk', { url: base, status: response.status }),
  }
}
