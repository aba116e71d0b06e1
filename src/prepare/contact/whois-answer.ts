// What a WHOIS server answers (RFC 3912), in the spellings of RIPE, APNIC, ARIN, JPNIC, JPRS and the registries of domains. It is text for
// people: what is not understood is left out, and nothing of it is kept until a person says so.
import { holdingsOf, networksBetween } from './asked.ts'
import type { ContactChannel, ContactHolding } from './contact.ts'
import type { RegistryFound } from './registry.ts'

type Line = { readonly key: string; readonly value: string }
type Kind = 'email' | 'phone' | 'fax'

const mostLines = 2_000
const longestValue = 300
const mailbox = /[^\s<>@"'()]+@[^\s<>@"'(),;]+\.[^\s<>@"'(),;.]+/

/** `key: value`, `a. [鍵] value`, and the one comment that RIPE and APNIC put the abuse mailbox into. */
function linesOf(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .slice(0, mostLines)
    .flatMap((line): Line[] => {
      const abuse = /^[%#]\s*Abuse contact for .* is '([^']+)'/i.exec(line)
      if (abuse) return [{ key: 'abuse-mailbox', value: abuse[1]! }]
      if (/^\s*[%#]/.test(line)) return []
      const found =
        /^\s*(?:[a-z]\.\s*)?\[([^\]]{1,40})\]\s*(.*)$/.exec(line) ?? /^\s*([^:\s][^:]{0,60}?)\s*:\s+(.*)$/.exec(line)
      const [, key = '', value = ''] = found ?? []
      const plain = value.trim().slice(0, longestValue)
      return plain === '' ? [] : [{ key: key.toLowerCase().trim(), value: plain }]
    })
}

/** The keys under which each role gives how it is reached, the one to write to first. */
const roles: readonly { readonly role: string; readonly keys: readonly RegExp[] }[] = [
  { role: 'abuse', keys: [/^abuse$/, /^abuse-mailbox$/, /^orgabuse(email|phone)$/, /^abuse contact (e-?mail|phone)$/] },
  { role: 'technical', keys: [/^(org|r)?tech(email|phone)$/, /^tech (e-?mail|phone|fax)$/] },
  { role: 'noc', keys: [/^(org|r)?noc(email|phone)$/] },
  { role: 'registrant', keys: [/^registrant (e-?mail|phone|fax)$/] },
  { role: 'administrative', keys: [/^admin (e-?mail|phone|fax)$/] },
  { role: '', keys: [/^e-?mail$/, /^phone$/, /^fax-no$/, /^電子メイル$/, /^電話番号$/, /^fax番号$/, /^公開連絡窓口$/] },
]
const kindOf = (key: string, value: string): Kind | null => {
  if (mailbox.test(value)) return 'email'
  if (!/^[+\d][\d\s().-]{5,40}$/.test(value)) return null
  return /fax/.test(key) ? 'fax' : 'phone'
}

/** The one to write to, and what the registry says they hold; null when it names nobody who can be reached. */
export function readWhois(text: string): RegistryFound | null {
  const lines = linesOf(text)
  const first = (...keys: readonly RegExp[]): string =>
    keys.map((one) => lines.find((line) => one.test(line.key))?.value ?? '').find((value) => value !== '') ?? ''
  for (const { role, keys } of roles) {
    const channels = channelsOf(lines.filter((line) => keys.some((one) => one.test(line.key))))
    if (!channels.some((one) => one.kind === 'email')) continue
    const organisation = first(
      /^org(anization|anisation)?-?name$/,
      /^registrant organi[sz]ation$/,
      /^組織名$/,
      /^(organization|registrant)$/,
      /^descr$/,
    )
    const net = first(/^net-?name$/, /^network name$/, /^ネットワーク名$/, /^as-?name$/)
    const country = first(/^country$/, /^registrant country$/)
    return {
      name: organisation || net || channels[0]!.value,
      organisation,
      country: /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : '',
      role,
      channels,
      holdings: heldBy(first),
    }
  }
  return null
}

function channelsOf(lines: readonly Line[]): ContactChannel[] {
  const channels = lines.flatMap(({ key, value }): ContactChannel[] => {
    const kind = kindOf(key, value)
    if (kind === null) return []
    return [{ kind, value: kind === 'email' ? mailbox.exec(value)![0] : value, hours: '', note: '' }]
  })
  return [...new Map(channels.map((one) => [`${one.kind} ${one.value.toLowerCase()}`, one])).values()].slice(0, 10)
}

function heldBy(first: (...keys: readonly RegExp[]) => string): ContactHolding[] {
  const range = first(
    /^inet6?num$/,
    /^netrange$/,
    /^cidr$/,
    /^network number$/,
    /^ipネットワークアドレス$/,
    /^route6?$/,
  )
  const between = /^(\S+)\s*-\s*(\S+)$/.exec(range)
  if (between) return (networksBetween(between[1]!, between[2]!) ?? []).map((value) => ({ type: 'cidr', value }))
  if (range !== '') return range.split(/,\s*/).flatMap((value) => holdingsOf({ type: 'cidr', value }) ?? [])
  const domain = first(/^domain( name)?$/, /^ドメイン名$/)
  if (domain !== '') return holdingsOf({ type: 'domain', value: domain.toLowerCase() }) ?? []
  const asn = first(/^aut-num$/, /^asnumber$/, /^as number$/, /^as番号$/)
  return asn === '' ? [] : (holdingsOf({ type: 'asn', value: /^\d+$/.test(asn) ? `AS${asn}` : asn }) ?? [])
}

/** Another registry to which this one sends, where it knows less itself. */
export function referralOf(text: string): string | null {
  const found =
    /^\s*(?:refer|ReferralServer|whois)\s*:\s*(?:whois:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::43)?\s*$/im.exec(text)
  return found && /[a-z]$/i.test(found[1]!) ? found[1]!.toLowerCase() : null
}
