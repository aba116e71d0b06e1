// Cisco ASA message numbers by what they are about, and Firepower's field names, → ECS.
import type { Table } from '../put.ts'

type Kind = readonly [codes: RegExp, category: readonly string[], type: readonly string[], action?: string]

/** The first row whose numbers match counts; what none names is a rule of the firewall. */
export const asaKinds: readonly Kind[] = [
  [
    /^(?:113004|113005|113006|113012|113014|113015|113016|113017|109005|109006|611101|611102|605004|605005|716038|716039)$/,
    ['authentication'],
    ['start'],
    'logged-in',
  ],
  [/^(?:113019|611103|716002|722030|722031|772005)$/, ['authentication', 'session'], ['end'], 'logged-out'],
  [/^(?:502101|502102|502103|113003)$/, ['iam'], ['user', 'change']],
  [/^(?:111\d{3}|112001|208005|308\d{3}|505\d{3})$/, ['configuration'], ['change']],
  [/^(?:40000\d|40001\d|40002\d|40003\d|40004\d|40005\d|733\d{3})$/, ['intrusion_detection', 'network'], ['info']],
  [
    /^(?:713\d{3}|714\d{3}|715\d{3}|716\d{3}|717\d{3}|722\d{3}|725\d{3}|750\d{3}|751\d{3}|602\d{3})$/,
    ['network', 'session'],
    ['connection'],
  ],
]

export const ftdFields: Table = {
  SrcIP: 'source.ip',
  SrcPort: 'source.port',
  DstIP: 'destination.ip',
  DstPort: 'destination.port',
  InitiatorBytes: 'source.bytes',
  ResponderBytes: 'destination.bytes',
  InitiatorPackets: 'source.packets',
  ResponderPackets: 'destination.packets',
  NAT_InitiatorIP: 'source.nat.ip',
  NAT_InitiatorPort: 'source.nat.port',
  NAT_ResponderIP: 'destination.nat.ip',
  NAT_ResponderPort: 'destination.nat.port',
  IngressInterface: 'observer.ingress.interface.name',
  EgressInterface: 'observer.egress.interface.name',
  IngressZone: 'observer.ingress.zone',
  EgressZone: 'observer.egress.zone',
  AccessControlRuleName: 'rule.name',
  ACPolicy: 'rule.ruleset',
  Message: 'message',
  SID: 'rule.id',
  Classification: 'rule.category',
  Client: 'network.application',
  ApplicationProtocol: 'network.protocol',
  HTTPResponse: 'http.response.status_code',
  HTTP_Hostname: 'url.domain',
  ReferencedHost: 'url.domain',
  HTTPReferer: 'http.request.referrer',
  UserAgent: 'user_agent.original',
  DNSQuery: 'dns.question.name',
  DNSRecordType: 'dns.question.type',
  DNSResponseType: 'dns.response_code',
  FileName: 'file.name',
  FileSHA256: 'file.hash.sha256',
  SHA_Disposition: 'cisco.ftd.sha_disposition',
  FileSize: 'file.size',
  ThreatName: 'threat.indicator.name',
  Priority: 'cisco.ftd.priority',
  User: [],
  Protocol: [],
  URI: [],
  URL: [],
  FirstPacketSecond: [],
}
