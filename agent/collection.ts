// What is volatile on this host, collected because an incident asks for it: by the collector that this agent carries, never by a script that was sent.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { collectorFor, hostPattern } from '#src/respond/evidence/collector.ts'
import type { DeskWay } from './desk.ts'
import { AgentFault } from './fault.ts'
import { backOff } from './pace.ts'
import { reasonOf } from './reason.ts'

declare const COLLECTOR: string | undefined

/** Put in when the agent is bundled; else the one that it stands beside. */
const collector = async (): Promise<string> =>
  typeof COLLECTOR === 'string'
    ? COLLECTOR
    : await readFile(fileURLToPath(new URL('./collect.sh', import.meta.url)), 'utf8')

/** What the desk says of the collection, with a token for one upload. */
const Asked = z.object({
  token: z.string().max(200),
  incident: z.string().max(40),
  host: z.string().max(200),
  madeAt: z.string().max(40),
  lang: z.enum(['ja', 'en']),
  isQuick: z.boolean(),
  checksPackages: z.boolean(),
  /** The desk's clock as it answered. */
  at: z.iso.datetime(),
})
type Asked = z.infer<typeof Asked>

const pieceBytes = 8 * 1024 ** 2
const mostFailures = 40
const longestMs = 6 * 3_600_000
const mostSaid = 800
const diskFull = 5

type Collecting = {
  readonly state: string
  readonly way: DeskWay
  readonly collection: string
  readonly authorized: Readonly<Record<string, string>>
}

export async function collectHere({ state, way, collection, authorized }: Collecting): Promise<void> {
  if (process.platform === 'win32') throw new AgentFault('collect.windows')
  const askedAt = Date.now()
  const { status, body } = await way.post(`api/agents/collections/${collection}`, '{}', authorized)
  const answeredAt = Date.now()
  if (status !== 200) throw new Error(String(body.detail ?? `HTTP ${status}`))
  const asked = Asked.parse(body)
  const folder = join(state, `collection-${collection}`)
  // An agent that was ended while it sent has the bundle still: what was volatile then is gone now.
  const bundle = (await bundleIn(folder)) ?? (await collected(folder, collection, asked, { askedAt, answeredAt }))
  await sent(bundle, asked.token, way)
  await rm(folder, { recursive: true, force: true })
}

async function bundleIn(folder: string): Promise<string | null> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const name = names.find((one) => /^hikeshi-[^/]+\/hikeshi-[^/]+\.tar(\.gz)?$/.test(one))
  return name === undefined ? null : join(folder, name)
}

/** The bundle, once the collector has run to its end. */
async function collected(
  folder: string,
  collection: string,
  { incident, host, madeAt, lang, isQuick, checksPackages, at }: Asked,
  { askedAt, answeredAt }: { readonly askedAt: number; readonly answeredAt: number },
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const script = join(folder, 'collect.sh')
  // The agent sends the bundle itself, by its own line: the script knows neither the desk nor the token.
  const facts = { deskUrl: '', token: '', incident, host: hostPattern.test(host) ? host : '', collection, madeAt, lang }
  await writeFile(script, collectorFor('posix', await collector(), facts), { mode: 0o700 })
  const clock = `desk_asked=${askedAt / 1_000}\ndesk_date=${at}\ndesk_answered=${answeredAt / 1_000}`
  const child = spawn('sh', [script, '-o', folder, '-l', lang, ...(isQuick ? ['-q'] : [])], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, DESK_CLOCK: clock },
    timeout: longestMs,
  })
  // The collection begins; whether programs of this host may read every file was decided at the desk.
  child.stdin.on('error', () => {})
  child.stdin.end(`yes\n${checksPackages ? 'yes' : 'no'}\n`)
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-mostSaid)
  })
  const code = await new Promise<number | string>((done, failed) => {
    child.once('error', failed)
    child.once('close', (ended, killed) => done(ended ?? String(killed)))
  })
  const bundle = code === 0 || code === diskFull ? await bundleIn(folder) : null
  if (bundle === null) throw new AgentFault('collect.failed', { code, detail: said.trim() })
  return bundle
}

/** In pieces, each of which goes on where the desk has it (tus), until all is there. */
async function sent(bundle: string, token: string, way: DeskWay): Promise<void> {
  const own = { authorization: `Collector ${token}`, 'tus-resumable': '1.0.0' }
  const { size } = await stat(bundle)
  const file = await open(bundle, 'r')
  const piece = Buffer.allocUnsafe(Math.min(pieceBytes, Math.max(1, size)))
  const nothing = new Uint8Array()
  let [at, place] = [0, null as string | null]
  try {
    for (let failures = 0; place === null || at < size; ) {
      try {
        if (place === null) {
          const name = Buffer.from(basename(bundle)).toString('base64')
          const heads = { ...own, 'upload-length': String(size), 'upload-metadata': `filename ${name}` }
          const { status, body, heads: answered } = await way.ask('POST', 'api/collections/uploads', nothing, heads)
          if (status !== 201 || !answered.location) throw refusedOr(status, body.detail)
          place = answered.location
          continue
        }
        if (failures > 0) {
          const { status, heads: answered } = await way.ask('HEAD', place, nothing, own)
          if (status === 404) place = null
          if (status === 404 || status === 200 || status === 204) at = Number(answered['upload-offset'] ?? 0)
          if (place === null) continue
        }
        const { bytesRead } = await file.read(piece, 0, piece.length, at)
        const heads = { ...own, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) }
        const { status, body } = await way.ask('PATCH', place, piece.subarray(0, bytesRead), heads)
        if (status !== 204 && status !== 200) throw refusedOr(status, body.detail)
        at += bytesRead
        failures = 0
      } catch (error) {
        if (error instanceof Refused || ++failures > mostFailures)
          throw new AgentFault('collect.not-sent', { file: bundle, detail: reasonOf(error) })
        await pause(backOff(failures, Math.random(), null))
      }
    }
  } finally {
    await file.close()
  }
}

/** The desk does not want it: asking again would change nothing. */
class Refused extends Error {}
const refusedOr = (status: number, detail: unknown): Error => {
  const text = String(detail ?? `HTTP ${status}`)
  return status === 401 || status === 403 || status === 413 ? new Refused(text) : new Error(text)
}
