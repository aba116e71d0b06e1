// Runs a program with an argument vector, never a shell, and feeds it text; bounded in time and in what it may say.
import { spawn } from 'node:child_process'

export type Ran = {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly isStarted: boolean
}

const outMax = 4_000_000
const errMax = 4_000

export async function run(argv: readonly string[], input: string, signal: AbortSignal): Promise<Ran> {
  const [program = '', ...args] = argv
  const ended = Promise.withResolvers<Ran>()
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    signal,
    killSignal: 'SIGKILL',
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (out.length > outMax) child.kill('SIGKILL')
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (err.length < errMax) err += text
  })
  // Whoever closes early has said why.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  child.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EACCES')
      ended.resolve({ code: null, out: '', err: error.message, isStarted: false })
    else ended.reject(error)
  })
  child.once('close', (code) => ended.resolve({ code, out, err, isStarted: true }))
  return await ended.promise
}
