// Every format that is read, one file each. The order is the order in which signs are tried: the sure ones first.
import type { LogFormat } from './format.ts'
import { azure } from './formats/azure.ts'
import { googleWorkspace } from './formats/google-workspace.ts'
import { okta } from './formats/okta.ts'
import { microsoft365 } from './formats/microsoft-365.ts'
import { awsCloudTrail } from './formats/aws-cloudtrail.ts'
import { keyValue } from './formats/key-value.ts'
import { jsonLines } from './formats/json-lines.ts'
import { leef } from './formats/leef.ts'
import { auditd } from './formats/auditd.ts'
import { bind } from './formats/bind.ts'
import { cef } from './formats/cef.ts'
import { checkpoint } from './formats/checkpoint.ts'
import { ciscoAsa } from './formats/cisco-asa.ts'
import { ciscoIos } from './formats/cisco-ios.ts'
import { cron } from './formats/cron.ts'
import { dhcpd } from './formats/dhcpd.ts'
import { dnsmasq } from './formats/dnsmasq.ts'
import { dovecot } from './formats/dovecot.ts'
import { exim } from './formats/exim.ts'
import { fortinet } from './formats/fortinet.ts'
import { freeradius } from './formats/freeradius.ts'
import { haproxy } from './formats/haproxy.ts'
import { iisNative } from './formats/iis-native.ts'
import { iptables } from './formats/iptables.ts'
import { kea } from './formats/kea.ts'
import { kernel } from './formats/kernel.ts'
import { linuxAuth } from './formats/linux-auth.ts'
import { modsecurity } from './formats/modsecurity.ts'
import { openvpn } from './formats/openvpn.ts'
import { paloAlto } from './formats/paloalto.ts'
import { pam } from './formats/pam.ts'
import { plain } from './formats/plain.ts'
import { postfix } from './formats/postfix.ts'
import { proftpd } from './formats/proftpd.ts'
import { pureftpd } from './formats/pure-ftpd.ts'
import { samba } from './formats/samba.ts'
import { sendmail } from './formats/sendmail.ts'
import { squid } from './formats/squid.ts'
import { sshd } from './formats/sshd.ts'
import { suricata } from './formats/suricata.ts'
import { syslog } from './formats/syslog.ts'
import { systemd } from './formats/systemd.ts'
import { unbound } from './formats/unbound.ts'
import { vsftpd } from './formats/vsftpd.ts'
import { w3c } from './formats/w3c.ts'
import { webAccess } from './formats/web-access.ts'
import { webError } from './formats/web-error.ts'
import { windows } from './formats/windows.ts'
import { zeek } from './formats/zeek.ts'

export { plain, syslog }

export const formats: readonly LogFormat[] = [azure, googleWorkspace, okta, microsoft365, awsCloudTrail, keyValue, jsonLines, leef, 
  windows,
  zeek,
  iisNative,
  w3c,
  suricata,
  ciscoIos,
  ciscoAsa,
  checkpoint,
  paloAlto,
  cef,
  fortinet,
  auditd,
  iptables,
  kernel,
  modsecurity,
  squid,
  webAccess,
  webError,
  sshd,
  linuxAuth,
  cron,
  systemd,
  pam,
  haproxy,
  postfix,
  dovecot,
  exim,
  sendmail,
  bind,
  dnsmasq,
  unbound,
  kea,
  dhcpd,
  freeradius,
  openvpn,
  vsftpd,
  proftpd,
  pureftpd,
  samba,
  syslog,
  plain,
]

export const byName: ReadonlyMap<string, LogFormat> = new Map(formats.map((format) => [format.name, format]))

export const byProgram: ReadonlyMap<string, readonly LogFormat[]> = programTable()

function programTable(): Map<string, LogFormat[]> {
  const table = new Map<string, LogFormat[]>()
  for (const format of formats)
    for (const program of format.programs ?? []) {
      const list = table.get(program)
      if (list) list.push(format)
      else table.set(program, [format])
    }
  return table
}

/** Formats with a sign; those that take nearly anything come last. */
export const bySign: readonly LogFormat[] = [
  ...formats.filter((format) => format.sign && !format.isGeneral),
  ...formats.filter((format) => format.sign && format.isGeneral),
]
