// Any text: its time where it begins with one, and all of it as the message. Nothing is lost.
import { findStamp } from '#src/core/written-time.ts'
import type { LogFormat } from '../format.ts'
import { setMicros, setTime } from '../time/clock.ts'
import { epochMicros, tai64nMicros } from '../time/count.ts'
import { zoneAt } from '../time/piece.ts'
import { clfStamp, ctimeStamp, isoStamp, longBsdStamp, type Stamp } from '../time/stamp.ts'

export const plain: LogFormat = {
  name: 'plain',
  title: { ja: '文字列(時刻と本文)', en: 'Plain text (time and text)' },
  dataset: 'plain',
  read(text, event, reading) {
    event.message = text
    if (event['@timestamp'] !== undefined) return true
    const tai = tai64nMicros(text, 0)
    if (tai !== null) {
      setMicros(event, tai)
      return true
    }
    const stamp = leading(text) ?? anywhere(text)
    if (stamp !== null) setTime(event, stamp, reading.clock)
    else {
      const epoch = /^[[("]?(1\d{8,18}(?:\.\d{1,9})?)[\])",: ]/.exec(text.slice(0, 40))
      const micros = epoch === null ? null : epochMicros(epoch[1]!)
      if (micros !== null) setMicros(event, micros)
    }
    return true
  },
}

/** A stamp at the beginning, behind an opening bracket or a quote. */
function leading(text: string): Stamp | null {
  let at = 0
  while (at < 3 && '[("<'.includes(text[at] ?? ' ')) at++
  const stamp = isoStamp(text, at) ?? clfStamp(text, at) ?? longBsdStamp(text, at) ?? ctimeStamp(text, at)
  if (stamp !== null && stamp.offset === null) zoneAt(text, stamp)
  return stamp
}

/** How far into a line its time may stand. */
const HEAD = 200

function anywhere(text: string): Stamp | null {
  const head = text.slice(0, HEAD)
  if (!/\d:\d\d|\d時\d/.test(head)) return null
  const found = findStamp(head)
  if (found === null || found.precision === 'day' || found.precision === 'about') return null
  return { ...found, micro: Number(found.fraction.slice(0, 6).padEnd(6, '0')), end: found.index + found.length }
}
