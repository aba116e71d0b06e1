// The machine-readable part of a notice for teams that take in IODEF version 2 (RFC 7970): one document, elements in the order of the schema.
import { html } from 'hono/html'
import type { Tlp } from '#src/core/tlp.ts'
import type { Sighting } from './item.ts'

export type IodefFacts = {
  readonly number: string
  readonly now: string
  readonly lang: 'ja' | 'en'
  readonly tlp: Tlp
  readonly desk: { readonly name: string; readonly email: string; readonly domain: string }
  readonly kinds: readonly string[]
  readonly sources: readonly Sighting[]
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** Masked already. */
  readonly lines: readonly { readonly raw: string; readonly at: string | null }[]
  readonly description: string
}

const mostLines = 500

/** §3.3.1; the labels of today stand there under their names of 2016, and the strictest has none. */
const restrictions: Readonly<Record<Tlp, string>> = {
  clear: 'white',
  green: 'green',
  amber: 'amber',
  'amber+strict': 'need-to-know',
  red: 'red',
}

/** Null where the desk has no address to be asked back at: a document without its creator's is worth nothing. */
export function iodefOf(facts: IodefFacts): string | null {
  const { desk, sources, lines, now } = facts
  if (desk.email === '' || desk.domain === '' || sources.length === 0) return null
  const [impact, extension] = impactOf(facts.kinds)
  const { lang, firstSeen, lastSeen } = facts
  const category = (one: Sighting) => categories[one.type]
  const document = html`<?xml version="1.0" encoding="UTF-8"?>
<IODEF-Document version="2.00" xml:lang="${lang}" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
  <Incident purpose="reporting" status="new" restriction="${restrictions[facts.tlp]}">
    <IncidentID name="${desk.domain}">${facts.number}</IncidentID>
    ${firstSeen ? html`<StartTime>${firstSeen}</StartTime>` : ''}
    ${lastSeen ? html`<EndTime>${lastSeen}</EndTime>` : ''}
    <ReportTime>${now}</ReportTime>
    <GenerationTime>${now}</GenerationTime>
    <Description xml:lang="${lang}">${plain(facts.description)}</Description>
    <Assessment>
      ${extension ? html`<SystemImpact type="ext-value" ext-type="${extension}" />` : html`<SystemImpact type="${impact}" />`}
    </Assessment>
    <Contact role="creator" type="organization">
      <ContactName>${plain(desk.name || desk.domain)}</ContactName>
      <Email><EmailTo>${desk.email}</EmailTo></Email>
    </Contact>
    <EventData>
      ${sources.map(
        (one) => html`<Flow>
        <System category="source">
          <Node>
            ${
              category(one) === undefined
                ? html`<DomainData system-status="unknown" domain-status="unknown"><Name>${plain(one.value)}</Name></DomainData>`
                : html`<Address category="${category(one)}">${plain(one.value)}</Address>`
            }
          </Node>
          ${one.port === null ? '' : html`<Service ip-protocol="6"><Port>${one.port}</Port></Service>`}
        </System>
      </Flow>`,
      )}
      <Expectation action="investigate" />
      ${
        lines.length === 0
          ? ''
          : html`<Record>
        ${lines.slice(0, mostLines).map(
          ({ raw, at }) => html`<RecordData>
          ${at === null ? '' : html`<DateTime>${new Date(at).toISOString()}</DateTime>`}
          <RecordItem dtype="string">${plain(raw)}</RecordItem>
        </RecordData>`,
        )}
      </Record>`
      }
    </EventData>
  </Incident>
</IODEF-Document>
`
  return String(document).replaceAll(/\n\s*\n/g, '\n')
}

/** What §2.2 of XML 1.0 lets stand in a document: a control character of a log line would make all of it unreadable. */
const plain = (text: string): string => text.replaceAll(forbidden, '\ufffd')
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** What an address is called there; a name stands in an element of its own. */
const categories: Readonly<Partial<Record<Sighting['type'], string>>> = {
  'ipv4-addr': 'ipv4-addr',
  'ipv6-addr': 'ipv6-addr',
  'email-addr': 'e-mail',
  'mac-addr': 'mac',
  url: 'site-uri',
  'autonomous-system': 'asn',
}

/** What our kinds are called there, or a word of our own where it has none. */
function impactOf(kinds: readonly string[]): [string, string | null] {
  const has = (pattern: RegExp) => kinds.some((kind) => pattern.test(kind))
  if (has(/scan|probe|探査/)) return ['ext-value', 'scan']
  if (has(/brute|login|password/)) return ['takeover-account', null]
  if (has(/ddos|dos\b|denial/)) return ['availability-service', null]
  if (has(/worm|virus|malicious-code|malware/)) return ['ext-value', 'malware']
  return ['takeover-system', null]
}
