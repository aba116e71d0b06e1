// Extended attributes, access lists and capabilities, by `getfattr` where the host has it: Node cannot read them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { type BytePath, bytesOf, fromBytes } from '../path.ts'

const mostOutputBytes = 64 * 1024 * 1024
const limitMs = 60_000

export const canReadXattrs = (): boolean => spawnSync('getfattr', ['--version']).status === 0

/** The attributes of each path that has some, sorted, values in hexadecimal; a digest of them when they are long. */
export function xattrsOf(paths: readonly BytePath[], root: BytePath): Map<BytePath, string> {
  const found = new Map<BytePath, string>()
  const input = Buffer.concat(paths.map((path) => bytesOf(`${root}${path}\0`)))
  const run = spawnSync('xargs', ['-0', 'getfattr', '--absolute-names', '-h', '-d', '-m', '-', '-e', 'hex', '--'], {
    input,
    maxBuffer: mostOutputBytes,
    timeout: limitMs,
    killSignal: 'SIGKILL',
    env: { ...process.env, LC_ALL: 'C' },
  })
  const text = fromBytes(run.stdout ?? Buffer.alloc(0))
  for (const block of text.split('\n\n')) {
    const [head = '', ...lines] = block.split('\n').filter((line) => line !== '')
    if (!head.startsWith('# file: ')) continue
    const path = unescaped(head.slice('# file: '.length)).slice(root.length)
    const all = lines.sort().join(' ')
    found.set(path, all.length <= 200 ? all : `sha256:${createHash('sha256').update(all, 'latin1').digest('hex')}`)
  }
  return found
}

/** getfattr writes what is not plain as `\ooo`. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
