// The machine-readable part of a notice to whoever holds an address: XARF 4, one report for each address.
import { v5 as uuid } from 'uuid'
import type { Observable } from '#src/core/observable-type.ts'

export type XarfFacts = {
  /** Of the notice: the same notice composed again says the same. */
  readonly id: string
  readonly now: string
  readonly desk: { readonly name: string; readonly email: string; readonly domain: string }
  readonly kinds: readonly string[]
  readonly source: Observable & { readonly port: number | null }
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** Masked already. */
  readonly evidence: string
  readonly evidenceSha256: string
  readonly description: string
}

const mostEvidence = 5_000_000
const mostDescription = 1_000
const none = '00000000-0000-0000-0000-000000000000'

/** Null where the desk has no address to be asked back at: XARF asks for one. */
export function xarfOf(facts: XarfFacts): Record<string, unknown> | null {
  const { desk, source, evidence } = facts
  if (desk.email === '' || desk.domain === '') return null
  const contact = { org: (desk.name || desk.domain).slice(0, 200), contact: desk.email, domain: desk.domain }
  const seen = facts.firstSeen ?? facts.now
  return {
    xarf_version: '4.0.0',
    report_id: uuid(`${facts.id} ${source.value}`, none),
    timestamp: facts.now,
    reporter: contact,
    sender: contact,
    source_identifier: source.value,
    ...(source.port === null ? {} : { source_port: source.port }),
    ...kindOf(facts.kinds, source),
    first_seen: seen,
    last_seen: facts.lastSeen ?? seen,
    evidence_source: 'incident_report',
    ...(evidence === ''
      ? {}
      : {
          evidence: [
            {
              content_type: 'text/plain',
              description: 'Log lines in UTC and local time',
              payload: Buffer.from(evidence.slice(0, mostEvidence), 'utf8').toString('base64'),
              hash: `sha256:${facts.evidenceSha256}`,
              size: Buffer.byteLength(evidence.slice(0, mostEvidence)),
            },
          ],
        }),
    description: facts.description.slice(0, mostDescription),
  }
}

/** What our kinds are called there; where XARF asks for facts that no log line gives, the wider word. */
function kindOf(
  kinds: readonly string[],
  { port }: { port: number | null },
): { category: string; type: string; protocol?: string } {
  const has = (pattern: RegExp) => kinds.some((kind) => pattern.test(kind))
  if (has(/scan|probe|探査/)) return { category: 'connection', type: 'reconnaissance', protocol: 'tcp' }
  if (has(/brute|login|password/))
    return port === null
      ? { category: 'connection', type: 'infected_host', protocol: 'tcp' }
      : { category: 'connection', type: 'login_attack', protocol: 'tcp' }
  if (has(/ddos|dos\b|denial/) && port !== null) return { category: 'connection', type: 'ddos', protocol: 'tcp' }
  if (has(/worm|virus|malicious-code|malware/))
    return { category: 'connection', type: 'infected_host', protocol: 'tcp' }
  return { category: 'infrastructure', type: 'compromised_server' }
}
