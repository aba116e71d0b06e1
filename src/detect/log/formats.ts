// Every format that is read, one file each. The order is the order in which signs are tried: the sure ones first.
import type { LogFormat } from './format.ts'
import { auditd } from './formats/auditd.ts'
import { awsCloudTrail } from './formats/aws-cloudtrail.ts'
import { azure } from './formats/azure.ts'
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
import { filterlog } from './formats/filterlog.ts'
import { fortinet } from './formats/fortinet.ts'
import { freeradius } from './formats/freeradius.ts'
import { googleWorkspace } from './formats/google-workspace.ts'
import { haproxy } from './formats/haproxy.ts'
import { iisNative } from './formats/iis-native.ts'
import { iptables } from './formats/iptables.ts'
import { java } from './formats/java.ts'
import { jsonLines } from './formats/json-lines.ts'
import { juniper } from './formats/juniper.ts'
import { kea } from './formats/kea.ts'
import { kernel } from './formats/kernel.ts'
import { keyValue } from './formats/key-value.ts'
import { leef } from './formats/leef.ts'
import { linuxAuth } from './formats/linux-auth.ts'
import { microsoft365 } from './formats/microsoft-365.ts'
import { mikrotik } from './formats/mikrotik.ts'
import { modsecurity } from './formats/modsecurity.ts'
import { mysql } from './formats/mysql.ts'
import { nginxProxyManager } from './formats/nginx-proxy-manager.ts'
import { okta } from './formats/okta.ts'
import { openvpn } from './formats/openvpn.ts'
import { paloAlto } from './formats/paloalto.ts'
import { pam } from './formats/pam.ts'
import { plain } from './formats/plain.ts'
import { postfix } from './formats/postfix.ts'
import { postgresql } from './formats/postgresql.ts'
import { proftpd } from './formats/proftpd.ts'
import { pureftpd } from './formats/pure-ftpd.ts'
import { samba } from './formats/samba.ts'
import { sendmail } from './formats/sendmail.ts'
import { sonicwall } from './formats/sonicwall.ts'
import { sophos } from './formats/sophos.ts'
import { spamassassin } from './formats/spamassassin.ts'
import { squid } from './formats/squid.ts'
import { sshd } from './formats/sshd.ts'
import { suricata } from './formats/suricata.ts'
import { suricataFast } from './formats/suricata-fast.ts'
import { syslog } from './formats/syslog.ts'
import { systemd } from './formats/systemd.ts'
import { unbound } from './formats/unbound.ts'
import { vmware } from './formats/vmware.ts'
import { vsftpd } from './formats/vsftpd.ts'
import { w3c } from './formats/w3c.ts'
import { webAccess } from './formats/web-access.ts'
import { webError } from './formats/web-error.ts'
import { windows } from './formats/windows.ts'
import { zeek } from './formats/zeek.ts'

export { plain, syslog }

export const formats: readonly LogFormat[] = [
  suricataFast,
  postgresql,
  mysql,
  vmware,
  filterlog,
  mikrotik,
  juniper,
  sonicwall,
  sophos,
  azure,
  googleWorkspace,
  okta,
  microsoft365,
  awsCloudTrail,
  leef,
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
  nginxProxyManager,
  webAccess,
  webError,
  sshd,
  linuxAuth,
  cron,
  systemd,
  pam,
  haproxy,
  postfix,
  spamassassin,
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
  java,
  jsonLines,
  keyValue,
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
