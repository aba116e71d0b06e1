// The values of which XARF reports of every version are made: addresses, instants, names.
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

export const Ip = z
  .string()
  .refine((v) => ipaddr.IPv4.isValidFourPartDecimal(v) || (v.includes(':') && ipaddr.IPv6.isValid(v)), 'no IP address')
export const Port = z.int().min(0).max(65535)
export const Instant = z
  .string()
  .refine(
    (v) =>
      /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(v) &&
      !Number.isNaN(Date.parse(v.replace(' ', 'T'))),
    'no date and time with zone',
  )
export const Email = z.string().regex(/^[^\s@]{1,64}@[^\s@]{1,253}$/, 'no e-mail address')
export const Hostname = z
  .string()
  .regex(
    /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
    'no host name',
  )
export const Uri = z.string().regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'no URI')
export const text = z.string()

export function need(ctx: z.RefinementCtx, names: readonly string[], value: Readonly<Record<string, unknown>>): void {
  for (const name of names)
    if (value[name] === undefined)
      ctx.addIssue({ code: 'custom', path: [name], message: 'Invalid input: required, received undefined' })
}
