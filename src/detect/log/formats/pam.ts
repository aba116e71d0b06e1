// PAM: `pam_unix(sshd:auth): authentication failure; …`, `pam_unix(cron:session): session opened for user root by (uid=0)`.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setText } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { putUser } from '../put.ts'

export const pam: LogFormat = {
  name: 'pam',
  title: { ja: 'PAM(認証モジュール)', en: 'PAM (authentication modules)' },
  dataset: 'system.auth',
  sign: (text) => text.startsWith('pam_') || text.startsWith('PAM ') || text.startsWith('authentication failure; '),
  read: readPam,
}

/** A line of a PAM module, whichever program wrote it; false when it is none. */
export function readPam(text: string, event: LogEvent): boolean {
  const head = /^(pam_\w{1,40})\(([^):]{1,64})(?::(\w{1,20}))?\):? /.exec(text)
  const message = head === null ? text.replace(/^(?:\(pam_\w+\) |PAM:? )/, '') : text.slice(head[0].length)
  return readMessage(message, event, head)
}

function readMessage(text: string, event: LogEvent, head: RegExpExecArray | null): boolean {
  const session =
    /^\(?session (opened|closed) for user (\S+?)(?:\(uid=(\d+)\))?(?: by (\S*?)\((?:uid=)?(\d+)\))?\s*$/.exec(text)
  if (session !== null) {
    const isOpen = session[1] === 'opened'
    mark(event, ['session'], [isOpen ? 'start' : 'end'], isOpen ? 'session_opened' : 'session_closed', 'success')
    const by = session[4] ?? ''
    // sudo and su: the one who asked acts, the other one is whose rights are used
    const isOther = by !== '' && by !== session[2]
    setText(event, 'user.name', isOther ? by : session[2])
    if (isOther) setText(event, 'user.effective.name', session[2])
    setText(event, 'user.id', isOther ? session[5] : session[3])
    if (isOther) setText(event, 'user.effective.id', session[3])
  } else {
    const failure = /^(?:(\d+) more )?authentication failures?; ?(.*)$/.exec(text)
    if (failure !== null) {
      mark(event, ['authentication'], ['start'], 'login', 'failure')
      setFacts(event, failure[2]!)
      if (failure[1] !== undefined) event['log.repeated'] = Number(failure[1])
    } else if (/^(?:check pass; user unknown|bad username)/.test(text)) {
      mark(event, ['authentication'], ['start'], 'login', 'failure')
      event['event.reason'] = 'invalid-user'
      setText(event, 'user.name', /^bad username \[(.*)\]/.exec(text)?.[1])
    } else {
      const auth = /^Authentication (failure|success|fail) for (?:illegal user )?(\S+) from (\S+)/i.exec(text)
      const changed = /^password changed for (\S+)/.exec(text)
      const account = /^(?:account|user) \[?(\S+?)\]? (?:has expired|not found|unknown|is locked)/.exec(text)
      const granted = /^user '([^']{1,256})' granted access/.exec(text)
      const refused = /^(?:User unknown|Failed to create session: )/.exec(text)
      const isKnown = auth !== null || account !== null
      if (!isKnown && head === null) return false
      if (changed !== null) {
        mark(event, ['iam'], ['user', 'change'], 'changed-password', 'success')
        setText(event, 'user.name', changed[1])
      } else if (auth !== null) {
        mark(event, ['authentication'], ['start'], 'login', auth[1] === 'success' ? 'success' : 'failure')
        setText(event, 'user.name', auth[2])
        setAddress(event, 'source', auth[3]!)
      } else if (account !== null) {
        mark(event, ['authentication'], ['start'], 'login', 'failure')
        setText(event, 'user.name', account[1])
      } else if (granted !== null) {
        mark(event, ['authentication', 'session'], ['start'], 'login', 'success')
        putUser(event, 'user', granted[1])
      } else if (refused !== null) {
        const isSession = text.startsWith('Failed')
        mark(
          event,
          [isSession ? 'session' : 'authentication'],
          ['start'],
          isSession ? 'session_opened' : 'login',
          'failure',
        )
      } else mark(event, ['authentication'], ['info'])
    }
  }
  if (head !== null) {
    event['pam.module'] = head[1]
    event['pam.service'] = head[2]
    setText(event, 'pam.kind', head[3])
  }
  return true
}

/** `logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root`. */
function setFacts(event: LogEvent, text: string): void {
  for (const m of text.matchAll(/(\w{2,16})=(\S*)/g)) {
    const value = m[2]!
    if (value === '') continue
    if (m[1] === 'rhost') setAddress(event, 'source', value)
    else if (m[1] === 'user') event['user.name'] = value
    else if (m[1] === 'ruser') event['source.user.name'] = value
    else if (m[1] === 'tty') event['pam.tty'] = value
    else if (m[1] === 'uid') event['pam.uid'] = value
    else if (m[1] === 'logname') event['pam.logname'] = value
  }
}
