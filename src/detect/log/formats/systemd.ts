// systemd and its login service: units that start and fail, sessions and seats.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { type Rule, readByRules, rule } from '../rule.ts'
import { readPam } from './pam.ts'

export const systemd: LogFormat = {
  name: 'systemd',
  title: { ja: 'systemd・logind', en: 'systemd and logind' },
  dataset: 'system.syslog',
  programs: [
    'systemd',
    'systemd-logind',
    'systemd-networkd',
    'systemd-resolved',
    'systemd-timesyncd',
    'systemd-coredump',
    'systemd-journald',
    'init',
  ],
  read(text, event) {
    if (text.startsWith('pam_') && readPam(text, event)) return true
    if (readByRules(rules, text, event)) return true
    const unit = /^([\w@.\\:-]{1,200}\.(?:service|socket|timer|mount|scope|slice|target|path|device|swap)): /.exec(text)
    if (unit !== null) put(event, 'systemd.unit', unit[1])
    mark(event, ['process'], unit !== null && /fail|killed|dumped/i.test(text) ? ['error'] : ['info'])
    return true
  },
}

const rules: readonly Rule[] = [
  rule(
    /^New session (\S+) of user (\S+?)\.?\s*$/,
    ['session.id', 'user.name'],
    [['session'], ['start'], 'session_opened', 'success'],
  ),
  rule(/^Removed session (\S+?)\.?\s*$/, ['session.id'], [['session'], ['end'], 'session_closed', 'success']),
  rule(/^Session (\S+) logged out/, ['session.id'], [['session'], ['end'], 'logout', 'success']),
  rule(
    /^Started Session (\S+) of [Uu]ser (\S+?)\.?\s*$/,
    ['session.id', 'user.name'],
    [['session'], ['start'], 'session_opened', 'success'],
  ),
  rule(
    /^Failed to start (.{1,300}?)\.?\s*$/,
    ['service.name'],
    [['process'], ['start', 'error'], 'service-start', 'failure'],
  ),
  rule(/^Started (.{1,300}?)\.?\s*$/, ['service.name'], [['process'], ['start'], 'service-start', 'success']),
  rule(/^Stopped (.{1,300}?)\.?\s*$/, ['service.name'], [['process'], ['end'], 'service-stop', 'success']),
  rule(
    /^Process (\d+) \(([^)]{1,64})\) of user (\d+) dumped core/,
    ['process.pid', 'process.name', 'user.id'],
    [['process'], ['end', 'error'], 'coredump'],
  ),
]
