// VMware ESXi and vCenter (hostd, vpxd, vobd …): level, thread, `[Originator@6876 sub=…]`, then a sentence.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putUser } from '../put.ts'

const head =
  /^ ?(?:(verbose|info|warning|error|panic|trivia) ([\w-]{2,32})\[([\w-]{1,32})\] )?\[Originator@6876 ([^\]]{1,512})\] ?/

export const vmware: LogFormat = {
  name: 'vmware',
  title: { en: 'VMware ESXi and vCenter', ja: 'VMware ESXi・vCenter' },
  dataset: 'vmware.esxi',
  sign: (text) =>
    text.includes('[Originator@6876') ||
    /^(?:verbose|info|warning|error) (?:hostd|vpxd|vpxa|rhttpproxy|vobd)\[/.test(text),
  read(text, event) {
    const m = head.exec(text.slice(0, 1024))
    if (!m) return false
    const said = text.slice(m[0].length)
    put(event, 'log.level', m[1])
    put(event, 'process.name', m[2])
    put(event, 'process.thread.id', m[3])
    put(event, 'log.logger', /\bsub=([^\s\]]{1,128})/.exec(m[4]!)?.[1])
    put(event, 'vmware.op_id', /\bopID=([^\s\]]{1,128})/.exec(m[4]!)?.[1])
    const own = /\buser=([^\s\]]{1,128})/.exec(m[4]!)?.[1]
    putMessage(event, said)
    const part = said.slice(0, 2048)
    const account = /(?:user|for) '?([\w.-]{1,64})@([\da-fA-F.:]{3,45})'?/i.exec(part)
    putUser(event, 'user', account?.[1] ?? /password for user ([^\s]{1,64})/.exec(part)?.[1] ?? own?.split(':')[0])
    put(event, 'source.ip', account?.[2] ?? / from ([\da-fA-F.:]{7,45})\b/.exec(part)?.[1])
    if (
      /logged in|session was opened|accepted password|cannot login|rejected password|logged out|session was closed/i.test(
        part,
      )
    ) {
      const isEnd = /logged out|closed/i.test(part)
      const isFailure = /cannot login|rejected|failed/i.test(part)
      mark(
        event,
        ['authentication', 'session'],
        [isEnd ? 'end' : 'start'],
        isEnd ? 'logout' : 'login',
        isFailure ? 'failure' : 'success',
      )
    } else mark(event, ['host'], [m[1] === 'error' ? 'error' : 'info'])
    return true
  },
}
