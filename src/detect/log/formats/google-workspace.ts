// Google Workspace Reports API activities: `admin#reports#activity`, one application, one or more events.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage } from '../put.ts'
import { at, isObject, type JsonObject, readJson } from '../read/json.ts'
import { setTimeText } from '../time/text.ts'
import { putAccountName } from './account-name.ts'

export const googleWorkspace: LogFormat = {
  name: 'google-workspace',
  title: { en: 'Google Workspace activity', ja: 'Google Workspace アクティビティ' },
  dataset: 'google_workspace.activity',
  sign: (text) => text.startsWith('{') && text.includes('reports#activity'),
  read(text, event, reading) {
    const row = readJson(text)
    const first = Array.isArray(row?.events) ? row.events[0] : row?.events
    if (!row || !isObject(row.id) || !isObject(first)) return false
    const application = String(row.id.applicationName ?? 'activity')
    event['event.dataset'] = `google_workspace.${application.replace(/[^a-z_]/g, '_')}`
    setTimeText(event, row.id.time, reading)
    put(event, 'event.id', String(row.id.uniqueQualifier ?? ''))
    put(event, 'event.provider', application)
    put(event, 'event.action', first.name)
    put(event, 'organization.id', row.id.customerId)
    put(event, 'source.ip', row.ipAddress)
    const actor = at(row, 'actor.email')
    for (const under of ['user', 'source.user']) {
      putAccountName(event, under, actor)
      const id = at(row, 'actor.profileId')
      put(event, `${under}.id`, id === undefined ? undefined : String(id))
    }
    parameters(event, first)
    putMessage(event, `${application} ${String(first.name)}`)
    judge(event, application, String(first.name), first)
    return true
  },
}

const names: Readonly<Record<string, string>> = {
  affected_email_address: 'user.target',
  USER_EMAIL: 'user.target',
  target_user: 'user.target',
  GROUP_EMAIL: 'group',
  doc_title: 'file.name',
  doc_type: 'file.type',
  DOMAIN_NAME: 'google_workspace.domain',
}

function parameters(event: LogEvent, first: JsonObject) {
  for (const one of Array.isArray(first.parameters) ? first.parameters.filter(isObject) : []) {
    const name = String(one.name)
    const value = one.value ?? one.intValue ?? one.boolValue ?? one.multiValue
    const target = names[name]
    if (target === 'user.target') putAccountName(event, target, value)
    else if (target === 'group' && typeof value === 'string') {
      put(event, 'group.name', value.split('@')[0])
      put(event, 'group.domain', value.split('@')[1])
    } else if (name === 'owner' && typeof value === 'string') put(event, 'file.owner', value.split('@')[0])
    else if (target) put(event, target, value)
    put(event, `google_workspace.${name.toLowerCase()}`, value)
  }
}

function judge(event: LogEvent, application: string, name: string, first: JsonObject) {
  const low = name.toLowerCase()
  const change = /create|add|upload/.test(low)
    ? 'creation'
    : /delete|remove|trash/.test(low)
      ? 'deletion'
      : /view|download|access|list/.test(low)
        ? 'access'
        : 'change'
  if (application === 'login' || application === 'saml') {
    const outcome = /fail|blocked|suspicious/.test(low) ? 'failure' : /success|logout/.test(low) ? 'success' : undefined
    const type = low.startsWith('account_') ? ['user', 'change'] : [/logout/.test(low) ? 'end' : 'start']
    return mark(
      event,
      application === 'saml' ? ['authentication', 'session'] : ['authentication'],
      type,
      undefined,
      outcome,
    )
  }
  if (application === 'drive') return mark(event, ['file'], [change])
  if (application === 'user_accounts') return mark(event, ['iam'], ['change', 'user'])
  const kind = String(first.type ?? '')
  const about = /USER/.test(kind) ? ['user'] : /GROUP/.test(kind) ? ['group'] : []
  mark(
    event,
    /SETTING|CHROME|MOBILE|DOMAIN|SECURITY/.test(kind) && about.length === 0 ? ['iam', 'configuration'] : ['iam'],
    [...about, change],
  )
}
