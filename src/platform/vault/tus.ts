// The tus protocol 1.0 (core, creation, creation-with-upload, termination) over the vault's uploads: what came is kept when a line is cut.
import { Readable } from 'node:stream'
import { Hono, type Context as HttpContext } from 'hono'
import { refuse } from '#src/core/refusal.ts'
import { type Upload, type Uploads, uploadBytesMax } from './upload.ts'

/** Whose uploads are seen and for what, decided anew for every request. Refuses whoever may not. */
export type Sender = { readonly owner: string; readonly about: string }
export type TusPlace = {
  /** Such as `/api/incidents/:incident/evidence/uploads`. */
  readonly path: string
  readonly uploads: Uploads
  readonly allow: (http: HttpContext) => Promise<Sender>
  /** Called once all of it is in the vault, and again if the first time failed. */
  readonly arrived?: (http: HttpContext, upload: Upload) => Promise<void>
  readonly bytesMax?: number
}

const version = '1.0.0'
const bodyType = 'application/offset+octet-stream'

export function tusRoutes({ path, uploads, allow, arrived, bytesMax = uploadBytesMax }: TusPlace): Hono {
  const app = new Hono()
  const own = async (http: HttpContext): Promise<{ upload: Upload; offset: number }> => {
    const sender = await allow(http)
    const found = await uploads.find(http.req.param('id') ?? '')
    if (found.upload.owner !== sender.owner || found.upload.about !== sender.about) refuse('vault.upload.not-found')
    return found
  }
  const finished = async (http: HttpContext, upload: Upload): Promise<void> => {
    if (upload.done) await arrived?.(http, upload)
  }

  app.on('OPTIONS', [path, `${path}/:id`], (http) =>
    http.body(null, 204, {
      'tus-resumable': version,
      'tus-version': version,
      'tus-extension': 'creation,creation-with-upload,termination',
      'tus-max-size': String(bytesMax),
    }),
  )
  app.post(path, async (http) => {
    const sender = await allow(http)
    const bytes = numberOf(http.req.header('upload-length'))
    if (bytes > bytesMax) refuse('vault.upload.too-large', { limit: bytesMax })
    const begun = await uploads.begin({ ...namesOf(http.req.header('upload-metadata')), ...sender, bytes })
    const place = { location: `${new URL(http.req.url).pathname}/${begun.id}`, 'tus-resumable': version }
    const isWithBody = http.req.header('content-type') === bodyType
    const { upload, offset } = isWithBody
      ? await uploads.append(begun.id, 0, bodyOf(http))
      : { upload: begun, offset: 0 }
    await finished(http, upload)
    return http.body(null, 201, { ...place, 'upload-offset': String(offset) })
  })
  app.on('HEAD', `${path}/:id`, async (http) => head(await own(http)))
  // Hono answers HEAD by the route of GET.
  app.get(`${path}/:id`, async (http) => head(await own(http)))
  app.patch(`${path}/:id`, async (http) => {
    if (http.req.header('content-type') !== bodyType) refuse('request.unreadable.invalid')
    const { upload } = await own(http)
    const after = await uploads.append(upload.id, numberOf(http.req.header('upload-offset')), bodyOf(http))
    await finished(http, after.upload)
    return http.body(null, 204, { 'tus-resumable': version, 'upload-offset': String(after.offset) })
  })
  app.delete(`${path}/:id`, async (http) => {
    await uploads.end((await own(http)).upload.id)
    return http.body(null, 204, { 'tus-resumable': version })
  })
  return app
}

const head = ({ upload, offset }: { upload: Upload; offset: number }): Response =>
  new Response(null, {
    headers: {
      'tus-resumable': version,
      'upload-offset': String(offset),
      'upload-length': String(upload.bytes),
      'cache-control': 'no-store',
    },
  })

const numberOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : refuse('request.unreadable.invalid')

/** The body as it comes, without waiting for its end. */
function bodyOf(http: HttpContext): AsyncIterable<Uint8Array> {
  const body = http.req.raw.body
  return body === null ? Readable.from([]) : (body as unknown as AsyncIterable<Uint8Array>)
}

/** `filename` and `filetype` of Upload-Metadata, as claimed. */
export function namesOf(text: string | undefined): { name: string; mediaType: string } {
  const pairs = new Map(
    (text ?? '')
      .slice(0, 4_000)
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  )
  const plain = (value = '') => value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return {
    name: plain(pairs.get('filename')).slice(0, 300).toWellFormed(),
    mediaType: plain(pairs.get('filetype')).slice(0, 200).toWellFormed(),
  }
}
