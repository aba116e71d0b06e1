import { z } from 'zod'

export const TEXT_MAX = 8_000
const text = z.string().trim().min(1).max(TEXT_MAX)

/** What a person reads, in both languages or not at all. */
export const Wording = z.strictObject({ ja: text, en: text })
export type Wording = z.infer<typeof Wording>

/** `quality:scandal`, `rsit:information-gathering/scanner`: the scheme, a colon, the place in it. */
export const Tag = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*){0,3}$/, { error: 'tag' })
export type Tag = z.infer<typeof Tag>

export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'slug' })
export type Slug = z.infer<typeof Slug>

/** How every knowledge file begins: what it is, since when it holds, when somebody last held it against its source. */
export const Origin = z.strictObject({
  id: Slug,
  name: Wording,
  version: z.string().trim().min(1).max(40),
  source: z.string().trim().min(1).max(500),
  effective_from: z.iso.date(),
  /** Null where the primary source could not be read: shown as "not verified", never hidden. */
  verified_on: z.iso.date().nullable(),
})
export type Origin = z.infer<typeof Origin>

/** The parts of a rule that a schema cannot say: ids that come twice. */
export const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
