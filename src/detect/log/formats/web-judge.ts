// What the words of a web server's error say: a refused login, a refused path, a broken server.
import { type LogEvent, mark } from '../event.ts'

const LOGIN =
  /password mismatch|password doesn't match|auth failed for|get_password failed|not authenticated|authentication failure|user .{0,256} not found|was not found in|Digest: |invalid nonce|no user\/password|access to .{0,256} failed, reason: (?:user|verification)/i
const DENIED =
  /client denied by server configuration|access forbidden|ModSecurity: Access denied|directory index of .{0,512} is forbidden|forbidden by rule|limiting (?:requests|connections)/i

export function judgeWeb(event: LogEvent, message: string): void {
  if (LOGIN.test(message)) mark(event, ['web', 'authentication'], ['error', 'denied'], 'login', 'failure')
  else if (DENIED.test(message)) mark(event, ['web'], ['error', 'denied'], undefined, 'failure')
  else mark(event, ['web'], /^(?:notice|info|debug)/.test(String(event['log.level'])) ? ['info'] : ['error'])
}
