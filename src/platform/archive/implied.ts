import type { EcsEvent } from './column.ts'

/**
 * Fields that only say again what a row says elsewhere: the message that ends the line, the addresses and the user under which an event
 * is found again. They are not written a second time. A note among the other fields says which were left out, and they are put back on
 * reading; searches ask the columns that say the same.
 */
export const noteKey = '^'

/** Columns that hold what such a field says. */
export const saidBy: Readonly<Record<string, readonly string[]>> = {
  'related.ip': ['source.ip', 'destination.ip'],
  'related.user': ['user.name'],
}

const [bySource, byDestination, byBoth, byUser, byNone] = ['s', 'd', 'b', 'u', '-'] as const

/** What may be left out of an event's other fields, as the note has it: `su34`; empty when nothing may. */
export function noteOf(event: EcsEvent): string {
  const at = messageAt(event)
  const address = addressNote(event)
  const user = isAlone(event['related.user'], event['user.name']) ? byUser : byNone
  if (at < 0 && address === byNone && user === byNone) return ''
  return `${address}${user}${at < 0 ? '' : at}`
}

export const leavesMessage = (note: string): boolean => note.length > 2
export const leavesAddresses = (note: string): boolean => note !== '' && !note.startsWith(byNone)
export const leavesUser = (note: string): boolean => note.startsWith(byUser, 1)

/** Where in the line the message begins that goes on to its end; -1 when it is another text. */
function messageAt(event: EcsEvent): number {
  const { message } = event
  const original = event['event.original']
  if (typeof message !== 'string' || typeof original !== 'string') return -1
  return original.endsWith(message) && message.isWellFormed() ? original.length - message.length : -1
}

function addressNote(event: EcsEvent): string {
  const list = event['related.ip']
  if (!Array.isArray(list)) return byNone
  const [source, destination] = [event['source.ip'], event['destination.ip']]
  if (list.length === 2) return isSame(list[0], source) && isSame(list[1], destination) ? byBoth : byNone
  if (list.length !== 1) return byNone
  return isSame(list[0], source) ? bySource : isSame(list[0], destination) ? byDestination : byNone
}

const isAlone = (list: unknown, value: unknown): boolean =>
  Array.isArray(list) && list.length === 1 && isSame(list[0], value)
/** A column holds the text as it is. */
const isSame = (one: unknown, value: unknown): boolean =>
  typeof one === 'string' && one === value && one !== '' && one.isWellFormed()

/** Puts back what the note says was left out. */
export function putBack(event: Record<string, EcsEvent[string]>, note: string, original: string): void {
  const [address, user] = note
  const [source, destination] = [String(event['source.ip']), String(event['destination.ip'])]
  if (address === bySource) event['related.ip'] = [source]
  else if (address === byDestination) event['related.ip'] = [destination]
  else if (address === byBoth) event['related.ip'] = [source, destination]
  if (user === byUser) event['related.user'] = [String(event['user.name'])]
  if (leavesMessage(note)) event.message = original.slice(Number(note.slice(2)))
}

/** A field that a sender called like the note, or what this makes of it, is written with one sign more. */
export const writtenKey = (key: string): string => (key.startsWith(noteKey) ? noteKey + key : key)
export const readKey = (key: string): string => (key.startsWith(noteKey) ? key.slice(noteKey.length) : key)
