// Windows events as text: Snare's tabs, OSSEC's `WinEvtLog:`, and the sections of the English message as event data.
import type { WindowsRecord } from './windows-record.ts'

const none = { recordId: '', processId: '', threadId: '', userSid: '', time: undefined }

/** `MSWinEventLog  criticality  log  counter  time  id  source  user  sid-type  type  computer  category  data  message`. */
export function readSnare(text: string): WindowsRecord | null {
  const from = text.indexOf('MSWinEventLog')
  if (from < 0) return null
  const part = text.slice(from).split(/\t|#011/)
  if (part.length < 12) return null
  const [, , channel, , time, id, provider, user, , kind, computer] = part as unknown as string[]
  const message = part.slice(13).join('\t').trim() || part.at(-1)!.trim()
  const [domain, name] = user!.includes('\\') ? user!.split('\\') : ['', user!]
  return {
    ...none,
    id: id!,
    channel: channel!,
    provider: provider!,
    computer: computer!,
    time,
    level: kind!,
    keywords: kind!,
    userName: name === 'N/A' ? '' : name!,
    userDomain: domain!,
    message,
    data: dataOfMessage(message),
  }
}

/** `2012 Jun 12 10:38:50 WinEvtLog: Security: AUDIT_FAILURE(4625): Microsoft-…: user: domain: computer: message`. */
export function readWinEvtLog(text: string): WindowsRecord | null {
  const from = text.indexOf('WinEvtLog: ')
  if (from < 0) return null
  const m =
    /^WinEvtLog: ([^:]{1,128}): ([A-Z_]{3,20})\((\d{1,5})\): ([^:]{1,128}): ([^:]{0,128}): ([^:]{0,128}): ([^:]{0,255}): /.exec(
      text.slice(from),
    )
  if (!m) return null
  const [all, channel, kind, id, provider, user, domain, computer] = m as unknown as string[]
  const stamp = /^(\d{4}) (\w{3} +\d{1,2}) (\d\d:\d\d:\d\d) /.exec(text)
  const message = text.slice(from + all!.length).trim()
  return {
    ...none,
    time: stamp ? `${stamp[2]} ${stamp[1]} ${stamp[3]}` : undefined,
    id: id!,
    channel: channel!,
    provider: provider!,
    computer: computer!,
    level: kind!,
    keywords: kind!,
    userName: user === '(no user)' ? '' : user!,
    userDomain: domain === 'no domain' ? '' : domain!,
    message,
    data: dataOfMessage(message),
  }
}

/** Section of the message → what its fields begin with in the event's template. */
const sections: readonly (readonly [RegExp, string])[] = [
  [/^(?:Subject|Creator Subject)$/, 'Subject'],
  [
    /^(?:New Logon|Account For Which Logon Failed|Target Account|New Account|Account Whose Credentials Were Used|Account Information|User|Account That Was Locked Out|Target Subject|Group|Computer Account That Was Changed|New Computer Account)$/,
    'Target',
  ],
]
const lines: Readonly<Record<string, string>> = {
  'Security ID': 'UserSid',
  'Account Name': 'UserName',
  'Account Domain': 'DomainName',
  'Logon ID': 'LogonId',
  'Group Name': 'UserName',
  'Group Domain': 'DomainName',
}
const plain: Readonly<Record<string, string>> = {
  'Logon Type': 'LogonType',
  'Logon Account': 'TargetUserName',
  'Source Network Address': 'IpAddress',
  'Client Address': 'IpAddress',
  'Source Port': 'IpPort',
  'Client Port': 'IpPort',
  'Workstation Name': 'WorkstationName',
  'Source Workstation': 'Workstation',
  'Logon Process': 'LogonProcessName',
  'Authentication Package': 'AuthenticationPackageName',
  'New Process Name': 'NewProcessName',
  'New Process ID': 'NewProcessId',
  'Creator Process Name': 'ParentProcessName',
  'Creator Process ID': 'ProcessId',
  'Process Command Line': 'CommandLine',
  'Caller Process Name': 'ProcessName',
  'Caller Process ID': 'ProcessId',
  'Process Name': 'ProcessName',
  'Process ID': 'ProcessId',
  'Failure Reason': 'FailureReason',
  Status: 'Status',
  'Sub Status': 'SubStatus',
  'Error Code': 'Status',
  'Service Name': 'ServiceName',
  'Service File Name': 'ServiceFileName',
  'Task Name': 'TaskName',
  'Object Name': 'ObjectName',
  'Share Name': 'ShareName',
  'Target Server Name': 'TargetServerName',
}

/** `Account Name:  WIN-1$` under `Subject:` is SubjectUserName. Lines may have been joined by tabs or blanks on the way. */
export function dataOfMessage(message: string): Map<string, string> {
  const out = new Map<string, string>()
  const text = message.slice(0, 16_384).replaceAll('#015', '').replaceAll('#012', '\n').replaceAll('#011', '\t')
  const parts = text.split(/[\r\n\t]+| {2,}/)
  let under = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!.trim()
    const sign = part.indexOf(':')
    if (sign < 0) continue
    // the first section follows the sentence: `An account failed to log on. Subject:`
    const label = part.slice(part.lastIndexOf('. ', sign) < 0 ? 0 : part.lastIndexOf('. ', sign) + 2, sign)
    const next = parts[i + 1]?.trim() ?? ''
    const value = part.slice(sign + 1).trim() || (next.endsWith(':') ? '' : next)
    const section = sections.find(([name]) => name.test(label))
    if (section && part.endsWith(':')) under = section[1]
    else if (lines[label] && value) {
      const name = `${under || 'Subject'}${lines[label]}`
      if (!out.has(name)) out.set(name, value)
    } else if (plain[label] && value && !out.has(plain[label]!)) out.set(plain[label]!, value)
  }
  return out
}
