// sekoia-intake-ecs: each row is one event and its ECS objects; the intake knows its product, so the format is pinned where we have it.
import { basename } from 'node:path'
import type { Case } from './case.ts'
import { at, filesUnder, flat, jsonLines } from './where.ts'

/** Intake → [bucket, pinned format]. The rest are products that the issue does not name. */
const asked: Readonly<Record<string, readonly [string, string?]>> = {
  Apache_apache: ['apache'],
  BIND_bind: ['bind', 'bind'],
  Beats_winlogbeat: ['windows'],
  CEF_cef: ['cef'],
  Checkpoint_checkpoint: ['checkpoint'],
  'Cisco_cisco-ios': ['cisco-ios', 'cisco-ios'],
  'Cisco_cisco-nx-os': ['cisco-ios', 'cisco-ios'],
  'Cisco_cisco-secure-firewall': ['cisco-asa', 'cisco-asa'],
  Fortinet_fortigate: ['fortinet'],
  FreeRADIUS_freeradius: ['freeradius', 'freeradius'],
  HAProxy_haproxy: ['haproxy', 'haproxy'],
  ISC_DHCP_dhcpd: ['dhcpd', 'dhcpd'],
  'Log_Insight_Windows_log-insight-windows': ['windows'],
  'Microsoft_microsoft-iis': ['iis'],
  NGINX_nginx: ['nginx'],
  Netfilter_netfilter: ['iptables', 'iptables'],
  OpenSSH_openssh: ['sshd', 'sshd'],
  OpenVPN_openvpn: ['openvpn', 'openvpn'],
  'Palo_Alto_Networks_paloalto-ngfw': ['paloalto'],
  Postfix_postfix: ['postfix', 'postfix'],
  Squid_squid: ['squid'],
  Suricata_suricata: ['suricata'],
  Unbound_unbound: ['unbound', 'unbound'],
  Windows_windows: ['windows'],
}

type Input = { readonly message?: string; readonly log?: { readonly syslog?: { readonly appname?: string } } }

/** Some rows state the program of the header that was cut off: it is put in front again, and names the format as it would have. */
function asSent(input: Input, pin: string | undefined): { text: string; pin?: string } {
  const program = input.log?.syslog?.appname
  if (program) return { text: `<14>1 - - ${program} - - - ${input.message}` }
  return { text: input.message!, ...(pin ? { pin } : {}) }
}

export function* sekoia(): Generator<Case> {
  for (const file of filesUnder('logs', 'sekoia-intake-ecs')) {
    if (!file.endsWith('.jsonl')) continue
    const product = basename(file, '.jsonl')
    const [format, pin] = asked[product] ?? [product]
    for (const row of jsonLines('logs', 'sekoia-intake-ecs', file.slice(at('logs', 'sekoia-intake-ecs').length + 1))) {
      const { input, expected } = row as { input: Input; expected: Record<string, unknown> }
      if (typeof input?.message !== 'string' || input.message.trim() === '') continue
      const { message: _, ...fields } = flat(expected)
      yield {
        set: 'sekoia-intake-ecs',
        format,
        isOther: asked[product] === undefined,
        name: String(row.id),
        ...asSent(input, pin),
        zone: 'UTC',
        isOneRecord: true,
        isYearUnknown: !/\b(19|20)\d\d\b|\b1\d{9}/.test(input.message),
        expect: [{ fields }],
      }
    }
  }
}
