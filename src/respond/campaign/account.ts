// An account of a mass reset: who it is, where it stands, and why it counts or does not.
import { z } from 'zod'
import { Language } from '#src/core/language.ts'

/** How an account stands at any moment; each account of the campaign has exactly one (S0-41, S0-42). */
export const Standing = z.enum(['not-yet', 'changed', 'system-failed', 'forced', 'exempt', 'removed', 'out-of-scope'])
export type Standing = z.infer<typeof Standing>
/** Standings that make up the target of the campaign. */
export const targetStandings = ['not-yet', 'changed', 'system-failed', 'forced', 'exempt'] as const satisfies Standing[]

/** What the exposed set says of an account: not in it, its name only, the very same password, another one, or not comparable. */
export const Exposure = z.enum(['no', 'listed', 'same', 'differs', 'unknown'])
export type Exposure = z.infer<typeof Exposure>

/** Which accounts the reset is for, by what the exposed set says of them. */
export const Scope = z.enum(['all', 'listed', 'same'])
export type Scope = z.infer<typeof Scope>
export const scopes: Readonly<Record<Scope, readonly Exposure[]>> = {
  all: Exposure.options,
  listed: ['listed', 'same', 'differs', 'unknown'],
  same: ['same'],
}

export const longestLogin = 200
export const longestText = 300

export const Account = z.object({
  login: z.string().max(longestLogin),
  name: z.string().max(longestText),
  department: z.string().max(longestText),
  group: z.string().max(100),
  /** By which way its letter is delivered: a faculty office, the post. */
  route: z.string().max(longestText),
  address: z.string().max(1_000),
  lang: Language,
  /** Its distinguished name in the directory, where that is not made from the login. */
  dn: z.string().max(1_000).nullable(),
})
export type Account = z.infer<typeof Account>

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text of one line without what cannot be seen: direction marks, controls, line ends. Variation selectors of kanji stay. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .trim()

/** The same login, however it was typed: width, case and what cannot be seen make no other account. */
export const loginKey = (login: string): string => oneLine(login).normalize('NFKC').toLowerCase()
