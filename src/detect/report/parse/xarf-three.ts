// What XARF of the versions 1 to 3 asks of a report (JSON Schema draft 7 of xarf-schemata, abusix/xarf).
import { z } from 'zod'
import { Email, Hostname, Instant, Ip, need, Port, text, Uri } from './xarf-value.ts'

const Hash = z.looseObject({
  HashValue: text,
  HashAlgorithm: z.enum(['sha1', 'sha2', 'sha3', 'sha256', 'sha512', 'md5', 'argon2id', 'scrypt', 'bcrypt', 'pbkdf2']),
})
const ReporterInfo = z
  .strictObject({
    ReporterType: z.enum(['Org', 'Person']).optional(),
    ReporterOrg: text.min(3).optional(),
    ReporterOrgDomain: Hostname.optional(),
    ReporterOrgEmail: Email.optional(),
    ReporterOrgAddress: text.optional(),
    ReporterContactEmail: Email.optional(),
    ReporterContactName: text.min(3).optional(),
    ReporterContactPhone: text.min(3).optional(),
  })
  .superRefine((v, ctx) =>
    need(ctx, v.ReporterType === 'Person' ? [] : ['ReporterOrg', 'ReporterOrgDomain', 'ReporterOrgEmail'], v),
  )
const OnBehalfOf = z
  .looseObject({
    ComplainantType: z.enum(['Org', 'Person']).optional(),
    ComplainantOrg: text.min(3).optional(),
    ComplainantOrgDomain: Hostname.optional(),
    ComplainantOrgEmail: Email.optional(),
    ComplainantContactEmail: Email.optional(),
    ComplainantContactName: text.min(3).optional(),
    ComplainantContactPhone: text.min(3).optional(),
  })
  .superRefine((v, ctx) =>
    need(
      ctx,
      v.ComplainantType === 'Person' ? [] : ['ComplainantOrg', 'ComplainantOrgDomain', 'ComplainantOrgEmail'],
      v,
    ),
  )

const File = {
  FileName: text.optional(),
  FileSize: z.int().min(0).optional(),
  FileHash: z.union([Hash, text]).optional(),
}
const Sample = z
  .looseObject({
    ContentType: text.optional(),
    Base64Encoded: z.boolean().optional(),
    Description: text.optional(),
    Payload: text.optional(),
    ...File,
  })
  .refine(
    (v) => (v.ContentType !== undefined && v.Payload !== undefined) || v.FileName !== undefined,
    'a sample needs ContentType and Payload, or FileName',
  )

const Report = z.looseObject({
  ReportClass: z.enum(['Content', 'Activity', 'Vulnerability']),
  ReportType: text.min(1),
  ReportSubType: text.optional(),
  ReporterCaseID: text.optional(),
  ReporterSeverity: z.enum(['low', 'medium', 'high']).optional(),
  ReporterNotes: text.optional(),
  Custom: z.record(z.string(), z.union([text, z.int()])).optional(),
  Date: Instant,
  FirstSeen: Instant.optional(),
  SourceIp: Ip.optional(),
  SourcePort: Port.optional(),
  SourceUrl: Uri.optional(),
  ASN: z.int().min(1).max(4199999999).optional(),
  DestinationIp: Ip.optional(),
  DestinationPort: z.union([Port, z.array(Port)]).optional(),
  AttackerIp: Ip.optional(),
  AttackerPort: z.union([Port, z.array(Port)]).optional(),
  RpzDomain: Hostname.optional(),
  ByteCount: z.int().optional(),
  PacketCount: z.int().optional(),
  Ongoing: z.boolean().optional(),
  ThreatActor: text.optional(),
  Samples: z.array(Sample).min(1).optional(),
  ServiceName: text.optional(),
  ServiceVersion: text.optional(),
  TransportProtocol: z.enum(['tcp', 'udp']).optional(),
  SmtpMailFromAddress: Email.optional(),
  SmtpRcptToAddress: Email.optional(),
  BotnetName: text.optional(),
  CVE: z
    .string()
    .regex(/^CVE-\d{4}-\d{4,7}$/)
    .optional(),
  CVSS: z
    .looseObject({
      Version: z.enum(['3.1', '3.0', '2']),
      Vector: text,
      Score: z.number().optional(),
      Severity: text.optional(),
    })
    .refine(
      (v) =>
        (v.Version === '2'
          ? /^\(?AV:[LAN]\/AC:[HML]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC][A-Za-z:/]{0,100}\)?$/
          : /^CVSS:3.[01]\/AV:[NALP]\/AC:[LH]\/PR:[NLH]\/UI:[NR]\/S:[UC]\/C:[NLH]\/I:[NLH]\/A:[NLH][A-Z:/]{0,120}$/
        ).test(v.Vector),
      'the vector does not fit the version',
    )
    .optional(),
  Account: z
    .looseObject({
      AccountIdentifier: text
        .refine((v) => !/^[^\s@]+@[^\s@]+$/.test(v), 'an e-mail address belongs to AccountEmail')
        .optional(),
      AccountEmail: text.optional(),
    })
    .refine((v) => Object.keys(v).length > 0, 'no account is named')
    .optional(),
  PasswordHash: Hash.optional(),
  HarassmentType: z.enum(['doxing', 'stalking', 'sexual', 'believes', 'defamation', 'extortion', 'hate']).optional(),
  HarassmentLocation: z.enum(['website', 'chat', 'game']).optional(),
  InfringedMaterial: text.optional(),
  TrademarkedMaterial: text.optional(),
  MaterialType: text.optional(),
  SharingProtocol: text.optional(),
  CourtOrder: Uri.optional(),
  ...File,
})

