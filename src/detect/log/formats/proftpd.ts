// ProFTPD: sessions and sign-ins.
import { mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { type Rule, readByRules, rule } from '../rule.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'
import { readPam } from './pam.ts'

const login = ['authentication'] as const
const start = ['start'] as const

export const proftpd: LogFormat = {
  name: 'proftpd',
  title: { ja: 'ProFTPD', en: 'ProFTPD' },
  dataset: 'proftpd.log',
  programs: ['proftpd'],
  sign: (text) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:,\d{3})? \S+ proftpd\[\d+\]/.test(text) ||
    /^\S{1,255} \(\S{1,255}\[[\da-fA-F.:]{3,45}\]\)[: ]/.test(text),
  read(text, event, reading) {
    if (text.startsWith('pam_')) return readPam(text, event)
    const stamp = isoStamp(text, 0)
    let rest = text
    if (stamp !== null) {
      const head = /^ (\S{1,255}) proftpd\[(\d{1,10})\]:? /.exec(text.slice(stamp.end, stamp.end + 300))
      if (head === null && reading.program === '') return false
      setTime(event, stamp, reading.clock)
      rest = text.slice(stamp.end + (head?.[0].length ?? 1))
      put(event, 'host.name', head?.[1])
      put(event, 'process.name', 'proftpd')
      put(event, 'process.pid', head?.[2])
    }
    event['network.protocol'] = 'ftp'
    const peer = /^(\S{1,255}) \((\S{0,255})\[(?:::ffff:)?([\da-fA-F.:]{3,45})\]\)[: ]\s?-? ?/.exec(rest)
    if (peer !== null) {
      setAddress(event, 'source', peer[3]!)
      if (!/^[\d.:]+$/.test(peer[2]!.replace('::ffff:', ''))) put(event, 'source.domain', peer[2])
    }
    event.message = rest
    if (!readByRules(proftpdRules, peer === null ? rest : rest.slice(peer[0].length).replace(/^- /, ''), event))
      mark(event, ['network'], ['info'])
    return true
  },
}

const proftpdRules: readonly Rule[] = [
  rule(
    /^USER (.{0,256}?) ?\(Login failed\): (.*)$/,
    ['user.name', 'event.reason'],
    [login, start, 'ftp-login', 'failure'],
  ),
  rule(
    /^USER (.{0,256}?)(?:: no such user found| \(no such user\)).*$/,
    ['user.name'],
    [login, start, 'ftp-login', 'failure'],
  ),
  rule(/^SECURITY VIOLATION: (.{1,256}?) login attempted/, ['user.name'], [login, start, 'ftp-login', 'failure']),
  rule(/^(?:USER|ANON) (.{0,256}?): Login successful/, ['user.name'], [login, start, 'ftp-login', 'success']),
  rule(/^Maximum login attempts/, [], [login, ['start', 'end'], 'ftp-login', 'failure']),
  rule(/^FTP session opened/, [], [['network', 'session'], ['connection', 'start'], 'connect']),
  rule(/^FTP session closed/, [], [['network', 'session'], ['connection', 'end'], 'disconnect']),
  rule(
    /^(?:FTP (?:login timed out|no transfer timeout)|FTP session idle timeout)/,
    [],
    [['network', 'session'], ['connection', 'end'], 'timeout'],
  ),
]
