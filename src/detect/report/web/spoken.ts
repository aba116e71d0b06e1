import type { InputOf } from '#src/core/endpoint.ts'
import type { When } from '#src/core/time.ts'
import type { reportApi } from '../api.ts'
import type { Consent } from '../report.ts'
import { type ClockDraft, clockDraft, clockOf } from './ClockFields.tsx'
import { nothingSaid } from './ConsentFields.tsx'

export const spokenChannels = ['phone', 'fax', 'paper'] as const
type NewReport = InputOf<typeof reportApi.create>
export const purposes = ['information', 'question', 'contact-site', 'handling'] as const

/** What stands in the fields while somebody writes down a call. */
export type Spoken = {
  readonly channel: (typeof spokenChannels)[number]
  readonly subject: string
  readonly text: string
  readonly log: string
  readonly reporter: Readonly<
    Partial<Record<'name' | 'organisation' | 'department' | 'email' | 'phone' | 'fax', string>>
  >
  readonly isOccurredKnown: boolean
  readonly occurred: When | null
  readonly isDiscoveredKnown: boolean
  readonly discovered: When | null
  readonly isReceivedEarlier: boolean
  readonly received: When | null
  readonly clock: ClockDraft
  readonly source: string
  readonly target: string
  readonly consent: Consent
  readonly kinds: string[]
  readonly purpose: '' | (typeof purposes)[number]
  readonly request: string
  readonly howFound: string
  readonly targetSystem: string
  readonly addressee: string
  readonly actionTaken: string
  readonly reportedElsewhere: string
}

export const emptySpoken: Spoken = {
  channel: 'phone',
  subject: '',
  text: '',
  log: '',
  reporter: {},
  isOccurredKnown: false,
  occurred: null,
  isDiscoveredKnown: false,
  discovered: null,
  isReceivedEarlier: false,
  received: null,
  clock: clockDraft(),
  source: '',
  target: '',
  consent: nothingSaid,
  kinds: [],
  purpose: '',
  request: '',
  howFound: '',
  targetSystem: '',
  addressee: '',
  actionTaken: '',
  reportedElsewhere: '',
}

export const isSpokenComplete = (said: Spoken): boolean => said.text.trim() !== '' || said.log.trim() !== ''

/** The report as the desk takes it: what was left open is left out. */
export function spokenReport(said: Spoken): NewReport {
  const reporter = Object.fromEntries(
    Object.entries(said.reporter).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const texts = Object.fromEntries(
    (
      [
        'subject',
        'text',
        'log',
        'request',
        'howFound',
        'targetSystem',
        'addressee',
        'actionTaken',
        'reportedElsewhere',
      ] as const
    )
      .filter((name) => said[name].trim() !== '')
      .map((name) => [name, said[name]]),
  )
  return {
    channel: said.channel,
    ...texts,
    ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
    ...(said.isOccurredKnown && said.occurred ? { occurred: said.occurred } : {}),
    ...(said.isDiscoveredKnown && said.discovered ? { discoveredAt: said.discovered } : {}),
    ...(said.isReceivedEarlier && said.received ? { receivedAt: said.received.from } : {}),
    ...(said.source.trim() ? { sourceAddresses: said.source } : {}),
    ...(said.target.trim() ? { targetAddresses: said.target } : {}),
    ...(said.purpose ? { purpose: said.purpose } : {}),
    ...(said.kinds.length > 0 ? { kinds: said.kinds } : {}),
    clock: clockOf(said.clock),
    consent: said.consent,
  }
}
