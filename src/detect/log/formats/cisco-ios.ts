// Cisco IOS, IOS-XE, NX-OS, WLC: `%SEC-6-IPACCESSLOGP: list 177 denied udp 192.0.2.1(55250) -> 198.51.100.1(53), 1 packet`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser, transportOf } from '../put.ts'
import { ciscoLevels, putEnd, putSaid, readLead } from './cisco-text.ts'

const head =
  /%(?!(?:ASA|FTD|PIX|FWSM|NGIPS)-)([A-Z][A-Z0-9_/-]{1,40}?)-(?:SW\d?[_-]?\w{0,8}-)?([0-7])-([A-Z0-9_]{2,60}): ?/

export const ciscoIos: LogFormat = {
  name: 'cisco-ios',
  title: { en: 'Cisco IOS / NX-OS', ja: 'Cisco IOS / NX-OS' },
  dataset: 'cisco.ios',
  sign: (text) => text.includes('%') && head.test(text.slice(0, 512)),
  read(text, event, reading) {
    const m = head.exec(text.slice(0, 512))
    if (!m) return false
    const [all, facility, severity, mnemonic] = m as unknown as [string, string, string, string]
    const said = text.slice(m.index + all.length).trim()
    readLead(text.slice(0, m.index), event, reading)
    // `host 585918: …`: what looks like a program is the device's sequence number
    if (/^\d{1,10}$/.test(String(event['process.name'] ?? ''))) {
      put(event, 'event.sequence', event['process.name'])
      event['process.name'] = undefined
    }
    put(event, 'event.code', mnemonic)
    put(event, 'event.severity', severity)
    put(event, 'log.level', ciscoLevels[Number(severity)])
    put(event, 'cisco.ios.facility', facility)
    put(event, 'observer.vendor', 'Cisco')
    put(event, 'observer.product', 'ios')
    putMessage(event, said)
    sentence(event, said)
    judge(event, facility, mnemonic, said)
    return true
  },
}

const accessList =
  /^list (\S+) (permitted|denied) (?:([a-z\d-]+) )?([\da-fA-F.:]+(?:\(\d+\))?)(?: ?\([^)]{0,64}\))? ?(?:-> ?([\da-fA-F.:]+(?:\(\d+\))?))?/

function sentence(event: LogEvent, said: string) {
  const text = said.slice(0, 2048)
  const list = accessList.exec(text)
  if (list) {
    put(event, 'cisco.ios.access_list', list[1])
    put(event, 'rule.name', list[1])
    put(event, 'network.transport', /^\d+$/.test(list[3] ?? '') ? transportOf(list[3]) : list[3])
    putEnd(event, 'source', list[4])
    putEnd(event, 'destination', list[5])
    const icmp = /\((\d+)\/(\d+)\)/.exec(text)
    put(event, 'icmp.type', icmp?.[1])
    put(event, 'icmp.code', icmp?.[2])
    const packets = /(\d+) packets?\.?$/.exec(text)?.[1]
    put(event, 'network.packets', packets)
    put(event, 'source.packets', packets)
    return
  }
  putUser(
    event,
    'user',
    /\b(?:illegal user|Configured from \w+ by|password for (?:invalid user )?) ?([\w.@$\\-]{1,64})/.exec(text)?.[1],
  )
  put(
    event,
    'process.command_line',
    /(?:Command: |logged command: ?|executed the command: ?)(.{1,1024})$/.exec(text)?.[1],
  )
  put(event, 'observer.ingress.interface.name', /\b[Ii]nterface:? ([A-Z][\w./:-]{1,63}?)[,.]?(?: |$)/.exec(text)?.[1])
  put(event, 'source.port', /\[localport: (\d+)\]/.exec(text)?.[1])
  const mac = /\b(?:MAC (?:address|sa:?)|client \(|from|Host|sourced by) ?([\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})/i.exec(
    text,
  )?.[1]
  if (mac) put(event, 'source.mac', mac.replaceAll('.', '').toLowerCase().match(/../g)?.join(':'))
  putSaid(event, text)
  put(event, 'source.port', /\bfrom [\d.]{7,15}:(\d{1,5})\b/.exec(text)?.[1])
  const program =
    /^(?:Switch \d{1,2} )?R\d\/\d: ([\w-]{2,32}): /.exec(text)?.[1] ?? / - ([\w-]{2,32})\[\d{1,10}\]$/.exec(text)?.[1]
  put(event, 'process.name', program)
  put(event, 'process.pid', / - [\w-]{2,32}\[(\d{1,10})\]$/.exec(text)?.[1])
}

function judge(event: LogEvent, facility: string, mnemonic: string, text: string) {
  const isFailure = /fail|denied|illegal|invalid|reject|violation|error|not authenti/i.test(`${mnemonic} ${text}`)
  if (/^IPACCESSLOG|^ACCESSLOG/.test(mnemonic)) {
    const isDenied = / denied /.test(text)
    return mark(
      event,
      ['network'],
      ['connection', isDenied ? 'denied' : 'allowed'],
      isDenied ? 'deny' : 'permit',
      isDenied ? 'failure' : 'success',
    )
  }
  if (
    /LOGIN|LOGOUT|AUTH|SSH2?_|USER_RESET|USER_LOCKED/.test(mnemonic) ||
    (facility === 'DAEMON' && /authentication|password/i.test(text))
  ) {
    const isEnd = /LOGOUT|CLOSE/.test(mnemonic)
    return mark(
      event,
      ['authentication'],
      [isEnd ? 'end' : 'start'],
      mnemonic.toLowerCase(),
      isFailure ? 'failure' : 'success',
    )
  }
  if (/CONFIG|CFGLOG|COPY|ACCT|CMD_EXEC/.test(mnemonic))
    return mark(event, ['configuration'], [/CONFIG/.test(mnemonic) ? 'change' : 'info'], mnemonic.toLowerCase())
  const state = /changed state to (?:administratively )?(up|down)/.exec(text)?.[1] ?? /is (up|down)\b/.exec(text)?.[1]
  if (/SECURITY|VIOLATION|SNOOPING|ARP/.test(`${facility} ${mnemonic}`)) {
    return mark(
      event,
      ['intrusion_detection', 'network'],
      ['info'],
      mnemonic.toLowerCase(),
      isFailure ? 'failure' : undefined,
    )
  }
  mark(event, state ? ['network', 'host'] : ['host'], ['info'], state ?? mnemonic.toLowerCase())
}
