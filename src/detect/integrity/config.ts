// Our own configuration of what is watched: a few lists of globs, for those who do not come from AIDE.
import { z } from 'zod'
import { fileAttributes } from './entry.ts'
import { globSource, type Rules, type RuleText } from './rule.ts'

const Globs = z.array(z.string().min(1).max(4_000)).max(1_000)

export const WatchConfig = z.strictObject({
  /** Trees to watch, when the command line names none. */
  paths: Globs.optional(),
  /** Neither these nor what is below them. */
  exclude: Globs.optional(),
  /** Text files of which a copy stands in the baseline, so that a diff can be shown. */
  keep: Globs.optional(),
  /** Logs: they may grow, and what stood in them must still stand there. */
  growing: Globs.optional(),
  /** Watched by these attributes and no others; the first that fits decides. */
  rules: z
    .array(z.strictObject({ paths: Globs, attributes: z.array(z.enum(fileAttributes)).max(20) }))
    .max(1_000)
    .optional(),
})
export type WatchConfig = z.infer<typeof WatchConfig>

export function rulesOf({ exclude = [], keep = [], growing = [], rules = [] }: WatchConfig): Rules {
  // Where they stand in the tree decides before their order; a group at the front keeps them all at the top.
  const rule = (kind: RuleText['kind'], glob: string, attributes: readonly string[]): RuleText => ({
    kind,
    pattern: `(?:)${globText(glob)}${kind === 'leave' ? '(?:$|/)' : '$'}`,
    attributes,
    types: [],
  })
  return {
    watchesRest: true,
    keep,
    rules: [
      ...exclude.map((glob) => rule('leave', glob.replace(/\/(\*\*)?$/, ''), [])),
      ...growing.map((glob) => ({ ...rule('select', glob, growingBy), types: ['file' as const], isGrowing: true })),
      ...rules.flatMap(({ paths, attributes }) => paths.map((glob) => rule('select', glob, attributes))),
    ],
  }
}
const growingBy = ['sha256', 'size', 'mode', 'uid', 'gid', 'inode', 'xattr', 'mtime', 'ctime']

/** A pattern of a rule is text; its bytes are taken when it is compiled. */
const globText = (glob: string): string => Buffer.from(globSource(glob), 'latin1').toString('utf8')
