// How much JavaScript the first page loads, compressed as it travels: what index.html names, the home page, and what those
// import at once.
//   npm run bench:first-page      after npm run build:web
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { root } from './desk/served.ts'
import { machineOf, print } from './machine.ts'

const aimBytes = 250_000
const folder = join(root, 'dist/web')
const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
  throw new Error(`${folder} holds no pages: run npm run build:web first`)
})
const named = [...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1]!)
const loaded = new Map<string, Buffer>()

async function load(path: string): Promise<void> {
  if (loaded.has(path)) return
  const bytes = await readFile(join(folder, path))
  loaded.set(path, bytes)
  // Static imports alone: what is imported when it is needed comes later.
  for (const match of bytes.toString('utf8').matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
    await load(join(path, '..', match[1]!))
}
for (const path of named) await load(path)
// Whoever is signed in sees the home page first: its own piece is imported at once by the router.
for (const path of (await readdir(join(folder, 'assets'))).filter((name) => /^HomePage-.*\.js$/.test(name)))
  await load(join('assets', path))

const files = [...loaded].map(([path, bytes]) => ({
  file: basename(path),
  bytes: bytes.length,
  gzip: gzipSync(bytes, { level: 6 }).length,
  brotli: brotliCompressSync(bytes).length,
}))
const sum = (name: 'bytes' | 'gzip' | 'brotli') => files.reduce((total, file) => total + file[name], 0)
const total = { bytes: sum('bytes'), gzip: sum('gzip'), brotli: sum('brotli') }
const ratio = Math.round((total.gzip / aimBytes) * 100) / 100
print({ what: 'JavaScript of the first page', ...total, aim: aimBytes, ratio, files, machine: machineOf() })
process.exitCode = files.length > 0 && total.gzip < aimBytes ? 0 : 1
