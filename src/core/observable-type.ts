// An observable: an address, host, account, hash or URL seen in a case. Types are STIX 2.1's cyber-observables (§6). Apart from
// the reading of texts, because pages need these words and not the list of public suffixes.
import { z } from 'zod'

export const OBSERVABLE_TYPES = [
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'mac-addr',
  'autonomous-system',
  'file:md5',
  'file:sha1',
  'file:sha256',
  'file:sha512',
  'file:name',
  'user-account',
] as const
export const ObservableType = z.enum(OBSERVABLE_TYPES)
export type ObservableType = (typeof OBSERVABLE_TYPES)[number]

export const OBSERVABLE_ROLES = ['source', 'target', 'reporter', 'other'] as const
export const ObservableRole = z.enum(OBSERVABLE_ROLES)
export type ObservableRole = (typeof OBSERVABLE_ROLES)[number]

export type Observable = { readonly type: ObservableType; readonly value: string }
/** The harmless form for people's eyes: hxxp, [.], [@]. */
export function defang(observable: Observable): string {
  const { type, value } = observable
  if (type === 'url') {
    const cut = value.search(/[/?#]/) < 0 ? value.length : authorityEnd(value)
    return (
      value.slice(0, cut).replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp').replaceAll('.', '[.]') + value.slice(cut)
    )
  }
  if (type === 'email-addr') return value.replace('@', '[@]').replaceAll('.', '[.]')
  if (type === 'ipv4-addr' || type === 'domain-name') return value.replaceAll('.', '[.]')
  if (type === 'ipv6-addr') return value.replaceAll(':', '[:]')
  return value
}

export function authorityEnd(url: string): number {
  const from = url.indexOf('://')
  const rest = url.slice(from < 0 ? 0 : from + 3)
  const end = rest.search(/[/?#]/)
  return end < 0 ? url.length : (from < 0 ? 0 : from + 3) + end
}
