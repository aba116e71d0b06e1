// PRI of syslog: facility times eight plus severity, 0 to 191 (RFC 3164 §4.1.1, RFC 5424 §6.2.1).
import type { LogEvent } from '../event.ts'

const SEVERITIES = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'informational', 'debug']
const FACILITIES =
  'kernel user-level mail system security/authorization syslogd line-printer network-news UUCP clock security/authorization FTP NTP log-audit log-alert clock local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  )

export type Priority = { readonly value: number; readonly end: number }

/** `<34>` at the beginning; null when it is none or more than 191. */
export function priorityAt(text: string): Priority | null {
  const close = text.indexOf('>')
  if (close < 2 || close > 4) return null
  let value = 0
  for (let i = 1; i < close; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return null
    value = value * 10 + digit
  }
  return value > 191 ? null : { value, end: close + 1 }
}

export function setPriority(event: LogEvent, priority: number): void {
  if (priority < 0) return
  event['log.syslog.priority'] = priority
  setSeverity(event, priority & 7)
  setFacility(event, priority >> 3)
}

export function setSeverity(event: LogEvent, code: number): void {
  event['log.syslog.severity.code'] = code
  event['log.syslog.severity.name'] = SEVERITIES[code]
}

export function setFacility(event: LogEvent, code: number): void {
  event['log.syslog.facility.code'] = code
  event['log.syslog.facility.name'] = FACILITIES[code]
}
