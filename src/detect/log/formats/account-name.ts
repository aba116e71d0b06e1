// `alice@example.com` as clouds name people: whole in user.email, its two halves in user.name and user.domain.
import type { LogEvent } from '../event.ts'
import { put } from '../put.ts'

export function putAccountName(event: LogEvent, under: string, text: unknown) {
  if (typeof text !== 'string' || text === '') return
  const at = text.indexOf('@')
  if (at > 0) {
    put(event, `${under}.email`, text)
    put(event, `${under}.name`, text.slice(0, at))
    put(event, `${under}.domain`, text.slice(at + 1))
  } else put(event, `${under}.name`, text)
}
