// What the tests of integrity run: the program itself, and AIDE, rpm and getfattr as `scripts/test-parts.sh` unpacks them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { integrityCommands } from '#src/cli/integrity.ts'
import { refusalText } from '#src/cli/refusal-text.ts'
import { inOwnWords } from '#src/cli/usage.ts'
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
  let code = 0
  const program = inOwnWords(new Command('hikeshi'))
  const end = (given: number) => {
    code = given
  }
  integrityCommands(program, { out: (line) => void out.push(line), err: (line) => void err.push(line), end })
  try {
    await program.parseAsync(['integrity', ...args], { from: 'user' })
  } catch (error) {
    // As the program itself ends.
    code = error instanceof CommanderError ? 2 : refusalText(error).exitCode
  }
  const findings = out.filter((line) => line.includes('"change":')).map((line) => JSON.parse(line) as Finding)
  return { code, out: out.map((line) => `${line}\n`).join(''), err: err.join('\n'), findings }
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
