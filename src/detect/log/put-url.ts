// A URL as a log states it (whole, only path and query, `host:443` of CONNECT) into url.*, never decoded and without a parser that
// refuses what attackers send.
import type { LogEvent } from './event.ts'
import { put } from './put.ts'

export function putUrl(event: LogEvent, text: string | undefined): void {
  if (!text || text === '-') return
  put(event, 'url.original', text)
  let rest = text
  if (text.charCodeAt(0) !== 47) {
    const whole =
      /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^/?#@\s]{0,256}@)?(\[[0-9a-f:.]{2,60}\]|[^/:?#\s]{1,255})(?::(\d{1,5}))?/i.exec(
        text,
      )
    if (whole) {
      put(event, 'url.full', text)
      put(event, 'url.scheme', whole[1]!.toLowerCase())
      put(event, 'url.domain', whole[2]!.replace(/^\[|\]$/g, ''))
      put(event, 'url.port', whole[3])
      rest = text.slice(whole[0].length)
    } else {
      const authority = /^([\w.-]{1,255}|\[[0-9a-f:.]{2,60}\]):(\d{1,5})$/i.exec(text)
      if (authority) {
        put(event, 'url.domain', authority[1]!.replace(/^\[|\]$/g, ''))
        put(event, 'url.port', authority[2])
        return
      }
    }
  }
  const hash = rest.indexOf('#')
  if (hash >= 0) {
    put(event, 'url.fragment', rest.slice(hash + 1))
    rest = rest.slice(0, hash)
  }
  const query = rest.indexOf('?')
  const path = query < 0 ? rest : rest.slice(0, query)
  put(event, 'url.path', path)
  if (query >= 0) put(event, 'url.query', rest.slice(query + 1))
  const dot = path.lastIndexOf('.')
  if (dot > path.lastIndexOf('/') && path.length - dot <= 9) put(event, 'url.extension', path.slice(dot + 1))
}
