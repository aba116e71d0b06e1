// The real program on a folder, as `npm start` starts it.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export type Served = { readonly url: string; readonly pid: number; stop(): Promise<void> }

export async function serveFolder(
  folder: string,
  environment: Record<string, string> = {},
  program = `${root}bin/hikeshi`,
): Promise<Served> {
  const child = spawn(program, ['serve', '--data', folder, '--port', '0', '--json'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
    void ended.then(() => reject(new Error('the desk ended before it was ready')))
  })
  return {
    url,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
