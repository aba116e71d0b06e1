// Every format that is read, one file each. The order is the order in which signs are tried: the sure ones first.
import type { LogFormat } from './format.ts'
import { cef } from './formats/cef.ts'
import { checkpoint } from './formats/checkpoint.ts'
import { ciscoAsa } from './formats/cisco-asa.ts'
import { ciscoIos } from './formats/cisco-ios.ts'
import { fortinet } from './formats/fortinet.ts'
import { iisNative } from './formats/iis-native.ts'
import { paloAlto } from './formats/paloalto.ts'
import { pam } from './formats/pam.ts'
import { plain } from './formats/plain.ts'
import { sshd } from './formats/sshd.ts'
import { suricata } from './formats/suricata.ts'
import { syslog } from './formats/syslog.ts'
import { w3c } from './formats/w3c.ts'
import { webAccess } from './formats/web-access.ts'

export { plain, syslog }

export const formats: readonly LogFormat[] = [
  iisNative,
  w3c,
  suricata,
  ciscoIos,
  ciscoAsa,
  checkpoint,
  paloAlto,
  cef,
  fortinet,
  webAccess,
  sshd,
  pam,
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
