// Okta System Log: `eventType`, `actor`, `client`, `outcome`, `target`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { at, isObject, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'
import { putAccountName } from './account-name.ts'

const fields = {
  published: [],
  uuid: 'event.id',
  eventType: 'event.action',
  severity: 'log.level',
  displayMessage: [],
  'actor.id': 'user.id',
  'actor.displayName': 'user.full_name',
  'actor.alternateId': [],
  'client.ipAddress': 'source.ip',
  'client.userAgent.rawUserAgent': 'user_agent.original',
  'client.geographicalContext.country': 'source.geo.country_name',
  'client.geographicalContext.city': 'source.geo.city_name',
  'outcome.reason': 'event.reason',
  'outcome.result': [],
} as const

export const okta: LogFormat = {
  name: 'okta',
  title: { en: 'Okta System Log', ja: 'Okta システムログ' },
  dataset: 'okta.system',
  sign: (text) =>
    text.startsWith('{') && text.includes('"eventType"') && text.includes('"actor"') && text.includes('"outcome"'),
  read(text, event, reading) {
    const row = readJson(text)
    if (!row || typeof row.eventType !== 'string' || !isObject(row.actor)) return false
    setTimeText(event, row.published, reading)
    putTable(event, leavesOf(row), fields, 'okta')
    putAccountName(event, 'user', row.actor.alternateId)
    for (const one of Array.isArray(row.target) ? row.target.filter(isObject) : []) {
      if (one.type === 'User') putAccountName(event, 'user.target', one.alternateId)
      if (one.type === 'UserGroup') put(event, 'group.name', one.displayName)
    }
    const uri = at(row, 'debugContext.debugData.url') ?? at(row, 'debugContext.debugData.requestUri')
    if (typeof uri === 'string') putUrl(event, uri)
    putMessage(event, row.displayMessage)
    judge(event, row)
    return true
  },
}

function judge(event: LogEvent, row: JsonObject) {
  const type = String(row.eventType)
  const result = String(at(row, 'outcome.result') ?? '')
  const outcome = /SUCCESS|ALLOW/.test(result) ? 'success' : /FAILURE|DENY/.test(result) ? 'failure' : 'unknown'
  if (type === 'user.session.end')
    return mark(event, ['authentication', 'session'], ['end', 'user'], undefined, outcome)
  if (/^user\.(?:session|authentication|mfa)/.test(type))
    return mark(event, ['authentication', 'session'], ['start', 'user'], undefined, outcome)
  if (/^(?:user|group)\./.test(type))
    return mark(
      event,
      ['iam'],
      [
        type.startsWith('group') ? 'group' : 'user',
        /create|add/.test(type) ? 'creation' : /delete|remove/.test(type) ? 'deletion' : 'change',
      ],
      undefined,
      outcome,
    )
  if (/^(?:policy|application|system|zone)\./.test(type))
    return mark(event, ['configuration', 'iam'], ['change'], undefined, outcome)
  mark(event, ['iam'], ['info'], undefined, outcome)
}
