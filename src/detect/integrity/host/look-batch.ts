// Looks at many paths one after the other: their lines, and what could not be read.
import { lstatSync } from 'node:fs'
import { type BytePath, forSystem } from '../path.ts'
import { type Looking, look } from './look.ts'
import { xattrsOf } from './xattr.ts'

export type Looked = { readonly lines: string; readonly problems: readonly string[] }

export function lookBatch(
  paths: readonly BytePath[],
  looking: Looking,
  readsXattrs: boolean,
  at: (index: number) => void = () => {},
): Looked {
  const problems: string[] = []
  // The program that reads attributes does not tell where it hangs; asking each path first does.
  if (readsXattrs)
    for (let index = 0; index < paths.length; index++) {
      at(index)
      lstatSync(forSystem(looking.root + paths[index]!), { throwIfNoEntry: false })
    }
  const xattrs = readsXattrs ? xattrsOf(paths, looking.root) : null
  let lines = ''
  for (let index = 0; index < paths.length; index++) {
    at(index)
    try {
      const line = look(paths[index]!, looking, xattrs === null ? undefined : (xattrs.get(paths[index]!) ?? ''))
      if (line !== null) lines += `${line}\n`
    } catch (error) {
      problems.push(`${(error as NodeJS.ErrnoException).code ?? String(error)}\0${paths[index]}`)
    }
  }
  return { lines, problems }
}
