// What container runtimes put around a line: Docker's JSON file and Kubernetes' CRI.
import type { LogEvent } from '../event.ts'
import { fieldText, jsonObject } from '../json-text.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'

/** `{"log":"…\n","stream":"stderr","time":"…"}`; null when it is none. */
export function dockerEnvelope(text: string, event: LogEvent, reading: Reading): string | null {
  if (!text.includes('"log"')) return null
  const object = jsonObject(text)
  if (object === null || typeof object.log !== 'string') return null
  const stamp = isoStamp(fieldText(object, 'time'), 0)
  if (stamp === null) return null
  setTime(event, stamp, reading.clock)
  if (typeof object.stream === 'string') event['log.stream'] = object.stream
  return object.log.replace(/\r?\n$/, '')
}

const CRI = / (stdout|stderr) ([FP]) /y

/** `2016-10-06T00:17:09.669794202Z stdout F message`; null when it is none. */
export function criEnvelope(text: string, event: LogEvent, reading: Reading): string | null {
  if (text.charCodeAt(10) !== 84) return null
  const stamp = isoStamp(text, 0)
  if (stamp === null) return null
  CRI.lastIndex = stamp.end
  const m = CRI.exec(text)
  if (m === null) return null
  setTime(event, stamp, reading.clock)
  event['log.stream'] = m[1]
  if (m[2] === 'P') event['log.is_partial'] = true
  return text.slice(CRI.lastIndex)
}
