// What recovery looks at (S3-7 to S3-112): six headings, their checks and items, and the rules that hold back closing.
import { z } from 'zod'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'

export const ItemNumber = z.number().int().min(1).max(999)

const Item = z
  .strictObject({
    /** Its number in the requirements: 8 is S3-8. */
    s3: ItemNumber,
    ja: Wording.shape.ja,
    en: Wording.shape.en,
    is_restricted: z.boolean().default(false),
    is_handover: z.boolean().default(false),
    /** Further questions that the answer must meet, learnt from cases (S3-116 to S3-140). */
    also: z.array(z.strictObject({ s3: ItemNumber, ja: Wording.shape.ja, en: Wording.shape.en })).default([]),
  })
  .readonly()
export type Item = z.infer<typeof Item>

export const Heading = z.strictObject({
  id: Slug,
  name: Wording,
  checks: z.array(z.strictObject({ name: Wording, items: z.array(Item).min(1) })).min(1),
})
export type Heading = z.infer<typeof Heading>

/** A question whose yes asks for steps and answered items before the incident is closed. */
export const Rule = z.strictObject({
  id: Slug,
  reference: z.string().max(20),
  question: Wording,
  means: Wording,
  items: z.array(ItemNumber),
  steps: z.array(z.strictObject({ id: Slug, ja: Wording.shape.ja, en: Wording.shape.en })),
  has_exception: z.boolean(),
})
export type Rule = z.infer<typeof Rule>

export const Checklist = z
  .strictObject({ headings: z.array(Heading).min(1), rules: z.array(Rule) })
  .refine(({ headings }) => {
    const numbers = headings.flatMap(itemsOf).map((one) => one.s3)
    return new Set(numbers).size === numbers.length
  }, 'an item stands twice')
  .refine(({ headings, rules }) => {
    const known = new Set(headings.flatMap(itemsOf).map((one) => one.s3))
    return rules.every((rule) => rule.items.every((item) => known.has(item)))
  }, 'a rule names an item that is none')
export type Checklist = z.infer<typeof Checklist>

export const itemsOf = (heading: Heading): Item[] => heading.checks.flatMap((check) => check.items)
export const idOfItem = (number: number): string => `S3-${number}`
