import type { Context } from '#src/platform/context.ts'
import { type Collection, collect } from '../collection.ts'
import { readRules } from '../read-rules.ts'
import { type RuleFile, readRuleFiles } from '../store.ts'

export type DeskRules = { readonly files: readonly RuleFile[]; readonly collection: Collection }
/** Reading thousands of rules takes a second: done once for each state of the files. */
const collections = new WeakMap<object, DeskRules>()

/** The rules of the desk as they are now. */
export async function deskRules({ desk: { state } }: Pick<Context, 'desk'>): Promise<DeskRules> {
  const files = await readRuleFiles(state.db)
  const known = collections.get(state)
  const isSame =
    known?.files.length === files.length &&
    files.every(({ file, text }, at) => known.files[at]!.file === file && known.files[at]!.text === text)
  if (known !== undefined && isSame) return known
  const read = { files, collection: collect(files.flatMap(({ file, text }) => readRules(file, text))) }
  collections.set(state, read)
  return read
}
