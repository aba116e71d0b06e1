// Observations of many lines as they go from thread to thread: side by side by what they say, which takes a tenth of one object each.
import type { Observation } from '../observation.ts'

type Columns = { readonly [K in keyof Observation]: readonly Observation[K][] }
/** Where nothing was observed there is nothing between. */
export type ObservationColumns = {
  readonly isThere: readonly boolean[]
  readonly numbers: Float64Array
  readonly columns: Omit<Columns, Numbered | 'recipients'>
  readonly recipients: readonly (readonly string[] | null)[]
}
type Numbered = 'line' | 'atMs' | 'port' | 'bytesOut'
const width = 4
const NOBODY: readonly string[] = []

export function columnsOf(seen: readonly (Observation | null)[]): ObservationColumns {
  const there = seen.filter((one) => one !== null)
  const numbers = new Float64Array(there.length * width)
  for (let n = 0; n < there.length; n++) {
    const { line, atMs, port, bytesOut } = there[n]!
    numbers[n * width] = line
    numbers[n * width + 1] = atMs
    numbers[n * width + 2] = port
    numbers[n * width + 3] = bytesOut
  }
  return {
    isThere: seen.map((one) => one !== null),
    numbers,
    columns: {
      receivedMs: there.map((one) => one.receivedMs),
      source: there.map((one) => one.source),
      dataset: there.map((one) => one.dataset),
      host: there.map((one) => one.host),
      user: there.map((one) => one.user),
      address: there.map((one) => one.address),
      destination: there.map((one) => one.destination),
      process: there.map((one) => one.process),
      signIn: there.map((one) => one.signIn),
      isConnection: there.map((one) => one.isConnection),
      isRefused: there.map((one) => one.isRefused),
      bytesBack: there.map((one) => one.bytesBack),
      country: there.map((one) => one.country),
      sequence: there.map((one) => one.sequence),
      channel: there.map((one) => one.channel),
    },
    recipients: there.map((one) => (one.recipients.length === 0 ? null : one.recipients)),
  }
}

export function observationsOf({ isThere, numbers, columns, recipients }: ObservationColumns): (Observation | null)[] {
  let n = -1
  return isThere.map((is) => {
    if (!is) return null
    n++
    return {
      line: numbers[n * width]!,
      atMs: numbers[n * width + 1]!,
      receivedMs: columns.receivedMs[n]!,
      source: columns.source[n]!,
      dataset: columns.dataset[n]!,
      host: columns.host[n]!,
      user: columns.user[n]!,
      address: columns.address[n]!,
      destination: columns.destination[n]!,
      port: numbers[n * width + 2]!,
      process: columns.process[n]!,
      signIn: columns.signIn[n]!,
      isConnection: columns.isConnection[n]!,
      isRefused: columns.isRefused[n]!,
      bytesOut: numbers[n * width + 3]!,
      bytesBack: columns.bytesBack[n]!,
      country: columns.country[n]!,
      recipients: recipients[n] ?? NOBODY,
      sequence: columns.sequence[n]!,
      channel: columns.channel[n]!,
    }
  })
}
