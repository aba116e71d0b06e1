import { z } from 'zod'

/** Whoever writes or gets a mail: an address, and the name beside it. */
export const MailAddress = z.object({ address: z.email().max(254), name: z.string().max(200).default('') })
export type MailAddress = z.infer<typeof MailAddress>

/** Controls have no place in a header: with one of them a subject becomes two headers (CWE-93). */
export const hasControl = (text: string): boolean => /[\p{Cc}\u2028\u2029]/u.test(text)

/** `火消し <csirt@example.jp>` or `csirt@example.jp`, as people write it; null of what is neither. */
export function addressIn(text: string): MailAddress | null {
  const match = /^(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>|(\S+))$/.exec(text.trim())
  const read = MailAddress.safeParse({ address: match?.[2] ?? match?.[3] ?? '', name: match?.[1]?.trim() ?? '' })
  return read.success && !hasControl(read.data.name) ? read.data : null
}

/** `csirt@example.jp` for comparing: the part after @ knows no case, and nobody tells two mailboxes apart by case before it. */
export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
