// Names that stand in log lines beside their addresses: the machine that wrote a line, the accounts in it.
import type { LogEvent } from '#src/detect/log/event.ts'
import { readEvent } from '#src/detect/log/reader.ts'
import { newReading } from '#src/detect/log/reading.ts'

const hostKey = /^(?:host|observer)\.(?:name|hostname)$/
const accountKey = /^(?:[a-z_]+\.)*user\.(?:[a-z_]+\.)?name$/
/** Found on every machine: they tell nobody from anybody. */
const everywhere = new Set(
  'root admin administrator guest test user nobody daemon postgres www mail web ns mysql ftp localhost system -'.split(
    ' ',
  ),
)
const mostLines = 2_000
const mostNames = 500

export function namesInLines(lines: readonly { readonly raw: string }[], zone: string) {
  const hosts = new Set<string>()
  const accounts = new Set<string>()
  for (const { raw } of lines.slice(0, mostLines)) {
    const event = readEvent(raw, newReading({ format: 'auto', zone, year: null, receivedAtMs: 0 }))
    gather(event, hostKey, hosts)
    gather(event, accountKey, accounts)
  }
  return { hosts: [...hosts].slice(0, mostNames), accounts: [...accounts].slice(0, mostNames) }
}

function gather(event: LogEvent, keys: RegExp, into: Set<string>): void {
  for (const [key, value] of Object.entries(event))
    if (keys.test(key) && typeof value === 'string' && value.length > 1 && !everywhere.has(value.toLowerCase()))
      into.add(value)
}
