// What the tests of integrity run: the program itself, and AIDE, rpm and getfattr as `scripts/test-parts.sh` unpacks them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { type Ending, integrityCommands } from '#src/cli/integrity.ts'
import { refusalText } from '#src/cli/refusal-text.ts'
import { inOwnWords } from '#src/cli/usage.ts'
import type { WatchUntil } from '#src/detect/integrity/cli-check.ts'
import type { Finding } from '#src/detect/integrity/finding.ts'

const place = '/opt/hikeshi-tests'
const libraries = (part: string) => `${place}/${part}/usr/lib/x86_64-linux-gnu`
export const programOf = (part: 'aide' | 'attr' | 'rpm', name: string): string | null => {
  const program = `${place}/${part}/usr/bin/${name}`
  return existsSync(program) ? program : null
}
export const environmentOf = (part: string): Record<string, string> => ({
  LD_LIBRARY_PATH: libraries(part),
  PATH: `${place}/${part}/usr/bin:${process.env.PATH}`,
  ...(part === 'rpm' ? { RPM_CONFIGDIR: `${place}/rpm/usr/lib/rpm` } : {}),
})

export type Ran = {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly findings: Finding[]
}

/** `hikeshi integrity …` with its own options, in this program: what it says, and how it ends. */
export async function integrity(args: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await ran(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { code, out: out.map((line) => `${line}\n`).join(''), err: err.join('\n'), findings: findingsIn(out) }
}
const findingsIn = (lines: readonly string[]): Finding[] =>
  lines.filter((line) => line.includes('"change":')).map((line) => JSON.parse(line) as Finding)

async function ran(args: readonly string[], ending: Omit<Ending, 'end'>): Promise<number> {
  let code = 0
  const program = inOwnWords(new Command('hikeshi'))
  const end = (given: number) => {
    code = given
  }
  integrityCommands(program, { ...ending, end })
  try {
    await program.parseAsync(['integrity', ...args], { from: 'user' })
  } catch (error) {
    // As the program itself ends.
    code = error instanceof CommanderError ? 2 : refusalText(error).exitCode
  }
  return code
}

const longestWaitMs = 60_000
/** `hikeshi integrity check --watch …` once it watches. */
export async function watched(args: readonly string[], given: Partial<WatchUntil> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const stop = new AbortController()
  let heard = () => {}
  const hear = (into: string[]) => (line: string) => {
    into.push(line)
    heard()
  }
  const until = { pace: { quietMs: 50 }, ...given, signal: stop.signal }
  const done = ran([...args, '--json'], { out: hear(out), err: hear(err), until })
  const isThere = async (what: () => boolean): Promise<void> => {
    const late = setTimeout(() => heard(), longestWaitMs)
    const end = Date.now() + longestWaitMs
    while (!what()) {
      if (Date.now() >= end) throw new Error(`waited in vain: ${[...out, ...err].join('\n').slice(-2_000)}`)
      await Promise.race([new Promise<void>((resolve) => (heard = resolve)), done])
    }
    clearTimeout(late)
  }
  await isThere(() => err.some((line) => line.startsWith('Watching')))
  return {
    said: () => err.join('\n'),
    /** The next findings, when there are so many. */
    async findings(count: number): Promise<Finding[]> {
      await isThere(() => out.length >= count)
      return findingsIn(out.splice(0))
    },
    async end(): Promise<number> {
      stop.abort()
      return await done
    },
  }
}

export type Place = { readonly folder: string; in(...names: string[]): string; end(): void }
export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-integrity-'))
  return {
    folder,
    in: (...names) => join(folder, ...names),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** `changed /etc/passwd`, below the tree, for comparing. */
export const told = (findings: readonly Finding[], tree: string): string[] =>
  findings.map(({ change, path }) => `${change} ${path.replace(tree, '')}`).sort()
