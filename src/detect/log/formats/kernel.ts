// The kernel: devices, memory, crashes, promiscuous interfaces. Packets of its firewall are read by `iptables`.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { type Rule, readByRules, rule } from '../rule.ts'

export const kernel: LogFormat = {
  name: 'kernel',
  title: { ja: 'Linux カーネル', en: 'Linux kernel' },
  dataset: 'system.kernel',
  programs: ['kernel', 'vmunix'],
  read(text, event) {
    const body = text.replace(/^\[\s{0,8}(\d{1,12}\.\d{1,9})\]\s?/, (_, uptime: string) => {
      event['kernel.uptime'] = Number(uptime)
      return ''
    })
    // a line about a process names that one, not the kernel
    event['process.name'] = undefined
    if (!readByRules(rules, body, event)) mark(event, ['host'], ['info'])
    event['process.name'] ??= 'kernel'
    return true
  },
}

const rules: readonly Rule[] = [
  rule(
    /^([^\s[]{1,64})\[(\d+)\](?: general protection|: segfault at | trap )/,
    ['process.name', 'process.pid'],
    [['process'], ['end', 'error'], 'segfault'],
  ),
  rule(
    /^Out of memory: Kill(?:ed)? process (\d+) \(([^)]{1,64})\)/,
    ['process.pid', 'process.name'],
    [['process'], ['end', 'error'], 'out-of-memory'],
  ),
  rule(
    /^(?:device )?(\S{1,32}):? entered promiscuous mode/,
    ['observer.ingress.interface.name'],
    [['host', 'network'], ['change'], 'promiscuous-mode'],
  ),
  rule(
    /^usb [\d.-]+: New USB device found, idVendor=([0-9a-f]{4}), idProduct=([0-9a-f]{4})/,
    ['device.vendor.id', 'device.model.identifier'],
    [['host'], ['info', 'device'], 'usb-attached'],
  ),
  rule(
    /^possible SYN flooding on port (\d+)/,
    ['destination.port'],
    [['intrusion_detection', 'network'], ['info'], 'syn-flood'],
  ),
  rule(
    /^TCP: (?:request_sock_TCP: )?Possible SYN flooding on port (?:\[?[\da-fA-F.:]+\]?:)?(\d+)/,
    ['destination.port'],
    [['intrusion_detection', 'network'], ['info'], 'syn-flood'],
  ),
]
