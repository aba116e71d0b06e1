// Windows events as rules name their source: the channel gives the service, Sysmon's and PowerShell's numbers the category.
// (Sigma 2.1, appendix "taxonomy", Windows folder.)
import type { EventObject } from './event-view.ts'
import type { Logsource } from './rule.ts'
import { givenSource, keyOf, originalTexts, type Source, type Vocabulary } from './source.ts'

const services: ReadonlyMap<string, string> = new Map([
  ['application', 'application'],
  ['microsoft-windows-application-experience/program-telemetry', 'application-experience'],
  ['microsoft-windows-application-experience/program-compatibility-assistant', 'application-experience'],
  ['microsoft-windows-applocker/msi and script', 'applocker'],
  ['microsoft-windows-applocker/exe and dll', 'applocker'],
  ['microsoft-windows-applocker/packaged app-deployment', 'applocker'],
  ['microsoft-windows-applocker/packaged app-execution', 'applocker'],
  ['microsoft-windows-appmodel-runtime/admin', 'appmodel-runtime'],
  ['microsoft-windows-appxdeploymentserver/operational', 'appxdeployment-server'],
  ['microsoft-windows-appxpackaging/operational', 'appxpackaging-om'],
  ['microsoft-windows-bitlocker/bitlocker management', 'bitlocker'],
  ['microsoft-windows-bits-client/operational', 'bits-client'],
  ['microsoft-windows-capi2/operational', 'capi2'],
  [
    'microsoft-windows-certificateservicesclient-lifecycle-system/operational',
    'certificateservicesclient-lifecycle-system',
  ],
  ['microsoft-windows-codeintegrity/operational', 'codeintegrity-operational'],
  ['microsoft-windows-dhcp-server/operational', 'dhcp'],
  ['microsoft-windows-diagnosis-scripted/operational', 'diagnosis-scripted'],
  ['microsoft-windows-dns client events/operational', 'dns-client'],
  ['dns server', 'dns-server'],
  ['microsoft-windows-dns-server/analytical', 'dns-server-analytic'],
  ['microsoft-windows-dns-server/audit', 'dns-server-audit'],
  ['microsoft-windows-driverframeworks-usermode/operational', 'driver-framework'],
  ['microsoft-windows-windows firewall with advanced security/firewall', 'firewall-as'],
  ['microsoft-windows-hyper-v-worker', 'hyper-v-worker'],
  ['microsoft-iis-configuration/operational', 'iis-configuration'],
  ['microsoft-windows-kernel-eventtracing', 'kernel-event-tracing'],
  ['microsoft-windows-kernel-shimengine/operational', 'kernel-shimengine'],
  ['microsoft-windows-kernel-shimengine/diagnostic', 'kernel-shimengine'],
  ['microsoft-windows-ldap-client/debug', 'ldap'],
  ['microsoft-windows-lsa/operational', 'lsa-server'],
  ['msexchange management', 'msexchange-management'],
  ['microsoft-windows-ntfs/operational', 'ntfs'],
  ['microsoft-windows-ntlm/operational', 'ntlm'],
  ['openssh/operational', 'openssh'],
  ['microsoft-windows-powershell/operational', 'powershell'],
  ['windows powershell', 'powershell-classic'],
  ['microsoft-windows-printservice/admin', 'printservice-admin'],
  ['microsoft-windows-printservice/operational', 'printservice-operational'],
  ['security', 'security'],
  ['microsoft-windows-security-mitigations/kernel mode', 'security-mitigations'],
  ['microsoft-windows-security-mitigations/user mode', 'security-mitigations'],
  ['microsoft-windows-sense/operational', 'sense'],
  ['microsoft-servicebus-client/operational', 'servicebus-client'],
  ['microsoft-servicebus-client/admin', 'servicebus-client'],
  ['microsoft-windows-shell-core/operational', 'shell-core'],
  ['microsoft-windows-smbclient/security', 'smbclient-security'],
  ['microsoft-windows-sysmon/operational', 'sysmon'],
  ['system', 'system'],
  ['microsoft-windows-taskscheduler/operational', 'taskscheduler'],
  ['microsoft-windows-terminalservices-localsessionmanager/operational', 'terminalservices-localsessionmanager'],
  ['microsoft-windows-vhdmp/operational', 'vhdmp'],
  ['microsoft-windows-windows defender/operational', 'windefend'],
  ['microsoft-windows-wmi-activity/operational', 'wmi'],
  ['powershellcore/operational', 'powershell'],
])
const sysmon: Readonly<Record<string, string>> = {
  1: 'process_creation',
  2: 'file_change',
  3: 'network_connection',
  4: 'sysmon_status',
  5: 'process_termination',
  6: 'driver_load',
  7: 'image_load',
  8: 'create_remote_thread',
  9: 'raw_access_thread',
  10: 'process_access',
  11: 'file_event',
  12: 'registry_event registry_add registry_delete',
  13: 'registry_event registry_set',
  14: 'registry_event registry_rename',
  15: 'create_stream_hash',
  16: 'sysmon_status',
  17: 'pipe_created',
  18: 'pipe_created',
  19: 'wmi_event',
  20: 'wmi_event',
  21: 'wmi_event',
  22: 'dns_query',
  23: 'file_delete',
  24: 'clipboard_capture',
  25: 'process_tampering',
  26: 'file_delete_detected',
  27: 'file_block_executable',
  28: 'file_block_shredding',
  29: 'file_executable_detected',
  255: 'sysmon_error',
}
const classic: Readonly<Record<string, string>> = {
  400: 'ps_classic_start',
  600: 'ps_classic_provider_start',
  800: 'ps_classic_script',
}
const powershell: Readonly<Record<string, string>> = { 4103: 'ps_module', 4104: 'ps_script' }
const byService: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sysmon,
  powershell,
  'powershell-classic': classic,
  security: { 4688: 'process_creation' },
}

