import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { EndpointTable } from '#src/core/endpoint.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import { clientThrough } from './desk.ts'

export const hikeshi = fileURLToPath(new URL('../../bin/hikeshi', import.meta.url))
export const administrator = { email: 'chief@desk.example', password: 'seven quiet lanterns by the river' }

export type ServingDesk = {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Everything that it wrote to stdout and stderr so far. */
  said(): string
  client<T extends EndpointTable>(table: T, headers?: Record<string, string>): ClientOf<T>
  /** Kills the program without warning. */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

const mostSaid = 4_000_000

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'hikeshi-serving-'))

/** The real program, started as a person would start it, on a port of its own; ready when this returns. */
export async function startDesk(dataDir: string, environment: Record<string, string> = {}): Promise<ServingDesk> {
  const child = spawn(hikeshi, ['serve', '--data', dataDir, '--port', '0', '--json'], {
    env: {
      ...process.env,
      HIKESHI_ADMIN_EMAIL: administrator.email,
      HIKESHI_ADMIN_PASSWORD: administrator.password,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-mostSaid)
    })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
    exited.then((code) => reject(new Error(`the desk ended with ${code} before it was ready:\n${said}`)))
  })
  return {
    url,
    dataDir,
    process: child,
    said: () => said,
    client: (table, headers = {}) =>
      clientThrough(
        table,
        (request) =>
          fetch(new Request(`${url}${new URL(request.url).pathname}${new URL(request.url).search}`, request)),
        { 'accept-language': 'en', ...headers },
      ),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** Authorization of the command line of this machine, which acts for the first administrator. */
export async function doorOf(desk: ServingDesk): Promise<Record<string, string>> {
  const { token } = JSON.parse(await readFile(join(desk.dataDir, 'desk.json'), 'utf8')) as { token: string }
  return { authorization: `Bearer ${token}` }
}

/** Process number of the database that belongs to a data folder, or null while none runs. */
export async function postmasterOf(desk: ServingDesk): Promise<number | null> {
  const children = async (parent: number): Promise<number[]> => {
    const found: number[] = []
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent) found.push(Number(name))
    }
    return found
  }
  const pending = await children(desk.process.pid!)
  while (pending.length > 0) {
    const pid = pending.shift()!
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (/\/postgres\0/.test(command)) return pid
    pending.push(...(await children(pid)))
  }
  return null
}

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command line to its end, with `input` on its standard input. */
export function run(args: readonly string[], environment: Record<string, string> = {}, input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(hikeshi, args, {
    env: { ...process.env, HIKESHI_LANG: 'en', ...environment },
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
  })
  return { code: status, stdout, stderr }
}

export const removeDataDir = (dataDir: string): Promise<void> =>
  rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
