// PAN-OS logs as Cortex Data Lake and HTTP forwarding send them: JSON under other names, read into the columns of the syslog form.
import { type JsonObject, leavesOf } from '../read/json.ts'

const names: Readonly<Record<string, string>> = {
  DeviceSN: 'serial',
  LogSourceID: 'serial',
  DeviceName: 'device_name',
  LogSourceName: 'device_name',
  Subtype: 'subtype',
  LogSubtype: 'subtype',
  TimeGenerated: 'generated_time',
  EventTime: 'generated_time',
  TimeReceived: 'receive_time',
  LogTime: 'receive_time',
  SourceAddress: 'src',
  DestinationAddress: 'dst',
  DNSResolverIP: 'dst',
  NATSource: 'natsrc',
  NATDestination: 'natdst',
  Rule: 'rule',
  RuleUUID: 'rule_uuid',
  SourceUser: 'srcuser',
  SourceUserName: 'srcuser',
  Users: 'srcuser',
  DestinationUser: 'dstuser',
  Application: 'app',
  FromZone: 'from',
  ToZone: 'to',
  InboundInterface: 'inbound_if',
  OutboundInterface: 'outbound_if',
  SourcePort: 'sport',
  DestinationPort: 'dport',
  NATSourcePort: 'natsport',
  NATDestinationPort: 'natdport',
  Protocol: 'proto',
  Action: 'action',
  Bytes: 'bytes',
  BytesSent: 'bytes_sent',
  BytesReceived: 'bytes_received',
  PacketsTotal: 'packets',
  PacketsSent: 'pkts_sent',
  PacketsReceived: 'pkts_received',
  SessionEndReason: 'session_end_reason',
  SessionStartTime: 'start',
  SessionDuration: 'elapsed',
  URL: 'misc',
  FileName: 'misc',
  FileHash: 'filedigest',
  ThreatID: 'threatid',
  ThreatName: 'threatid',
  VendorSeverity: 'severity',
  UserAgent: 'user_agent',
  Referer: 'referer',
  HTTPMethod: 'http_method',
  EventName: 'eventid',
  EventIDValue: 'eventid',
  EventDescription: 'opaque',
  Description: 'opaque',
  PrivateIPv4: 'private_ip',
  PublicIPv4: 'public_ip',
  EndpointDeviceName: 'machinename',
  HostID: 'hostid',
  EventStatus: 'status',
  LoginStatus: 'status',
}

/** Null when the object is no log of PAN-OS. */
export function panJson(row: JsonObject | null): { type: string; row: Map<string, string> } | null {
  if (
    !row ||
    typeof row.LogType !== 'string' ||
    (row.DeviceSN === undefined &&
      row.LogSourceID === undefined &&
      row.VendorName === undefined &&
      row.ConfigVersion === undefined)
  )
    return null
  const out = new Map<string, string>()
  for (const [path, leaf] of leavesOf(row)) {
    const text = Array.isArray(leaf) ? leaf.join(',') : String(leaf)
    const name = names[path] ?? path
    if (!out.has(name)) out.set(name, text)
  }
  return { type: row.LogType.toUpperCase(), row: out }
}