const product = 'windows'

/** Everything that a record of this channel and number is. */
export function windowsLogsources(channel: string, code: string): readonly Logsource[] {
  const service = services.get(channel.toLowerCase())
  const own: Logsource = service === undefined ? { product } : { product, service }
  const categories = service === undefined ? undefined : byService[service]?.[code]
  return [own, ...(categories?.split(' ').map((category) => ({ category, product })) ?? [])]
}

const system: Readonly<Record<string, readonly string[]>> = {
  EventID: ['winlog.event_id', 'event.code'],
  Channel: ['winlog.channel'],
  Provider_Name: ['winlog.provider_name', 'event.provider'],
  Computer: ['host.name'],
  ComputerName: ['host.name'],
  Level: ['log.level'],
}
/** Security's 4688 calls some things otherwise than Sysmon does; hashes stand apart in our events. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  Image: ['winlog.event_data.NewProcessName'],
  ParentImage: ['winlog.event_data.ParentProcessName'],
  ProcessId: ['winlog.event_data.NewProcessId'],
  User: ['user.name'],
  md5: ['process.hash.md5', 'file.hash.md5'],
  sha1: ['process.hash.sha1', 'file.hash.sha1'],
  sha256: ['process.hash.sha256', 'file.hash.sha256'],
  imphash: ['process.pe.imphash', 'file.pe.imphash'],
}

const known = new Map<string, readonly string[]>()
const normalised: Vocabulary = {
  keysOf(field) {
    let keys = known.get(field)
    if (keys === undefined) {
      keys = [...(system[field] ?? []), `winlog.event_data.${field}`, field, ...(otherwise[field] ?? [])]
      known.set(field, keys)
    }
    return keys
  },
  // the line is JSON or XML with its own escapes: a keyword is looked for in what it says
  wholeOf(event) {
    const texts = typeof event.message === 'string' ? [event.message] : []
    for (const key in event)
      if (key.startsWith('winlog.event_data.') && typeof event[key] === 'string') texts.push(event[key])
    return texts.length > 0 ? texts : originalTexts(event)
  },
  isFlat: true,
}

/** An event that our reader made of a Windows record. */
export function windowsSource(event: EventObject): Source {
  const [own, ...also] = windowsLogsources(
    String(event['winlog.channel'] ?? ''),
    String(event['winlog.event_id'] ?? ''),
  )
  return { logsource: own!, also, key: ['windows', ...[own!, ...also].map(keyOf)].join('+'), vocabulary: normalised }
}

/** A Windows record as another tool flattened it (`EventID`, `Channel` and the data's names side by side). */
export function flatWindowsSource(channel: string, code: string): Source {
  const [own, ...also] = windowsLogsources(channel, code)
  return { ...givenSource(own!), also, key: ['flat', ...[own!, ...also].map(keyOf)].join('+') }
}
