// Events as the desk has them after reading: Windows records of attack captures, and lines of sshd, web server and proxy.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fromBuffer, type Options, type ZipFile } from 'yauzl'
import type { LogEvent } from '#src/detect/log/event.ts'
import { newReader } from '#src/detect/log/reader.ts'

const shared = join(import.meta.dirname, '../../../shared/data')
const open = promisify<Buffer, Options, ZipFile>(fromBuffer)

async function linesIn(path: string): Promise<string[]> {
  const zip = await open(readFileSync(path), { lazyEntries: true })
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    zip.on('error', reject)
    zip.on('end', () => resolve(lines))
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error)
          return
        }
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          if (/\.json$/i.test(entry.fileName)) lines.push(...Buffer.concat(chunks).toString('utf8').split('\n'))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}

export function normalised(lines: readonly string[], format: string): LogEvent[] {
  const events: LogEvent[] = []
  const reader = newReader({ format, zone: 'UTC', year: 2026, receivedAtMs: Date.parse('2026-11-21T00:00:00Z') })
  const emit = (event: LogEvent): void => void events.push(event)
  for (const line of lines) if (line !== '') reader.line(line, emit)
  reader.end(emit)
  return events.filter((event) => event['event.kind'] !== 'pipeline_error')
}

/** Of every capture the records that start a process, and of every third all others; null where they are not at hand. */
export function windowsEvents(): Promise<LogEvent[] | null> {
  once ??= unpackedEvents()
  return once
}
/** Unpacking and reading them takes longer than a measurement. */
let once: Promise<LogEvent[] | null> | null = null

async function unpackedEvents(): Promise<LogEvent[] | null> {
  const folder = join(shared, 'windows/otrf-security-datasets/atomic/windows')
  if (!existsSync(folder)) return null
  const paths = globSync(`${folder}/**/*.zip`).sort()
  const lines: string[] = []
  for (const [index, path] of paths.entries())
    lines.push(...(await linesIn(path)).filter((line) => index % 3 === 0 || STARTED.test(line)))
  return normalised(lines, 'windows')
}

const STARTED = /"EventID":\s*(?:1|4688)\b/

export const isProcess = (event: LogEvent): boolean =>
  (event['winlog.event_id'] === '1' && /sysmon/i.test(String(event['winlog.channel']))) ||
  event['winlog.event_id'] === '4688'

/** A site's everyday: a few of a hundred are attempts that a rule should see. */
export function everydayEvents(count: number): LogEvent[] {
  const sshd: string[] = []
  const web: string[] = []
  const proxy: string[] = []
  for (let n = 0; n < count / 3; n++) {
    const address = `192.0.2.${n % 250}`
    const two = (value: number): string => String(value % 60).padStart(2, '0')
    const user = n % 3 === 0 ? 'invalid user admin' : 'root'
    sshd.push(
      `Nov 20 10:${two(n)}:${two(n * 7)} gate sshd[${n % 9_000}]: Failed password for ${user} from ${address} port ${2_000 + (n % 60_000)} ssh2`,
    )
    const query = n % 50 === 0 ? '?id=1%20UNION%20SELECT%20password' : `?page=${n}&lang=ja`
    web.push(
      `${address} - - [20/Nov/2026:10:${two(n)}:${two(n * 7)} +0900] "GET /articles/${n % 977}/index.php${query} HTTP/1.1" 200 ${n} "https://www.example.com/start" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"`,
    )
    const tail = n % 50 === 0 ? 'raw.githubusercontent.com/x/payload.exe' : `www.example.org/a/${n % 977}.html`
    proxy.push(
      `17${63_600_000 + n}.123 ${n % 900} ${address} TCP_MISS/200 ${n} GET http://${tail} alice HIER_DIRECT/198.51.100.7 text/html`,
    )
  }
  const events = [normalised(sshd, 'sshd'), normalised(web, 'web-access'), normalised(proxy, 'squid')]
  return Array.from({ length: Math.floor(count / 3) * 3 }, (_, at) => events[at % 3]![Math.floor(at / 3)]!)
}

const never = ['winlog.event_data.CommandLine', 'winlog.event_data.ParentCommandLine', 'message'] as const

/** The same events round and round, but command lines and messages that were never met before: nothing is to gain from remembering them. */
export function afresh(events: readonly LogEvent[]): (n: number) => LogEvent {
  const texts = events.map((event) => never.map((key) => event[key]))
  const copies = events.map((event): Record<string, unknown> => ({ ...event }))
  return (n) => {
    const at = n % copies.length
    const event = copies[at]!
    for (let k = 0; k < never.length; k++)
      if (typeof texts[at]![k] === 'string') event[never[k]!] = `${texts[at]![k]} ${n}`
    return event as LogEvent
  }
}
