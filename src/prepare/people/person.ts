import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Permission, Role } from '#src/core/permission.ts'

/** Somebody with an account at the desk. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  unit: z.string(),
  lang: Language,
  isActive: z.boolean(),
  lastLoginAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Person = z.infer<typeof Person>

/** What others may see of a colleague: enough to name and choose them. */
export const Colleague = z.object({ id: Id, name: z.string(), role: Role, unit: z.string(), isActive: z.boolean() })
export type Colleague = z.infer<typeof Colleague>

/** The signed-in person, as their own pages need them. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  unit: z.string(),
  lang: Language,
  zone: z.string(),
  theme: z.enum(['light', 'dark', 'auto']),
  permissions: z.array(Permission),
  /** The login before this one: what "since my last login" counts from. */
  previousLoginAt: z.iso.datetime().nullable(),
  sessions: z.number().int(),
})
export type Me = z.infer<typeof Me>

/** A key for a program: it can do what its scope says and never more than its owner. The secret is shown once. */
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scope: z.array(Permission),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>

export const Email = z
  .email()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
export const PersonName = z.string().trim().min(1).max(100)
/** NIST SP 800-63B §3.1.1.2: length decides (15 where it is the only factor); no composition rules. Checked by `passwordFault`. */
export const NewPassword = z.string().min(1).max(256)
