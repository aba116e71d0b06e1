// A baseline: what a host was when it was known to be good. One line of head, one a thing, one that seals them.
import { z } from 'zod'
import { noRules, type Rules } from './rule.ts'

export const baselineVersion = 1

const RuleLine = z.object({
  kind: z.enum(['select', 'exact', 'leave', 'leave-one']),
  pattern: z.string().max(4_000),
  attributes: z.array(z.string().max(40)).max(40),
  types: z.array(z.enum(['file', 'directory', 'link', 'fifo', 'socket', 'block', 'character'])).max(7),
  isGrowing: z.boolean().optional(),
  allowsNew: z.boolean().optional(),
  allowsGone: z.boolean().optional(),
})
export const RuleSet = z.object({
  watchesRest: z.boolean(),
  rules: z.array(RuleLine).max(5_000),
  keep: z.array(z.string().max(4_000)).max(1_000),
})

export const BaselineHead = z.object({
  hikeshi: z.literal('baseline'),
  version: z.literal(baselineVersion),
  host: z.string().max(300),
  createdAt: z.string().max(40),
  /** The watched trees, as bytes spelt in Latin-1. */
  roots: z.array(z.string().max(8_000)).max(1_000),
  rules: RuleSet.default(noRules as z.infer<typeof RuleSet>),
  readsXattrs: z.boolean().default(false),
  /** Also services, accounts, SUID files, kernel modules and what starts by itself. */
  hasSystem: z.boolean().default(false),
  /** Where the lines came from when not from a look of ours. */
  importedFrom: z.string().max(100).optional(),
  inSeconds: z.boolean().default(false),
  /** What was accepted since, the latest last. */
  updates: z
    .array(
      z.object({
        at: z.string().max(40),
        reason: z.string().max(2_000),
        previous: z.string().max(64),
        differences: z.number().int(),
      }),
    )
    .max(10_000)
    .default([]),
})
export type BaselineHead = Omit<z.infer<typeof BaselineHead>, 'rules'> & { readonly rules: Rules }

/** The last line: how many lines stand before it, their SHA-256, and who signed that. */
export const BaselineEnd = z.object({
  end: z.object({
    entries: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    key: z.string().max(100).optional(),
    signature: z.string().max(200).optional(),
  }),
})
export type BaselineEnd = z.infer<typeof BaselineEnd>['end']

/** What is signed: that these bytes are a baseline, and nothing that could be taken for something else. */
export const signedText = (sha256: string): string => `hikeshi baseline v${baselineVersion}\n${sha256}\n`

/** Why a baseline is not believed. */
export type BaselineTrouble = 'not-baseline' | 'cut' | 'altered' | 'wrong-signature' | 'other-key' | 'not-signed'
export class UnbelievedBaseline extends Error {
  readonly trouble: BaselineTrouble
  constructor(trouble: BaselineTrouble) {
    super(trouble)
    this.trouble = trouble
  }
}
