// cron and its relatives: what ran when, for whom.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { readPam } from './pam.ts'

export const cron: LogFormat = {
  name: 'cron',
  title: { ja: 'cron', en: 'cron' },
  dataset: 'system.cron',
  programs: ['cron', 'crond', 'crontab', 'anacron', 'atd', 'run-parts', 'fcron'],
  sign: (text) =>
    /^\([\w.@$-]{1,64}\) (?:CMD|LIST|REPLACE|BEGIN EDIT|END EDIT|RELOAD|MAIL|FAILED|STARTUP|INFO) /.test(text),
  read(text, event) {
    if (text.startsWith('pam_') || text.startsWith('(pam_') || text.startsWith('session ')) return readPam(text, event)
    const m = /^\(([^)]{1,256})\) ([A-Z][A-Z ]{1,40}?) ?\((.*)\)\s*$/s.exec(text)
    if (m === null) {
      mark(event, ['process'], ['info'])
      return true
    }
    const [, user, what, rest] = m as unknown as [string, string, string, string]
    if (user !== 'CRON' && user !== '*system*') put(event, 'user.name', user)
    if (what === 'CMD' || what === 'CMDEND' || what === 'CMDOUT') {
      mark(event, ['process'], [what === 'CMD' ? 'start' : what === 'CMDEND' ? 'end' : 'info'], 'cron-command')
      put(event, 'process.command_line', rest)
    } else if (/EDIT|REPLACE|DELETE/.test(what))
      mark(event, ['configuration'], ['change'], `crontab-${what.toLowerCase().replace(' ', '-')}`)
    else mark(event, ['process'], ['info'], `cron-${what.toLowerCase().trim().replace(' ', '-')}`)
    return true
  },
}
