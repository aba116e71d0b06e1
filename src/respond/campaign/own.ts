// How people change their passwords themselves: what is asked of whom, from where, and when (S0-43).
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

/** What somebody outside must know besides the code of the letter: something their record holds, and a letter does not. */
export const Second = z.enum(['none', 'birth-date', 'id-number'])
export type Second = z.infer<typeof Second>

const Network = z
  .string()
  .trim()
  .max(60)
  .refine((text) => networkOf(text) !== null)

export const OwnSettings = z.object({
  second: Second.default('none'),
  /** Networks of the house: who comes from there is asked for the code alone. None: everybody is outside. */
  inside: z.array(Network).max(100).default([]),
  /** When the page opens or closes by the clock. */
  turns: z
    .array(z.object({ at: Instant, isOpen: z.boolean() }))
    .max(20)
    .default([]),
})
export type OwnSettings = z.infer<typeof OwnSettings>

/** A network, or an address as a network of its own; null when it is neither. */
export function networkOf(text: string): ReturnType<typeof ipaddr.parseCIDR> | null {
  try {
    return ipaddr.parseCIDR(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`)
  } catch {
    return null
  }
}

/** What is asked of somebody at this address. The command line of this machine (no address) is inside. */
export function secondFor({ second, inside }: Pick<OwnSettings, 'second' | 'inside'>, address: string | null): Second {
  if (second === 'none' || address === null) return 'none'
  if (!ipaddr.isValid(address)) return second
  const from = ipaddr.process(address)
  const isInside = inside.some((one) => {
    const network = networkOf(one)
    return network !== null && network[0].kind() === from.kind() && from.match(network)
  })
  return isInside ? 'none' : second
}

type Turning = { readonly own: Pick<OwnSettings, 'turns'>; readonly turnedAt: Date | null; readonly isOpen: boolean }

/** Turns that have come due and were not carried out, oldest first. */
export const dueTurns = ({ own, turnedAt }: Pick<Turning, 'own' | 'turnedAt'>, now: Date): OwnSettings['turns'] =>
  own.turns
    .filter(({ at }) => Date.parse(at) <= now.getTime() && Date.parse(at) > (turnedAt?.getTime() ?? 0))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))

/** Whether it is open at this very moment, also before the desk came to write down that it turned. */
export const isOpenAt = (turning: Turning, now: Date): boolean =>
  dueTurns(turning, now).at(-1)?.isOpen ?? turning.isOpen

/** The next turn that is still to come. */
export const nextTurn = ({ turns }: Pick<OwnSettings, 'turns'>, now: Date): OwnSettings['turns'][number] | null =>
  turns.filter(({ at }) => Date.parse(at) > now.getTime()).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ??
  null

/** What was typed, so that two ways to write it are one: a date as eight digits, a number without spaces, hyphens and case. Empty when it says nothing. */
export function plainSecond(kind: Exclude<Second, 'none'>, typed: string): string {
  const text = typed.normalize('NFKC').trim()
  if (kind === 'id-number') return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  const parts = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return ''
  const [, year = '', month = '', day = ''] = parts
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`
}
