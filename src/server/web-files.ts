import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Hono } from 'hono'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json'])

/** The built pages, read and compressed once. Every other address is the app itself, which shows its own "not found". */
export function webFiles(folder: string): Hono {
  const files = new Map<
    string,
    { type: string; plain: Uint8Array<ArrayBuffer>; gzip?: Uint8Array<ArrayBuffer>; br?: Uint8Array<ArrayBuffer> }
  >()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const plain = new Uint8Array(readFileSync(path))
    const type = mediaTypes[extname(path)] ?? 'application/octet-stream'
    files.set(`/${relative(folder, path)}`, { type, plain })
  }
  const packed = (path: string, accepts: string) => {
    const file = files.get(path)!
    if (!compressible.has(extname(path))) return { body: file.plain, encoding: null }
    if (/\bbr\b/.test(accepts)) {
      file.br ??= new Uint8Array(brotliCompressSync(file.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }))
      return { body: file.br, encoding: 'br' }
    }
    if (/\bgzip\b/.test(accepts)) {
      file.gzip ??= new Uint8Array(gzipSync(file.plain))
      return { body: file.gzip, encoding: 'gzip' }
    }
    return { body: file.plain, encoding: null }
  }
  const app = new Hono()
  app.get('*', (http) => {
    const path = files.has(http.req.path) && http.req.path !== '/' ? http.req.path : '/index.html'
    if (!files.has(path)) return http.notFound()
    const { body, encoding } = packed(path, http.req.header('accept-encoding') ?? '')
    return http.body(body, 200, {
      'content-type': files.get(path)!.type,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    })
  })
  return app
}
