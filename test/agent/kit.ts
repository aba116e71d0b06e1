// A real desk with HTTPS and real agents, as processes of their own.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { agentApi } from '#src/detect/agent/api.ts'
import { logApi } from '#src/detect/log/api.ts'
import { bundleAgent } from '../../agent/bundle.ts'
import { doorOf, newDataDir, type Ran, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'

export const root = mkdtempSync(join(tmpdir(), 'hikeshi-agent-'))
process.once('exit', () => rmSync(root, { recursive: true, force: true }))

const certificate = { cert: join(root, 'desk.pem'), key: join(root, 'desk.key') }
export function newCertificate({ cert, key } = certificate): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', ...subject]
  execFileSync('openssl', ['req', ...made, '-keyout', key, '-out', cert], { stdio: 'pipe' })
}

export type TlsDesk = ServingDesk & { readonly https: string; readonly httpsPort: number }

export async function tlsDesk(dataDir: string, port = 0, environment: Record<string, string> = {}): Promise<TlsDesk> {
  const desk = await startDesk(dataDir, {
    HIKESHI_HTTPS: `127.0.0.1:${port}`,
    HIKESHI_HTTPS_CERT: certificate.cert,
    HIKESHI_HTTPS_KEY: certificate.key,
    ...environment,
  })
  const httpsPort = Number(/"https":(\d+)/.exec(desk.said())![1])
  return Object.assign(desk, { httpsPort, https: `https://127.0.0.1:${httpsPort}` })
}

export { doorOf, newDataDir, removeDataDir }

let bundle: Promise<string> | null = null
/** The one file that is carried to a host. */
const program = (): Promise<string> => (bundle ??= bundleAgent(join(root, 'program')).then((made) => made.file))

/** Runs the agent's own command line to its end. */
export async function runAgent(args: readonly string[]): Promise<Ran> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [await program(), ...args], {
    env: { ...process.env, HIKESHI_LANG: 'en' },
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

export type Host = {
  readonly name: string
  readonly dir: string
  readonly logs: string
  at(file: string): string
  start(config: object, environment?: Record<string, string>): Promise<RunningAgent>
}
export type RunningAgent = {
  readonly process: ChildProcess
  said(): string
  kill(): Promise<void>
  stop(): Promise<number | null>
}

/** A host that is enrolled at the desk. */
export async function enrolledHost(desk: TlsDesk, name: string, sources: string[] = []): Promise<Host> {
  const dir = join(root, name)
  const logs = join(dir, 'logs')
  mkdirSync(logs, { recursive: true })
  const { token } = await desk.client(agentApi, await doorOf(desk)).invite({ name, sources })
  const state = join(dir, 'state')
  const enrolled = await runAgent(['enrol', '--desk', desk.https, '--token', token, '--trust-first', '--state', state])
  if (enrolled.code !== 0) throw new Error(enrolled.stderr)
  return {
    name,
    dir,
    logs,
    at: (file) => join(logs, file),
    start: (config, environment = {}) => startAgent(dir, state, config, environment),
  }
}

export async function startAgent(
  dir: string,
  state: string,
  config: object,
  environment: Record<string, string> = {},
): Promise<RunningAgent> {
  const file = join(dir, 'agent.yaml')
  writeFileSync(file, JSON.stringify(config))
  const child = spawn(process.execPath, [await program(), 'run', '--config', file, '--state', state, '--json'], {
    env: { ...process.env, HIKESHI_LANG: 'en', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await until(
    'the agent runs',
    async () => said,
    (text) => text.includes('"running"') || child.exitCode !== null,
  )
  if (child.exitCode !== null) throw new Error(`the agent ended with ${child.exitCode}: ${said}`)
  return {
    process: child,
    said: () => said,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), endLimitMs)
      return exited.finally(() => clearTimeout(late))
    },
  }
}

/** An agent that does not end when it is told to fails its test. */
const endLimitMs = 60_000

export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isIt: (value: T) => boolean,
  ms = 120_000,
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const value = await ask()
    if (isIt(value)) return value
    if (Date.now() > end) throw new Error(`waited in vain for ${what}: ${JSON.stringify(value).slice(-1_500)}`)
    await pause(100)
  }
}

/** The lines of a source as they came, in the order in which they were stored. */
export async function linesOf(desk: ServingDesk, source: string): Promise<string[]> {
  const client = desk.client(logApi, await doorOf(desk))
  const { lines } = await client.search({ q: `source:"${source}"`, order: 'oldest', limit: 10_000 })
  return lines.sort((a, b) => a.seq - b.seq).map((line) => String(line.event['event.original']))
}

export const readState = (host: Host): { acked: number; series: string } =>
  JSON.parse(readFileSync(join(host.dir, 'state', 'state.json'), 'utf8')) as { acked: number; series: string }
