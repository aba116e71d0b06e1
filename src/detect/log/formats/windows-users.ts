// Who did it and to whom: `Subject` is the actor, `Target` the account that signs in (then it is the user) or is acted on.
import type { LogEvent } from '../event.ts'
import { put, putUser } from '../put.ts'
import type { WindowsRecord } from './windows-record.ts'

/** Of these the account in `Target` is who signs in or out. */
const signs = new Set('4624 4625 4634 4647 4768 4769 4770 4771 4776 4777 4778 4779 4648 4964 4800 4801 4672'.split(' '))

type Data = ReadonlyMap<string, string>

export function putWindowsUsers(event: LogEvent, record: WindowsRecord, data: Data): void {
  const subject = accountOf(data, 'Subject')
  const target = accountOf(data, 'Target')
  const isSecurity = /security/i.test(`${record.channel} ${record.provider}`)
  const isSign = isSecurity && signs.has(record.id) && target.name !== undefined && record.id !== '4648'
  if (isSign) {
    account(event, 'user', target)
    if (subject.name && subject.name !== target.name) account(event, 'source.user', subject)
  } else {
    account(event, 'user', subject)
    if (target.name || target.id)
      account(event, record.id === '4648' || record.id === '4688' ? 'user.effective' : 'user.target', target)
  }
  const named = data.get('User') ?? data.get('AccountName') ?? data.get('param1')
  if (named && /^[^\\\s]{1,64}\\[^\\]{1,128}$/.test(named)) putUser(event, 'user', named)
  else if (data.get('User')) putUser(event, 'user', data.get('User'))
  put(event, 'user.name', record.userName)
  put(event, 'user.domain', record.userDomain)
  put(event, 'user.id', record.userSid)
  const group = /^(?:47(?:2[7-9]|3[0-57]|4[4-9]|5\d|6[0-4]))$/.test(record.id) && isSecurity
  if (group) {
    put(event, 'group.name', data.get('TargetUserName'))
    put(event, 'group.domain', data.get('TargetDomainName'))
    put(event, 'group.id', data.get('TargetSid'))
  }
}

type Account = { readonly name?: string; readonly domain?: string; readonly id?: string }

function accountOf(data: Data, side: 'Subject' | 'Target'): Account {
  const value = (name: string) => {
    const text = data.get(name)
    return text && text !== '-' ? text : undefined
  }
  return {
    name: value(`${side}UserName`),
    domain: value(`${side}DomainName`),
    id: value(`${side}UserSid`) ?? value(`${side}Sid`),
  }
}

function account(event: LogEvent, under: string, { name, domain, id }: Account): void {
  put(event, `${under}.name`, name?.includes('@') && !domain ? name.split('@')[0] : name)
  put(event, `${under}.domain`, domain)
  put(event, `${under}.id`, id)
}
