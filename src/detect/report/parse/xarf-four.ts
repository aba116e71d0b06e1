// What XARF 4 asks of a report (JSON Schema 2020-12, core and types).
import { z } from 'zod'
import { Email, Hostname, Instant, Ip, need, text } from './xarf-value.ts'

const Contact = z.strictObject({ org: text.min(1).max(200), contact: Email, domain: Hostname })
const Evidence = z.looseObject({
  content_type: text,
  description: text.max(500).optional(),
  payload: text,
  hash: z
    .string()
    .regex(/^(?:md5|sha1|sha256|sha512):[a-f0-9]+$/i)
    .optional(),
  size: z.int().min(0).max(5242880).optional(),
})
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  messaging: ['spam', 'bulk_messaging'],
  connection: [
    'login_attack',
    'port_scan',
    'ddos',
    'infected_host',
    'reconnaissance',
    'scraping',
    'sql_injection',
    'vulnerability_scan',
  ],
  vulnerability: ['cve', 'open_service', 'misconfiguration'],
  reputation: ['blocklist', 'threat_intelligence'],
  infrastructure: ['botnet', 'compromised_server'],
  content: [
    'phishing',
    'malware',
    'csam',
    'csem',
    'exposed_data',
    'brand_infringement',
    'fraud',
    'remote_compromise',
    'suspicious_registration',
  ],
  copyright: ['copyright', 'p2p', 'cyberlocker', 'ugc_platform', 'link_site', 'usenet'],
}

export const XarfFour = z
  .looseObject({
    xarf_version: z.string().regex(/^4\.\d+\.\d+$/),
    report_id: z.guid(),
    timestamp: Instant,
    reporter: Contact,
    sender: Contact,
    source_identifier: text.min(1),
    source_port: z.int().min(1).max(65535).optional(),
    category: z.enum(Object.keys(CATEGORIES) as [string, ...string[]]),
    type: text.min(1),
    evidence_source: text.optional(),
    evidence: z.array(Evidence).max(50).optional(),
    confidence: z.number().min(0).max(1).optional(),
    tags: z
      .array(z.string().regex(/^[\w-]+:[\w.:-]+$/))
      .max(20)
      .optional(),
    description: text.max(1000).optional(),
    legacy_version: z.literal('3').optional(),
    first_seen: Instant.optional(),
    last_seen: Instant.optional(),
    destination_ip: Ip.optional(),
    destination_port: z.int().min(1).max(65535).optional(),
    protocol: text.optional(),
    recipient_count: z.int().optional(),
  })
  .superRefine((v, ctx) => {
    const at = (name: string, message: string) => ctx.addIssue({ code: 'custom', path: [name], message })
    if (!CATEGORIES[v.category]?.includes(v.type))
      at('type', `"${v.type.slice(0, 60)}" is no type of the category ${v.category}`)
    const isIp = Ip.safeParse(v.source_identifier).success
    if (v.category === 'connection') {
      need(ctx, ['first_seen', 'protocol'], v)
      if (v.protocol !== undefined && !/^(?:tcp|udp|icmp|sctp)$/.test(v.protocol))
        at('protocol', 'must be tcp, udp, icmp or sctp')
      if (isIp && ['login_attack', 'port_scan', 'ddos'].includes(v.type)) need(ctx, ['source_port'], v)
    }
    if (v.category === 'content') need(ctx, ['url'], v)
    if (v.category === 'vulnerability') need(ctx, ['service'], v)
    if (v.category === 'messaging') need(ctx, ['protocol'], v)
    if (v.category === 'messaging' && v.protocol === 'smtp') need(ctx, ['smtp_from'], v)
    if (v.type === 'bulk_messaging' && (v.recipient_count ?? 100) < 100) at('recipient_count', 'at least 100')
  })
