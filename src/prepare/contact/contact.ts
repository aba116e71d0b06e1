import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { isZone } from '#src/core/time.ts'

/** Somebody whom the desk may have to reach: a person, a unit of ours, another site, a CSIRT, a vendor, an authority, police, press. */
export const ContactKind = z.enum(['person', 'unit', 'site', 'csirt', 'vendor', 'authority', 'police', 'press'])
export type ContactKind = z.infer<typeof ContactKind>

export const ContactChannel = z.object({
  kind: z.enum(['email', 'phone', 'fax', 'web', 'post']),
  value: z.string().trim().min(1).max(500),
  /** When it is answered, as they say it. */
  hours: z.string().trim().max(200).default(''),
  note: z.string().trim().max(500).default(''),
})
export type ContactChannel = z.infer<typeof ContactChannel>

/** What they answer for: a network, a domain and all below it, an autonomous system. */
export const ContactHolding = z.object({
  type: z.enum(['cidr', 'domain', 'asn']),
  value: z.string().trim().min(1).max(253),
})
export type ContactHolding = z.infer<typeof ContactHolding>

export const ContactKey = z.object({
  kind: z.enum(['pgp', 'smime']),
  value: z.string().trim().min(1).max(100_000),
})
export type ContactKey = z.infer<typeof ContactKey>

export const mostChannels = 20
export const mostHoldings = 500
const text = (most: number) => z.string().trim().max(most).default('')
/** Names stand in headers, tables and lists: they are one line, however they came in. */
const oneLine = z.string().overwrite((value) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())

/** What a person states of a contact. */
export const ContactFields = z.object({
  name: oneLine.min(1).max(300),
  kind: ContactKind,
  organisation: oneLine.max(300).default(''),
  /** The person to be addressed, where there is one. */
  person: oneLine.max(300).default(''),
  country: z
    .string()
    .trim()
    .regex(/^(?:[A-Za-z]{2})?$/)
    .default(''),
  lang: Language.default('ja'),
  zone: z.string().max(64).refine(isZone, { error: 'zone' }).default('Asia/Tokyo'),
  /** A client of ours, whom TLP:AMBER reaches. */
  isClient: z.boolean().default(false),
  channels: z.array(ContactChannel).max(mostChannels).default([]),
  holdings: z.array(ContactHolding).max(mostHoldings).default([]),
  keys: z.array(ContactKey).max(10).default([]),
  /** Their own pages: security.txt, RFC 2350. */
  links: z
    .array(z.url({ protocol: /^https?$/ }).max(500))
    .max(10)
    .default([]),
  deputies: z.array(Id).max(20).default([]),
  note: text(4_000),
})
export type ContactFields = z.infer<typeof ContactFields>

export const Contact = ContactFields.extend({
  id: Id,
  deputies: z.array(z.object({ id: Id, name: z.string() })),
  /** Where it came from: `own`, or the file of an import. */
  origin: z.string(),
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string(),
  isEnded: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

export const ContactRow = Contact.pick({
  id: true,
  name: true,
  kind: true,
  organisation: true,
  country: true,
  lang: true,
  origin: true,
  confirmedAt: true,
  isEnded: true,
}).extend({ email: z.string(), phone: z.string(), holdings: z.array(z.string()) })
export type ContactRow = z.infer<typeof ContactRow>

/** A contact is to be asked once a year whether it still holds. */
export const confirmDays = 365
export const isStale = (confirmedAt: string | null, now: Date): boolean =>
  confirmedAt === null || now.getTime() - Date.parse(confirmedAt) > confirmDays * 86_400_000
