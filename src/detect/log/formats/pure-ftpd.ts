// Pure-FTPd: sign-ins and transfers.
import { mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { type Rule, readByRules, rule } from '../rule.ts'

const login = ['authentication'] as const
const start = ['start'] as const
const file = ['file'] as const

export const pureftpd: LogFormat = {
  name: 'pure-ftpd',
  title: { ja: 'Pure-FTPd', en: 'Pure-FTPd' },
  dataset: 'pure-ftpd.log',
  programs: ['pure-ftpd'],
  sign: (text) => /^\([^@\s]{1,256}@[^)\s]{1,255}\) \[(?:INFO|WARNING|ERROR|NOTICE|DEBUG)\] /.test(text),
  read(text, event) {
    const m = /^\(([^@\s]{0,256})@([^)\s]{1,255})\) \[([A-Z]{4,7})\] (.*)$/s.exec(text)
    if (m === null) {
      mark(event, ['network'], ['info'])
      return true
    }
    event['network.protocol'] = 'ftp'
    event['log.level'] = m[3]!.toLowerCase()
    setAddress(event, 'source', m[2]!)
    if (m[2] !== '?' && event['source.ip'] === undefined) event['source.address'] = m[2]
    if (!readByRules(pureRules, m[4]!, event)) mark(event, ['network'], ['info'])
    if (m[1] !== '?') put(event, 'user.name', m[1])
    return true
  },
}

const pureRules: readonly Rule[] = [
  // the words for a failed login in the languages in which Pure-FTPd is built end with the user in brackets
  rule(
    /^(?:Authentication failed for user|Autenticazione falla per l'utente|Authentifizierung fehlgeschlagen für Benutzer|Erreur d'authentification pour l'utilisateur|Autentificaci.n fallida para el usuario|[^[]{8,80}) \[([^\]]{0,256})\]\s*$/,
    ['user.name'],
    [login, start, 'ftp-login', 'failure'],
  ),
  rule(/^(\S{1,256}) is now logged in/, ['user.name'], [login, start, 'ftp-login', 'success']),
  rule(/^New connection from (\S{3,255})/, [], [['network'], ['connection', 'start'], 'connect']),
  rule(/^Logout\./, [], [['session'], ['end'], 'logout']),
  rule(
    /^(\S{1,4096}) uploaded\s+\((\d+) bytes/,
    ['file.path', 'file.size'],
    [file, ['creation'], 'ftp-upload', 'success'],
  ),
  rule(
    /^(\S{1,4096}) downloaded\s+\((\d+) bytes/,
    ['file.path', 'file.size'],
    [file, ['access'], 'ftp-download', 'success'],
  ),
  rule(/^Deleted (\S{1,4096})/, ['file.path'], [file, ['deletion'], 'ftp-delete', 'success']),
]
