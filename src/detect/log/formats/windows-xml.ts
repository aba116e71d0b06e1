// A Windows event as XML, `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>…`: a strict parser, bounded, no entities of its own.
import { SaxesParser } from 'saxes'
import type { WindowsRecord } from './windows-record.ts'

const MAX_TEXT = 1024 * 1024
const MAX_DEPTH = 16
const MAX_DATA = 256

type System = Record<string, string>

/** Null when the text is no whole Windows event. */
export function readWindowsXml(text: string): WindowsRecord | null {
  const from = text.indexOf('<Event')
  const to = text.lastIndexOf('</Event>')
  if (from < 0 || to < 0 || text.length > MAX_TEXT) return null
  const system: System = {}
  const data = new Map<string, string>()
  const path: string[] = []
  let name = ''
  let said = ''
  let unnamed = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name: tag, attributes }) => {
    path.push(tag)
    if (path.length > MAX_DEPTH) throw new Error('too deep')
    said = ''
    name = tag === 'Data' ? (attributes.Name ?? '') : tag
    if (path[1] === 'System')
      for (const [key, value] of Object.entries(attributes)) system[`${tag}.${key}`] = String(value)
  })
  parser.on('text', (part) => {
    said += part
  })
  parser.on('cdata', (part) => {
    said += part
  })
  parser.on('closetag', ({ name: tag }) => {
    const [, part] = path
    path.pop()
    const value = said.trim()
    said = ''
    if (part === 'System' && path.length === 2) system[tag] = value
    else if (part === 'RenderingInfo' && tag === 'Message') system.Message = value
    else if (
      (part === 'EventData' || part === 'UserData') &&
      (tag === 'Data' || value !== '') &&
      data.size < MAX_DATA
    ) {
      data.set(tag === 'Data' ? name || `param${++unnamed}` : tag, value)
    }
  })
  try {
    parser.write(text.slice(from, to + '</Event>'.length)).close()
  } catch {
    return null
  }
  if (system.EventID === undefined) return null
  return {
    id: system.EventID,
    channel: system.Channel ?? '',
    provider: system['Provider.Name'] ?? '',
    computer: system.Computer ?? '',
    recordId: system.EventRecordID ?? '',
    time: system['TimeCreated.SystemTime'],
    level: system.Level ?? '',
    keywords: system.Keywords ?? '',
    processId: system['Execution.ProcessID'] ?? '',
    threadId: system['Execution.ThreadID'] ?? '',
    userSid: system['Security.UserID'] ?? '',
    userName: '',
    userDomain: '',
    message: system.Message ?? '',
    data,
  }
}
