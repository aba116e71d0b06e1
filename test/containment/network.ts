// Two hosts with a wire between them, in the kernel of this one: network namespaces, a veth, and a service that listens on one end.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'

/** Why there can be no such network here, or false. */
export const noNetwork: string | false =
  process.getuid?.() !== 0
    ? 'only root makes network namespaces'
    : !existsSync('/usr/sbin/nft')
      ? 'nft is not installed'
      : spawnSync('ip', ['netns', 'add', `hk-try-${process.pid}`]).status !== 0
        ? 'no network namespaces here'
        : spawnSync('ip', ['netns', 'del', `hk-try-${process.pid}`]).status !== 0 && 'a namespace cannot be taken away'

export type Wire = {
  /** The namespace whose packet filter is asked, and its address; the other end asks for its service. */
  readonly namespace: string
  readonly address: string
  readonly from: string
  readonly port: number
  reaches(): boolean
  close(): void
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] })

export async function wire(): Promise<Wire> {
  const [a, b] = [`hk-a-${process.pid}`, `hk-b-${process.pid}`]
  const [from, address, port] = ['192.0.2.1', '192.0.2.2', 120]
  let service: ChildProcess | null = null
  const close = () => {
    service?.kill('SIGKILL')
    for (const one of [a, b]) spawnSync('ip', ['netns', 'del', one])
  }
  try {
    for (const one of [a, b]) ip('netns', 'add', one)
    ip('-n', a, 'link', 'add', 'wire', 'type', 'veth', 'peer', 'name', 'wire', 'netns', b)
    for (const [one, own] of [
      [a, from],
      [b, address],
    ] as const) {
      ip('-n', one, 'addr', 'add', `${own}/24`, 'dev', 'wire')
      for (const link of ['wire', 'lo']) ip('-n', one, 'link', 'set', link, 'up')
    }
    const listening = `require('node:net').createServer((one) => one.end('here')).listen(${port}, '${address}', () => console.log('up'))`
    service = spawn('ip', ['netns', 'exec', b, process.execPath, '-e', listening], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(service.stdout!, 'data')
  } catch (error) {
    close()
    throw error
  }
  // A packet that is dropped answers nothing: a second without an answer, on a wire of a few microseconds, is none.
  const asking = `const one = require('node:net').connect(${port}, '${address}'); one.setTimeout(1000, () => process.exit(1)); one.on('error', () => process.exit(1)); one.on('data', () => process.exit(0))`
  return {
    ...{ namespace: b, address, from, port, close },
    reaches: () => spawnSync('ip', ['netns', 'exec', a, process.execPath, '-e', asking]).status === 0,
  }
}
