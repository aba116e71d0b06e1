// Who a message is from: what the desk calls the source of it.
import { isIP } from 'node:net'

/** What the desk knows of a source before a line of it is read. */
export type SourceSetting = {
  readonly name: string
  readonly zone: string | null
  readonly format: string
  readonly keep: string
  /** It passes on what others said: their names stand in the header (S1-38). */
  readonly isRelay: boolean
}

/** The other end of a connection: its address, and its name when a certificate proved it. */
export type Peer = { readonly address: string; readonly name: string | null }

const longestName = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line of visible text
const visible = /^[^\u0000-\u001f\u007f]+$/

export const isSourceName = (name: string): boolean => name.length <= longestName && visible.test(name)

/** `::ffff:192.0.2.1` is 192.0.2.1; an address of a link loses its zone. */
export function plainAddress(address: string): string {
  const bare = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(.+)$/i.exec(bare)?.[1]
  return mapped !== undefined && isIP(mapped) === 4 ? mapped : bare
}

/** The name under which a peer is known: that of its certificate, else its address. Anybody may write a name into a header. */
export const peerName = ({ address, name }: Peer): string => (name !== null && isSourceName(name) ? name : address)

/** Behind a relay the host that the header names; a header that names none leaves the relay. */
export function nameBehind(relay: string, host: unknown): string {
  return typeof host === 'string' && host !== '' && host !== '-' && isSourceName(host) ? host : relay
}
