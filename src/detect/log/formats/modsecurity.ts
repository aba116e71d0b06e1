// ModSecurity: the rule that a request met, as Apache and nginx log it and as one JSON audit record a line.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setEndpoint, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { type JsonObject, jsonObject } from '../json-text.ts'
import { put } from '../put.ts'
import type { Reading } from '../reading.ts'
import { setTimeText } from '../time/text.ts'
import { webError } from './web-error.ts'

export const modsecurity: LogFormat = {
  name: 'modsecurity',
  title: { ja: 'ModSecurity', en: 'ModSecurity' },
  dataset: 'modsecurity.log',
  programs: ['modsecurity', 'modsec', 'httpd', 'apache', 'apache2', 'nginx'],
  sign: (text) => text.includes('ModSecurity: ') || (text.charCodeAt(0) === 123 && text.includes('"transaction"')),
  read(text, event, reading) {
    if (text.charCodeAt(0) === 123) return audit(text, event, reading)
    const at = text.indexOf('ModSecurity: ')
    if (at < 0 || !text.includes('[id "', at)) return false
    webError.read(text, event, reading)
    event['event.dataset'] = undefined
    readRule(text.slice(at), event)
    return true
  },
}

function readRule(text: string, event: LogEvent): void {
  const isDenied = text.startsWith('ModSecurity: Access denied')
  event['event.kind'] = 'alert'
  mark(
    event,
    ['web', 'intrusion_detection'],
    isDenied ? ['denied'] : ['info'],
    isDenied ? 'denied' : 'detected',
    isDenied ? 'failure' : 'success',
  )
  const status = /with code (\d{3})/.exec(text)
  if (status !== null) event['http.response.status_code'] = Number(status[1])
  const tags: string[] = []
  for (const [, key, value] of text.matchAll(/\[([a-z_]{2,20}) "((?:[^"\\]|\\.)*)"\]/g)) {
    if (key === 'id') put(event, 'rule.id', value)
    else if (key === 'msg') put(event, 'rule.name', value)
    else if (key === 'file') put(event, 'rule.ruleset', value)
    else if (key === 'severity') put(event, 'log.level', value!.toLowerCase())
    else if (key === 'hostname') {
      put(event, 'url.domain', value)
      setAddress(event, 'destination', value!)
    } else if (key === 'uri') {
      if (event['url.original'] === undefined) setUrl(event, value!)
    } else if (key === 'unique_id') put(event, 'event.id', value)
    else if (key === 'client') setEndpoint(event, 'source', value!)
    else if (key === 'tag') tags.push(value!)
    else if (key === 'data') put(event, 'modsecurity.data', value)
  }
  if (tags.length > 0) event['rule.category'] = tags.slice(0, 64)
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function audit(text: string, event: LogEvent, reading: Reading): boolean {
  const { transaction, request, response, audit_data: data } = jsonObject(text) ?? {}
  if (!isObject(transaction)) return false
  const asked = isObject(transaction.request) ? transaction.request : isObject(request) ? request : {}
  const answered = isObject(transaction.response) ? transaction.response : isObject(response) ? response : {}
  event['event.kind'] = 'alert'
  mark(event, ['web', 'intrusion_detection'], ['info'], 'detected')
  setTimeText(event, transaction.time_stamp ?? transaction.time, reading)
  setAddress(event, 'source', String(transaction.client_ip ?? transaction.remote_address ?? ''))
  put(event, 'source.port', transaction.client_port ?? transaction.remote_port)
  setAddress(event, 'destination', String(transaction.host_ip ?? transaction.local_address ?? ''))
  put(event, 'destination.port', transaction.host_port ?? transaction.local_port)
  put(event, 'event.id', transaction.unique_id ?? transaction.transaction_id)
  const line = /^(\S{1,32}) (\S+)(?: HTTP\/([\d.]{1,4}))?/.exec(String(asked.request_line ?? ''))
  put(event, 'http.request.method', asked.method ?? line?.[1])
  const url = asked.uri ?? line?.[2]
  if (typeof url === 'string') setUrl(event, url)
  const headers = isObject(asked.headers) ? asked.headers : {}
  for (const [key, value] of Object.entries(headers).slice(0, 100)) {
    if (/^user-agent$/i.test(key)) put(event, 'user_agent.original', value)
    else if (/^host$/i.test(key)) put(event, 'url.domain', String(value).replace(/:\d{1,5}$/, ''))
    else if (/^referer$/i.test(key)) put(event, 'http.request.referrer', value)
  }
  const status = Number(answered.http_code ?? answered.status)
  if (status > 0) event['http.response.status_code'] = status
  const messages = Array.isArray(transaction.messages) ? transaction.messages : []
  const first = messages.find(isObject)
  const details = first !== undefined && isObject(first.details) ? first.details : {}
  put(event, 'rule.id', details.ruleId)
  put(event, 'rule.name', first?.message)
  const said = isObject(data) && Array.isArray(data.messages) ? String(data.messages[0] ?? '') : ''
  if (said !== '') readRule(`ModSecurity: ${said}`, event)
  if (status === 403 || said.startsWith('Access denied'))
    mark(event, ['web', 'intrusion_detection'], ['denied'], 'denied', 'failure')
  return true
}
