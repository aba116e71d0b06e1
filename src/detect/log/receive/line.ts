// From the bytes of one message to a line for the archive: whose it is, in which zone and format its source writes.
import { type Incoming, microsOf } from '#src/platform/archive/row.ts'
import { textOf } from '../bytes/message.ts'
import type { LogEvent } from '../event.ts'
import { readEvent } from '../reader.ts'
import { newReading, type Reading } from '../reading.ts'
import { type Budget, filledLine, Templates } from '../template/template.ts'
import { newClock } from '../time/clock.ts'
import type { Notices } from './notice.ts'
import { beat, newPulse, type Pulse } from './pulse.ts'
import { nameBehind, type Peer, peerName, type SourceSetting } from './sender.ts'

const dayMs = 86_400_000
/** Sources that are told apart; names beyond, which only a forger makes up, are kept under the address that sent them. */
const mostSources = 10_000
/** Name of the desk's own source: what it has to say of receiving itself. */
export const ownSource = 'hikeshi'

type Known = {
  readonly setting: SourceSetting
  reading: Reading
  day: number
  charset: string | null
  readonly pulse: Pulse
  /** By the address of the sender: a name may be behind several. */
  readonly templates: Map<string, Templates>
  /** Something came from it since it was known. */
  isMet: boolean
}

export type LineReading = {
  read(message: Buffer, peer: Peer, receivedMs: number): Incoming
  /** What the desk says of its sources; it holds from the next line on. */
  know(settings: readonly SourceSetting[], zone: string): void
}

/** Forms that are learnt of all sources together, and senders of one name whose lines are read by them. */
const [mostForms, mostAddresses] = [20_000, 16]

export function newLineReading(notices: Notices): LineReading {
  let budget: Budget = { left: mostForms }
  let zone = 'UTC'
  let entered = new Map<string, SourceSetting>()
  let sources = new Map<string, Known>()

  const open = (name: string, receivedMs: number, before?: Known): Known => {
    const setting = entered.get(name) ?? { name, zone: null, format: 'auto', keep: 'year', isRelay: false }
    const given = { source: name, zone: setting.zone ?? zone, format: setting.format, receivedAtMs: receivedMs }
    return {
      setting,
      reading: newReading(given),
      day: Math.floor(receivedMs / dayMs),
      charset: before?.charset ?? null,
      pulse: before?.pulse ?? newPulse(),
      templates: new Map(),
      isMet: before?.isMet ?? entered.has(name),
    }
  }
  const knownOf = (name: string, receivedMs: number): Known => {
    let known = sources.get(name)
    if (!known) {
      known = open(name, receivedMs)
      if (sources.size < mostSources) sources.set(name, known)
    }
    const day = Math.floor(receivedMs / dayMs)
    if (day !== known.day) {
      // A stamp without a year means the one in which it came.
      const given = { ...known.reading.given, receivedAtMs: receivedMs }
      known.reading = { ...known.reading, given, clock: newClock(given) }
      known.day = day
    }
    return known
  }

  const templatesOf = (known: Known, peer: Peer): Templates | null => {
    const made = known.templates.get(peer.address)
    if (made !== undefined) return made
    if (known.setting.isRelay || known.templates.size >= mostAddresses) return null
    const { address, name } = peer
    const thorough = (text: string): Incoming =>
      incomingOf(readEvent(text, known.reading), known, { address, name }, known.reading.given.receivedAtMs)
    const templates = new Templates(thorough, budget)
    known.templates.set(address, templates)
    return templates
  }
  const told = (known: Known, receivedMs: number, micros: number | null): void => {
    if (!known.isMet) {
      known.isMet = true
      notices.tell({ kind: 'met', names: [known.setting.name] })
    }
    const finding = beat(known.pulse, receivedMs, micros === null ? null : micros / 1_000)
    if (finding) notices.tell({ kind: 'finding', source: known.setting.name, finding })
  }

  return {
    know(settings, deskZone) {
      zone = deskZone
      entered = new Map(settings.map((one) => [one.name, one]))
      const now = Date.now()
      budget = { left: mostForms }
      sources = new Map([...sources].map(([name, known]) => [name, open(name, now, known)]))
    },
    read(message, peer, receivedMs) {
      const direct = peerName(peer)
      let known = knownOf(direct, receivedMs)
      const { text, note, charset } = textOf(message, known.charset)
      known.charset = charset
      const matched = note === null ? templatesOf(known, peer)?.match(text, known.reading.clock, 0) : null
      if (matched) {
        const { name, keep } = known.setting
        told(known, receivedMs, matched.micros)
        return filledLine(matched, name, receivedMs * 1_000, keep)
      }
      let event = readEvent(text, known.reading)
      if (known.setting.isRelay) {
        const behind = nameBehind(direct, event['host.name'])
        if (behind !== direct && (sources.has(behind) || sources.size < mostSources)) {
          const { setting } = known
          known = knownOf(behind, receivedMs)
          const { zone: inZone, format } = known.setting
          if (inZone !== setting.zone || format !== setting.format) event = readEvent(text, known.reading)
        }
      }
      if (note) Object.assign(event, note)
      const incoming = incomingOf(event, known, peer, receivedMs)
      told(known, receivedMs, incoming.stated ?? null)
      return incoming
    },
  }
}

function incomingOf(event: LogEvent, { setting: { name, keep } }: Known, peer: Peer, receivedMs: number): Incoming {
  event['log.source'] = name
  if (name !== peer.address) event['log.source.address'] = peer.address
  const stated = event['@timestamp']
  const micros = typeof stated === 'string' ? microsOf(stated) : null
  return { event, source: name, received: receivedMs * 1_000, keep, stated: micros }
}

/** A line by the desk itself about what it received. */
export function ownLine(action: string, message: string, facts: Readonly<Record<string, string | number>>): Incoming {
  const now = Date.now()
  const event = {
    '@timestamp': new Date(now).toISOString(),
    'event.kind': 'event',
    'event.dataset': 'hikeshi.receive',
    'event.category': ['host'],
    'event.type': ['info'],
    'event.action': action,
    'event.original': message,
    message,
    'log.source': ownSource,
    ...facts,
  }
  return { event, source: ownSource, received: now * 1_000, keep: 'year' }
}
