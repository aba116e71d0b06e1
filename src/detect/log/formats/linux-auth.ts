// sudo, su, login and the tools that make and change accounts: who became whom, who was added.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { type Rule, readByRules, rule } from '../rule.ts'
import { readPam } from './pam.ts'

export const linuxAuth: LogFormat = {
  name: 'linux-auth',
  title: {
    ja: 'Linux の認証(sudo・su・login・useradd・passwd)',
    en: 'Linux authentication (sudo, su, login, useradd, passwd)',
  },
  dataset: 'system.auth',
  programs: [
    ...['sudo', 'su', 'login', 'useradd', 'userdel', 'usermod', 'groupadd', 'groupdel', 'groupmod', 'passwd'],
    ...['chage', 'chpasswd', 'gpasswd', 'newusers', 'adduser', 'chfn', 'chsh', 'polkitd', 'pkexec', 'doas', 'gdm'],
    ...[
      'gdm-password',
      'gdm3',
      'lightdm',
      'runuser',
      'rlogind',
      'rshd',
      'telnetd',
      'in.telnetd',
      'in.rlogind',
      'sulogin',
    ],
    ...[
      'systemd-user',
      'unix_chkpwd',
      'gdm-session-worker',
      'xinetd',
      'tcpd',
      'screen',
      'remote',
      'userhelper',
      'fingerd',
      'wu-ftpd',
      'ftpd',
      'in.ftpd',
    ],
    ...['webmin', 'dropbear', 'agetty', 'lightdm-greeter', 'sssd', 'sssd_be', 'krb5kdc', 'saslauthd'],
  ],
  sign: (text) => SIGN.test(text),
  read(text, event, reading) {
    if (reading.program === '' && !SIGN.test(text)) return false
    if (
      text.includes('pam_') ||
      text.startsWith('PAM ') ||
      /^\(?(?:session (?:opened|closed) for|authentication failure;|check pass)/.test(text)
    )
      if (readPam(text, event)) return true
    if (reading.program === 'dropbear')
      return (
        readByRules(rules, text.replace(/^\[\d{1,10}\] (?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?/, ''), event) ||
        other(event)
      )
    if (reading.program === 'sudo' || SUDO.test(text)) return sudo(text.trimStart(), event) || other(event)
    return readByRules(rules, text, event) || other(event)
  },
}

const SUDO = /^\s{0,4}[\w.@\\$-]{1,64} : .{0,200}(?:TTY|PWD|USER)=/
const SIGN =
  /^(?:\s{0,4}[\w.@\\$-]{1,64} : .{0,200}(?:TTY|PWD)=|new (?:user|group): name=|delete user '|Successful su for |FAILED su for |FAILED SU |FAILED LOGIN |ROOT LOGIN )/

function other(event: LogEvent): boolean {
  event['event.category'] ??= ['process']
  event['event.type'] ??= ['info']
  return true
}

/** `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls`, with a reason before TTY when it was refused. */
function sudo(text: string, event: LogEvent): boolean {
  const m = /^(\S{1,256}) : (.*)$/s.exec(text)
  if (m === null) return false
  put(event, 'user.name', m[1])
  let rest = m[2]!
  const reason = /^([^=;]{1,200}) ; /.exec(rest)
  if (reason !== null) rest = rest.slice(reason[0].length)
  const command = /(?:^| ; )COMMAND=(.*)$/s.exec(rest)
  for (const [, key, value] of rest
    .slice(0, command?.index ?? rest.length)
    .matchAll(/(?:^| ; )(TTY|PWD|USER|GROUP|ENV|TSID|HOST)=(.*?)(?= ; |$)/g)) {
    if (key === 'USER') put(event, 'user.effective.name', value)
    else if (key === 'PWD') put(event, 'process.working_directory', value)
    else put(event, `sudo.${key!.toLowerCase()}`, value)
  }
  if (command !== null) put(event, 'process.command_line', command[1])
  const isRefused =
    reason !== null && /incorrect|not allowed|NOT|not in|required|expired|denied|unable|unknown/.test(reason[1]!)
  mark(
    event,
    ['process', 'authentication'],
    isRefused ? ['start', 'denied'] : ['start'],
    'sudo',
    isRefused ? 'failure' : 'success',
  )
  if (reason !== null) put(event, 'event.reason', reason[1])
  return true
}

const login: readonly string[] = ['authentication']
const start: readonly string[] = ['start']
const iam: readonly string[] = ['iam']
const rules: readonly Rule[] = [
  rule(
    /^new user: name=([^,]{1,256}), UID=(\d+), GID=(\d+), home=([^,]*), shell=([^,\s]*)(?:, from=(\S+))?/,
    ['user.name', 'user.id', 'group.id', 'useradd.home', 'useradd.shell'],
    [iam, ['user', 'creation'], 'added-user-account', 'success'],
  ),
  rule(
    /^new group: name=([^,]{1,256}), GID=(\d+)/,
    ['group.name', 'group.id'],
    [iam, ['group', 'creation'], 'added-group-account', 'success'],
  ),
  rule(
    /^group added to \S+?: name=([^,]{1,256})(?:, GID=(\d+))?/,
    ['group.name', 'group.id'],
    [iam, ['group', 'creation'], 'added-group-account', 'success'],
  ),
  rule(
    /^add '([^']{1,256})' to (?:shadow )?group '([^']{1,256})'/,
    ['user.name', 'group.name'],
    [iam, ['group', 'change'], 'added-user-to-group', 'success'],
  ),
  rule(/^delete user '([^']{1,256})'/, ['user.name'], [iam, ['user', 'deletion'], 'deleted-user-account', 'success']),
  rule(
    /^removed group '([^']{1,256})'(?: owned by '([^']+)')?/,
    ['group.name', 'user.name'],
    [iam, ['group', 'deletion'], 'deleted-group-account', 'success'],
  ),
  rule(
    /^password (?:for '?([^']{1,256}?)'? )?changed (?:for|by) '?([^']{1,256}?)'?\s*$/,
    ['user.target.name', 'user.name'],
    [iam, ['user', 'change'], 'changed-password', 'success'],
  ),
  rule(
    /^change user '([^']{1,256})' (.*)$/,
    ['user.name', 'event.reason'],
    [iam, ['user', 'change'], 'changed-user-account', 'success'],
  ),
  rule(
    /^failed adding user '?([^',]{1,256})'?/,
    ['user.name'],
    [iam, ['user', 'creation'], 'added-user-account', 'failure'],
  ),
  rule(/^Successful su for (\S+) by (\S+)/, ['user.effective.name', 'user.name'], [login, start, 'su', 'success']),
  rule(/^FAILED su for (\S+) by (\S+)/, ['user.effective.name', 'user.name'], [login, start, 'su', 'failure']),
  rule(
    /^(?:FAILED SU |BAD SU )\(?(?:to )?([\w.@$-]+)\)? (?:to )?([\w.@$-]+)(?: on (\S+))?/,
    ['user.effective.name', 'user.name', 'su.tty'],
    [login, start, 'su', 'failure'],
  ),
  rule(
    /^\(to ([\w.@$-]+)\) ([\w.@$-]+) on (\S+)/,
    ['user.effective.name', 'user.name', 'su.tty'],
    [login, start, 'su', 'success'],
  ),
  rule(
    /^'su (\S+)' (?:failed) for (\S+) on (\S+)/,
    ['user.effective.name', 'user.name', 'su.tty'],
    [login, start, 'su', 'failure'],
  ),
  rule(
    /^'su (\S+)' (?:succeeded) for (\S+) on (\S+)/,
    ['user.effective.name', 'user.name', 'su.tty'],
    [login, start, 'su', 'success'],
  ),
  rule(
    /^\+ (\S+) ([\w.@$-]+)[:-]([\w.@$-]+)\s*$/,
    ['su.tty', 'user.name', 'user.effective.name'],
    [login, start, 'su', 'success'],
  ),
  rule(
    /^- (\S+) ([\w.@$-]+)[:-]([\w.@$-]+)\s*$/,
    ['su.tty', 'user.name', 'user.effective.name'],
    [login, start, 'su', 'failure'],
  ),
  rule(
    /^FAILED LOGIN (?:SESSION )?(?:\(?(\d+)\)? )?(?:FROM (\S+) )?(?:ON \S+ )?FOR [`'"]?([^'"`,]{0,256})['"]?/,
    ['log.repeated', 'source', 'user.name'],
    [login, start, 'login', 'failure'],
  ),
  rule(
    /^FAILED LOGIN \((\d+)\) on '([^']*)'(?: from '([^']*)')? FOR '([^']*)'/i,
    ['log.repeated', 'login.tty', 'source', 'user.name'],
    [login, start, 'login', 'failure'],
  ),
  rule(
    /^(?:ROOT LOGIN|ROOT LOGIN REFUSED) +ON '?(\S+?)'?(?: FROM '?(\S+?)'?)?\s*$/i,
    ['login.tty', 'source'],
    [login, start, 'login', 'success'],
  ),
  rule(
    /^LOGIN ON (\S+) BY (\S+?)(?: FROM (\S+))?\s*$/,
    ['login.tty', 'user.name', 'source'],
    [login, start, 'login', 'success'],
  ),
  rule(/^DIALUP AT (\S+) BY (\S+)/, ['login.tty', 'user.name'], [login, start, 'login', 'success']),
  rule(/^connect from (\S+?)(?: \((\S+)\))?\s*$/, ['source'], [['network'], ['connection', 'start'], 'connect']),
  rule(
    /^refused connect from (\S+?)(?: \((\S+)\))?\s*$/,
    ['source'],
    [['network'], ['connection', 'denied'], 'connect', 'failure'],
  ),
  rule(
    /^START: (\S+) pid=(\d+) from=(\S+)/,
    ['network.protocol', 'process.pid', 'source'],
    [['network'], ['connection', 'start'], 'connect'],
  ),
  rule(/^EXIT: (\S+)/, ['network.protocol'], [['network'], ['connection', 'end'], 'disconnect']),
  rule(
    /^login attempt for nonexistent user()() from (\S+)/i,
    ['user.name', 'user.name', 'source'],
    [login, start, 'ssh_login', 'failure'],
  ),
  rule(
    /^Login attempt for nonexistent user(?: '[^']*')? from (\S+)/i,
    ['source'],
    [login, start, 'ssh_login', 'failure'],
  ),
  rule(
    /^(?:Password|Pubkey|PAM password) auth succeeded for '([^']*)' (?:with .* )?from (\S+)/,
    ['user.name', 'source'],
    [login, start, 'ssh_login', 'success'],
  ),
  rule(
    /^[Ee]xit before auth(?: from <([^>]+)>)?(?: \(user '([^']*)', \d+ fails\))?/,
    ['source', 'user.name'],
    [login, ['end'], 'ssh_disconnect', 'failure'],
  ),
  rule(
    /^Failed password for (?:invalid user )?(\S+) from (\S+)/,
    ['user.name', 'source'],
    [login, start, 'login', 'failure'],
  ),
  rule(
    /^(?:Successful login as|login as|Login by) (\S+) from (\S+)/i,
    ['user.name', 'source'],
    [login, start, 'login', 'success'],
  ),
  rule(
    /^(?:Non-existent|Invalid) login as (\S+) from (\S+)/,
    ['user.name', 'source'],
    [login, start, 'login', 'failure'],
  ),
  rule(/^Logout by (\S+) from (\S+)/, ['user.name', 'source'], [login, ['end'], 'logout', 'success']),
  rule(
    /^(\S+): Executing command \[USER=([^\]]*)\] \[TTY=([^\]]*)\] \[CWD=([^\]]*)\] \[COMMAND=([^\]]*)\]/,
    ['user.name', 'user.effective.name', 'su.tty', 'process.working_directory', 'process.command_line'],
    [['process'], start, 'pkexec', 'success'],
  ),
  rule(
    /^(?:failed login from|FTP LOGIN FAILED.* from) \S{1,255} \[([\da-fA-F.:]{3,45})\]/i,
    ['source'],
    [login, start, 'ftp-login', 'failure'],
  ),
  rule(
    /^bad password attempt for '([^']*)' from (\S+)/i,
    ['user.name', 'source'],
    [login, start, 'ssh_login', 'failure'],
  ),
  rule(
    /^exit before auth from <([^>]+)>: (?:\(user '([^']*)', \d+ fails\): )?/i,
    ['source', 'user.name'],
    [login, ['end'], 'ssh_disconnect', 'failure'],
  ),
]
