// A program of the organisation that changes passwords: told by JSON lines, answers by JSON lines, and nothing else counts.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import type { Connector } from '../campaign.ts'
import { causeOf, type Directory, type Outcome, type Target } from './directory.ts'

const answerMs = 120_000
const revokedAtOnce = 100
const mostAnswerBytes = 4 * 1024 * 1024
const Answer = z.object({ id: z.string(), ok: z.boolean(), error: z.string().max(2_000).optional() })

type Act = 'change' | 'check' | 'revoke'

/**
 * The contract: `{"act":"change","id","login","dn","password"}` a line on standard input; `{"id","ok":true}` or
 * `{"id","ok":false,"error"}` a line on standard output for each, in any order; exit code 0. A line without an answer was not done and
 * comes again. `"act":"check"` asks whether somebody can sign in; `"act":"revoke"`, without a password, is to end sessions and app
 * passwords of somebody whose password is new. Passwords never stand in arguments or in the environment.
 */
export function openCommand(
  connector: Pick<Extract<Connector, { kind: 'command' }>, 'file' | 'batch'>,
  folder: string,
): Directory {
  const program = join(folder, connector.file)
  return {
    change: (targets) => askProgram(program, 'change', targets, connector.batch),
    bind: async (target) => (await askProgram(program, 'check', [target], 1)).get(target.key)!,
    close: async () => {},
  }
}

/** Nobody counts as changed before their sessions and app passwords are ended too. */
export function revoking(directory: Directory, file: string, folder: string): Directory {
  return {
    ...directory,
    async change(targets) {
      const outcomes = new Map(await directory.change(targets))
      const changed = targets.filter(({ key }) => outcomes.get(key)?.is === 'done')
      for (const [key, outcome] of await askProgram(join(folder, file), 'revoke', changed, revokedAtOnce))
        outcomes.set(key, outcome)
      return outcomes
    },
  }
}

async function askProgram(
  program: string,
  act: Act,
  targets: readonly Target[],
  batch: number,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  for (let at = 0; at < targets.length; at += batch)
    for (const [key, outcome] of await askBatch(program, act, targets.slice(at, at + batch))) outcomes.set(key, outcome)
  return outcomes
}

async function askBatch(program: string, act: Act, targets: readonly Target[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const secrets = targets.map((one) => one.secret)
  const { text, fault } = await talk(program, targets.map((one, i) => line(act, one, i)).join(''))
  for (const row of text.split('\n')) {
    const answer = Answer.safeParse(jsonIn(row))
    const target = answer.success ? targets[Number(answer.data.id)] : undefined
    if (!answer.success || !target) continue
    const { ok, error } = answer.data
    outcomes.set(target.key, ok ? { is: 'done' } : { is: 'refused', cause: causeOf(error ?? 'refused', secrets) })
  }
  const cause = causeOf(fault ?? 'no answer', secrets)
  for (const { key } of targets) if (fault !== null || !outcomes.has(key)) outcomes.set(key, { is: 'away', cause })
  return outcomes
}

const line = (act: Act, { login, dn, secret }: Target, i: number): string =>
  `${JSON.stringify({ act, id: String(i), login, dn, ...(act === 'revoke' ? {} : { password: secret }) })}\n`

function jsonIn(row: string): unknown {
  try {
    return JSON.parse(row)
  } catch {
    return null
  }
}

async function talk(program: string, input: string): Promise<{ text: string; fault: string | null }> {
  return await new Promise((give) => {
    const child = spawn(program, [], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
      // A timeout of the child's own would outlive a program that was never started.
      signal: AbortSignal.timeout(answerMs),
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > mostAnswerBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.once('error', (error) => give({ text: '', fault: error.message }))
    child.once('close', (code, signal) =>
      give({ text: Buffer.concat(chunks).toString('utf8'), fault: code === 0 ? null : `exit ${signal ?? code}` }),
    )
    // A program that ends early does not want the rest; its exit code says so.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
