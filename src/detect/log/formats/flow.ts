// What firewalls of every house say of a connection, judged in one way: denied is a failure, allowed a success.
import { type LogEvent, mark } from '../event.ts'

const denied = /den(?:y|ied)|drop|block|reject|refus|reset|discard|prevent|quarantin|violation/i
const allowed = /allow|accept|permit|pass|create|open|forward|detect|monitor|log$/i

/** `stage` is `start` or `end` where the line says so. */
export function markFlow(event: LogEvent, said: string, stage?: 'start' | 'end') {
  const isDenied = denied.test(said)
  const isAllowed = !isDenied && (allowed.test(said) || stage === 'end')
  const type = [
    'connection',
    ...(stage ? [stage] : []),
    ...(isDenied ? ['denied'] : isAllowed ? ['allowed'] : ['info']),
  ]
  mark(event, ['network'], type, undefined, isDenied ? 'failure' : isAllowed ? 'success' : undefined)
}
