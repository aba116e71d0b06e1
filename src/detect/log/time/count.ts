// Moments that are a count: seconds and their parts since 1970, and the TAI64N labels of multilog.

/** Microseconds of an epoch in seconds (with a fraction), milliseconds, microseconds or nanoseconds; null when it is no likely time. */
export function epochMicros(text: string): number | null {
  const m = /^(\d{9,19})(?:[.,](\d{1,9}))?$/.exec(text)
  if (m === null) return null
  const whole = m[1]!
  const fraction = Number((m[2] ?? '').slice(0, 6).padEnd(6, '0'))
  if (whole.length <= 11) return Number(whole) * 1e6 + fraction
  if (whole.length <= 14) return Number(whole) * 1e3 + Math.floor(fraction / 1e3)
  if (whole.length <= 16) return Number(whole)
  return Number(whole.slice(0, -3))
}

/** TAI64N label of djb's multilog: `@4000000037c219bf2ef02e94`, ten seconds ahead of UTC's count as in daemontools. */
export function tai64nMicros(text: string, at: number): number | null {
  if (text.charCodeAt(at) !== 64 || !/^@4[0-9a-f]{23}(?![0-9a-f])/.test(text.slice(at, at + 26))) return null
  const seconds = Number.parseInt(text.slice(at + 2, at + 17), 16) - 10
  return seconds * 1e6 + Math.floor(Number.parseInt(text.slice(at + 17, at + 25), 16) / 1e3)
}
