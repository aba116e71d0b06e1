// Category, type and outcome of an event whose product says them only in words: last resort of CEF, LEEF and key=value.
import { type LogEvent, mark } from '../event.ts'

type Said = {
  /** Name and category of the event. */
  readonly what: string
  readonly action: string
  readonly outcome: string
}

const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/log(?:ged)?[ -_]?(?:in|on|out|off)|authenticat|password|sign-?in|session/i, ['authentication']],
  [/virus|malware|trojan|ransom|spyware/i, ['malware']],
  [/intrusion|\bips\b|\bids\b|attack|exploit|signature|threat|smartdefense/i, ['intrusion_detection']],
  [/\burl\b|web|http|proxy/i, ['web']],
  [/mail|smtp|spam/i, ['email']],
  [/user|account|group/i, ['iam']],
  [/config|policy change|setting/i, ['configuration']],
  [/file|quarantine/i, ['file']],
  [/process|exec/i, ['process']],
]
const denied = /den(?:y|ied)|drop|block|reject|refuse|reset|discard|prevent|quarantine|clear_session/i
const allowed = /allow|accept|permit|pass|bypass|detect|monitor|deliver/i
const failed = /fail|invalid|denied|unsuccess|error|wrong|incorrect|bad /i
const succeeded = /success|succeed|\bok\b|accepted/i

export function judgeByWords(event: LogEvent, { what, action, outcome }: Said) {
  const hasEnds = event['source.ip'] !== undefined && event['destination.ip'] !== undefined
  const found = kinds.find(([words]) => words.test(what))?.[1]
  const category = found ?? (hasEnds ? ['network'] : ['host'])
  const isDenied = denied.test(action) || (!found && denied.test(what))
  const isAllowed = !isDenied && (allowed.test(action) || (!found && allowed.test(what)))
  const type = isDenied ? 'denied' : isAllowed ? 'allowed' : 'info'
  const outcomeOf =
    failed.test(outcome) || isDenied
      ? 'failure'
      : succeeded.test(outcome) || isAllowed
        ? 'success'
        : failed.test(what)
          ? 'failure'
          : succeeded.test(what)
            ? 'success'
            : undefined
  if (category[0] === 'authentication') {
    const kind = /log(?:ged)?[ -_]?(?:out|off)/i.test(what) ? 'end' : 'start'
    return mark(event, category, [kind], undefined, outcomeOf)
  }
  mark(event, category, hasEnds && category[0] === 'network' ? ['connection', type] : [type], undefined, outcomeOf)
}
