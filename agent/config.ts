import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { isZone } from '#src/core/time.ts'
import { SourceName } from '#src/detect/log/source.ts'
import { AgentFault } from './fault.ts'

const sizes: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1_024,
  mi: 1_048_576,
  gi: 1_073_741_824,
}

/** `500MB`, `1GiB`, `65536`. */
const Size = z.union([
  z.number().int().positive(),
  z.string().transform((text, context) => {
    const match = /^(\d{1,6}(?:\.\d{1,3})?)\s*(k|m|g|ki|mi|gi)?b?$/i.exec(text.trim())
    const unit = sizes[match?.[2]?.toLowerCase() ?? '']
    if (match && unit) return Math.round(Number(match[1]) * unit)
    context.addIssue({ code: 'custom', message: '500MB, 1GiB' })
    return z.NEVER
  }),
])

const Watched = z.strictObject({
  /** A file, a pattern (`/var/log/nginx/*.log`), or a folder: then every file below it. */
  path: z
    .string()
    .min(1)
    .max(4_096)
    .refine((path) => isAbsolute(path), '/var/log/auth.log'),
  exclude: z.array(z.string().max(4_096)).max(100).default([]),
  /** Without it the name of the agent. */
  source: SourceName.optional(),
  format: z.string().max(60).default('auto'),
  zone: z.string().refine(isZone, 'Asia/Tokyo').optional(),
  /** Where a file begins that stood there before the agent ever looked. */
  begin: z.enum(['start', 'end']).default('start'),
})
export type Watched = z.infer<typeof Watched>

const Globs = z.array(z.string().min(1).max(4_000)).max(1_000)
const GoodState = z.strictObject({
  /** What a baseline of this host covers, when the desk asks for one. */
  paths: z
    .array(
      z
        .string()
        .max(4_096)
        .refine((path) => isAbsolute(path), '/etc'),
    )
    .min(1)
    .max(100),
  exclude: Globs.optional(),
  /** Text files of which a copy goes to the desk, for diffs; never shadow files or keys. */
  keep: Globs.optional(),
  growing: Globs.optional(),
  /** Also services, accounts, SUID files, kernel modules and what starts by itself. */
  system: z.boolean().default(true),
  /** Also tells of changes as they happen, as far as the kernel tells of them. */
  watch: z.boolean().default(false),
  /** Per cent of one core. */
  throttle: z.number().int().min(1).max(100).default(20),
})
export type GoodState = z.infer<typeof GoodState>

const AgentConfig = z
  .strictObject({
    files: z.array(Watched).max(500).default([]),
    /** Without it the desk can ask for no look at this host. */
    integrity: GoodState.optional(),
    /** Whether the desk may have evidence collected on this host, with the rights of the agent. */
    collect: z.boolean().default(false),
    spool: z
      .strictObject({
        most: Size.default(1_073_741_824),
        /** `wait`: files are read on when there is room again. `oldest`, `newest`: those are dropped, and it is said what was. */
        whenFull: z.enum(['wait', 'oldest', 'newest']).default('wait'),
      })
      .prefault({}),
  })
  .refine(
    ({ files, integrity, collect }) => files.length > 0 || integrity !== undefined || collect,
    'files, integrity, collect',
  )
export type AgentConfig = z.infer<typeof AgentConfig>

export async function readAgentConfig(path: string): Promise<AgentConfig> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AgentFault('config.unreadable', { file: path, detail: error.code ?? error.message })
  })
  let raw: unknown
  try {
    raw = parse(text)
  } catch (error) {
    throw new AgentFault('config.wrong', { file: path, detail: (error as Error).message })
  }
  const read = AgentConfig.safeParse(raw)
  if (read.success) return read.data
  const detail = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
  throw new AgentFault('config.wrong', { file: path, detail })
}
