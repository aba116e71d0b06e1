// The pulse of a source: how many lines it sends and how its clock stands, so that a flood or a jump in time is noticed once (S1-29, S1-31).

export type Pulse = {
  minute: number
  count: number
  /** Lines a minute, smoothed over about an hour; null in the first minute. */
  usual: number | null
  isFlooding: boolean
  /** Stated time minus arrival, smoothed; null until a line stated one. */
  offsetMs: number | null
  /** Lines in a row that stand elsewhere than the ones before, and where. */
  astray: number
  astrayMs: number
  /** When a jump was last said: two hosts behind one address are said to jump once an hour, not at each line. */
  saidMs: number
}
export type Finding =
  | { readonly kind: 'flood'; readonly perMinute: number; readonly usual: number }
  | { readonly kind: 'jump'; readonly fromMs: number; readonly toMs: number }

export const newPulse = (): Pulse => ({
  minute: -1,
  count: 0,
  usual: null,
  isFlooding: false,
  offsetMs: null,
  astray: 0,
  astrayMs: 0,
  saidMs: Number.NEGATIVE_INFINITY,
})

/** Fewer lines a minute are no flood, however quiet it was before. */
const floodLeast = 10_000
const floodTimes = 10
const smoothing = 1 / 60

const hourMs = 3_600_000
const jumpMs = 120_000
/** Old lines that a sender catches up with come in between; a clock that was set stays where it is. */
const jumpLines = 10
const drift = 0.05

/** One more line; says what is new about the source, which is nearly always nothing. */
export function beat(pulse: Pulse, receivedMs: number, statedMs: number | null): Finding | null {
  const flood = counted(pulse, Math.floor(receivedMs / 60_000))
  return flood ?? (statedMs === null ? null : timed(pulse, statedMs - receivedMs, receivedMs))
}

function counted(pulse: Pulse, minute: number): Finding | null {
  if (minute !== pulse.minute) {
    if (pulse.minute >= 0) {
      const silent = Math.min(600, minute - pulse.minute - 1)
      const calm = pulse.isFlooding ? Math.min(pulse.count, (pulse.usual ?? 0) * floodTimes) : pulse.count
      const usual = pulse.usual ?? calm
      pulse.usual = (usual + (calm - usual) * smoothing) * (1 - smoothing) ** silent
      if (pulse.count < Math.max(floodLeast, pulse.usual * floodTimes) / 2) pulse.isFlooding = false
    }
    pulse.minute = minute
    pulse.count = 0
  }
  pulse.count++
  const { usual } = pulse
  if (usual === null || pulse.isFlooding || pulse.count <= Math.max(floodLeast, usual * floodTimes)) return null
  pulse.isFlooding = true
  return { kind: 'flood', perMinute: pulse.count, usual: Math.round(usual) }
}

function timed(pulse: Pulse, offset: number, nowMs: number): Finding | null {
  const usual = pulse.offsetMs
  if (usual === null) {
    pulse.offsetMs = offset
    return null
  }
  if (Math.abs(offset - usual) < jumpMs) {
    pulse.offsetMs = usual + (offset - usual) * drift
    pulse.astray = 0
    return null
  }
  const isSame = pulse.astray > 0 && Math.abs(offset - pulse.astrayMs) < jumpMs
  pulse.astray = isSame ? pulse.astray + 1 : 1
  pulse.astrayMs = offset
  if (pulse.astray < jumpLines) return null
  pulse.offsetMs = offset
  pulse.astray = 0
  if (nowMs - pulse.saidMs < hourMs) return null
  pulse.saidMs = nowMs
  return { kind: 'jump', fromMs: Math.round(usual), toMs: Math.round(offset) }
}
