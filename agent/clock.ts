import type { MeasuredClock } from '#src/detect/agent/agent.ts'

/** Four times as NTP takes them (RFC 5905 §8): asked and heard by the agent's clock, received and answered by the desk's. */
export type Exchange = {
  readonly askedMs: number
  readonly receivedMs: number
  readonly answeredMs: number
  readonly heardMs: number
}

const kept = 8

/** The error of this clock; of the last few exchanges the quickest says it best. */
export function newClockMeasure() {
  let last: MeasuredClock[] = []
  return {
    take({ askedMs, receivedMs, answeredMs, heardMs }: Exchange): MeasuredClock {
      const measured = {
        errorMs: Math.round(((askedMs - receivedMs + (heardMs - answeredMs)) / 2) * 10) / 10,
        roundTripMs: Math.max(0, heardMs - askedMs - (answeredMs - receivedMs)),
        measuredAt: new Date(heardMs).toISOString(),
      }
      last = [...last, measured].slice(-kept)
      return measured
    },
    get best(): MeasuredClock | null {
      return last.reduce<MeasuredClock | null>(
        (best, one) => (best && best.roundTripMs <= one.roundTripMs ? best : one),
        null,
      )
    },
  }
}
