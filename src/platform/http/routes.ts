import type { Context as HttpContext, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Download, Endpoint, EndpointTable, SentBytes, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '../context.ts'
import { locales } from './input-fault.ts'
import { tidy } from './tidy.ts'

/** One function an endpoint: what comes in is already parsed, what goes out is checked by type. */
// biome-ignore lint/suspicious/noExplicitAny: the table's own types hold at the place where actions are written
export type Actions = Readonly<Record<string, (context: any, input: any) => Promise<unknown>>>
export type ContextOf = (http: HttpContext) => Promise<Context>

const largestJson = 8 * 1024 * 1024
const largestUpload = 200 * 1024 * 1024
const largestBody = 64 * 1024 * 1024
const mostFiles = 500

/** The HTTP routes of a slice: check the permission, parse the input, call the action. Tests also check the output. */
export function routesOf(
  table: EndpointTable,
  actions: Actions,
  contextOf: ContextOf,
  { checksOutput = false } = {},
): Hono {
  const app = new Hono()
  for (const [name, endpoint] of Object.entries(table)) {
    const action = actions[name]
    if (!action) throw new Error(`no action for ${endpoint.route}`)
    const [method = 'GET', path = '/'] = endpoint.route.split(' ')
    const limit = { json: largestJson, files: largestUpload, bytes: largestBody }[endpoint.takes ?? 'json']
    app.on(
      method,
      path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodiless.has(method) ? unbounded : limited(limit),
      async (http) => {
        const context = await contextOf(http)
        allow(context, endpoint)
        const output = await action(context, await inputOf(http, endpoint, method, context))
        if (endpoint.gives === 'download') return download(output as Download)
        return http.json((checksOutput ? checked(endpoint, output) : output) as object)
      },
    )
  }
  return app
}

/** What these send beside their address is never read. */
const bodiless = new Set(['GET', 'DELETE'])

const unbounded: MiddlewareHandler = (_, next) => next()

const limited = (limit: number) =>
  bodyLimit({ maxSize: limit, onError: () => refuse('request.too-large', { limit: `${limit / 1024 / 1024} MB` }) })

function allow(context: Context, endpoint: Endpoint): void {
  if (endpoint.permission === 'public' || may(context.viewer, endpoint.permission)) return
  if (context.viewer.kind !== 'person' && context.viewer.kind !== 'agent') refuse('session.not-signed-in')
  refuse('permission.not-allowed', { permission: endpoint.permission })
}

async function inputOf(http: HttpContext, endpoint: Endpoint, method: string, context: Context): Promise<unknown> {
  const fromPath = http.req.param()
  const parse = (raw: object) => endpoint.input.parse(tidy({ ...raw, ...fromPath }), { error: locales[context.lang] })
  if (bodiless.has(method)) return parse(http.req.query())
  if (endpoint.takes === 'files') {
    const form = await http.req.formData().catch(() => refuse('request.unreadable.invalid'))
    const fields: Record<string, string> = {}
    const files: UploadedFile[] = []
    for (const [name, value] of form.entries()) {
      if (typeof value === 'string') fields[name] = value
      else if (files.length < mostFiles)
        files.push({ name: value.name, mediaType: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
      else refuse('request.too-large', { limit: `${mostFiles} files` })
    }
    return { ...(parse(fields) as object), files }
  }
  if (endpoint.takes === 'bytes') {
    const fields = parse(http.req.query()) as object
    const mediaType = http.req.header('content-type') ?? 'application/octet-stream'
    return { ...fields, body: { mediaType, bytes: new Uint8Array(await http.req.arrayBuffer()) } satisfies SentBytes }
  }
  const text = await http.req.text()
  let body: unknown = {}
  if (text !== '') {
    try {
      body = JSON.parse(text)
    } catch {
      refuse('request.unreadable.invalid')
    }
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) refuse('request.unreadable.invalid')
  return parse(body)
}

/** An answer that does not fit its schema is the desk's own fault, never the caller's. */
function checked(endpoint: Endpoint, output: unknown): unknown {
  const read = endpoint.output.safeParse(output)
  if (read.success) return read.data
  throw new Error(`${endpoint.route} answers with what its table does not say: ${read.error.message}`)
}

/** Bytes leave as a download and never as a page: no sniffing, no frame, no script. */
function download(file: Download): Response {
  const name = file.name.toWellFormed()
  const asciiName = name.normalize('NFKD').replaceAll(/[^\w.-]+/g, '_')
  return new Response(file.body as BodyInit, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `${file.isInline ? 'inline' : 'attachment'}; filename="${asciiName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      ...(file.bytes === undefined ? {} : { 'content-length': String(file.bytes) }),
    },
  })
}
