// One action leaves a line with the client, the proxy, the firewall and the server: what they have in common is an address or a name (S1-67).
import type { LogLine } from '../../api.ts'
import { lineFor } from '../search/term.ts'
import { fieldText } from './line.ts'

const fields = [
  'source.ip',
  'destination.ip',
  'client.ip',
  'server.ip',
  'source.nat.ip',
  'destination.nat.ip',
  'url.domain',
  'destination.domain',
  'dns.question.name',
] as const
/** Every host has these addresses: they lead to everything. */
const nowhere = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|::1?$)/

/** What finds the other lines of the same action, whoever wrote them; '' where the line names nothing that others could know. */
export function chainQuery(line: Pick<LogLine, 'event' | 'source'>): string {
  const values = fields.flatMap((field) => {
    const own = line.event[field]
    return Array.isArray(own) ? own.map(String) : [fieldText(line as LogLine, field)]
  })
  const known = values.filter((value) => value !== '' && !nowhere.test(value))
  return [...new Set(known)].map(lineFor).join(' or ')
}