type TypeRule = {
  readonly class: 'Content' | 'Activity' | 'Vulnerability'
  readonly by: 'ip' | 'either' | 'account'
  readonly needs?: readonly string[]
  readonly subType?: string
  readonly since?: number
}
const TYPES: Readonly<Record<string, TypeRule>> = {
  Botnet: { class: 'Content', by: 'either' },
  ChildAbuse: { class: 'Content', by: 'either' },
  ChildSexualAbuseMaterial: { class: 'Content', by: 'either', subType: 'Link-Sharing', since: 4 },
  Copyright: { class: 'Content', by: 'either', needs: ['InfringedMaterial', 'FileName'] },
  DOS: { class: 'Activity', by: 'ip' },
  Exploit: { class: 'Activity', by: 'ip', since: 3 },
  Harassment: { class: 'Activity', by: 'either', needs: ['Harasser', 'HarassmentDescription'], since: 3 },
  LoginAttack: { class: 'Activity', by: 'ip' },
  OpenService: { class: 'Vulnerability', by: 'either', since: 1 },
  Phishing: { class: 'Content', by: 'either', needs: ['SourceUrl'] },
  PortScan: { class: 'Activity', by: 'ip' },
  PotentiallyCompromisedAccount: { class: 'Activity', by: 'account', since: 3 },
  Spam: { class: 'Activity', by: 'ip' },
  Trademark: { class: 'Content', by: 'either', needs: ['TrademarkedMaterial'] },
  WebCrawler: { class: 'Activity', by: 'either', since: 3 },
}

/** "alpha" came before 1, "development" after 3; "3.0.0" is the later specification's own shape. */
function versionNumber(version: string): number | null {
  const known: Readonly<Record<string, number>> = { alpha: 0, '1': 1, '2': 2, '3': 3, development: 4 }
  return known[version] ?? null
}

const XarfOld = z
  .looseObject({
    Version: z.enum(['alpha', '1', '2', '3', 'development']),
    ReporterInfo,
    OnBehalfOf: OnBehalfOf.optional(),
    Disclosure: z.boolean(),
    InternalProcessing: z
      .looseObject({
        SubscriberInformation: z
          .looseObject({ ID: text.optional(), SubscriberData: z.record(z.string(), text).optional() })
          .optional(),
        ContractInformation: z
          .looseObject({ ID: text.optional(), ResolverData: z.record(z.string(), text).optional() })
          .optional(),
        EventTags: z.array(text).optional(),
      })
      .optional(),
    Report,
  })
  .superRefine((v, ctx) => {
    const version = versionNumber(v.Version) ?? 3
    const { Report: r } = v
    const isMalware = r.ReportType === 'Malware'
    const rule: TypeRule | undefined = isMalware
      ? r.ReportClass === 'Activity'
        ? { class: 'Activity', by: 'ip', subType: 'RPZ-Rewrite' }
        : { class: 'Content', by: 'either', needs: version < 3 ? ['SourceUrl'] : [] }
      : TYPES[r.ReportType]
    const at = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: 'custom', path: ['Report', ...path], message })
    if (rule === undefined || (rule.since ?? 0) > version)
      return at(['ReportType'], `"${r.ReportType.slice(0, 60)}" is no type of version ${v.Version}`)
    if (rule.class !== r.ReportClass) at(['ReportClass'], `"${r.ReportType}" belongs to the class ${rule.class}`)
    if (
      rule.subType !== undefined &&
      r.ReportSubType !== rule.subType &&
      (r.ReportSubType !== undefined || version < 4)
    )
      at(['ReportSubType'], `must be ${rule.subType}`)
    if (rule.by === 'ip' && r.SourceIp === undefined) at(['SourceIp'], 'Invalid input: required, received undefined')
    if (rule.by === 'either' && r.SourceIp === undefined && r.SourceUrl === undefined)
      at(['SourceIp'], 'an address or a URL is needed')
    if (rule.by === 'account' && (r.SourceIp !== undefined || r.SourceUrl !== undefined))
      at(['SourceIp'], 'the attacker of an account belongs to AttackerIp')
    if (rule.by === 'account' && r.Account === undefined) at(['Account'], 'Invalid input: required, received undefined')
    for (const name of rule.needs ?? [])
      if (r[name] === undefined) at([name], 'Invalid input: required, received undefined')
    if (r.ReportType === 'OpenService' && version >= 2 && r.ServiceName === undefined)
      at(['ServiceName'], 'Invalid input: required, received undefined')
  })

/** XARF 3.0.0: the same names, the source in an object, attachments as `Data`. */
const XarfThreeSpec = z.looseObject({
  Version: z.string().regex(/^3\.\d+(?:\.\d+)?$/),
  ReporterInfo: z.looseObject({
    ReporterOrg: text.optional(),
    ReporterOrgEmail: Email.optional(),
    ReporterOrgDomain: text.optional(),
  }),
  Disclosure: z.boolean().optional(),
  Report: z.looseObject({ ReportClass: text.min(1), ReportType: text.min(1), Date: Instant }),
})

export const XarfThree = {
  safeParse(value: Readonly<Record<string, unknown>>) {
    const version = value.Version
    return typeof version === 'string' && /^3\.\d/.test(version)
      ? XarfThreeSpec.safeParse(value)
      : XarfOld.safeParse(value)
  },
}
