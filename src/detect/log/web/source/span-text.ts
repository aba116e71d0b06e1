/** Reads how long something is as people write it: `95` and `95s` are seconds, `3:20`, `1h 2min`, `1時間2分`, `250ms`. Milliseconds, or null. */
export function readSpan(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const colons = /^(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(plain)
  if (colons) return Math.round((Number(colons[1] ?? 0) * 3_600 + Number(colons[2]) * 60 + Number(colons[3])) * 1_000)
  if (/^\d+(\.\d+)?$/.test(plain)) return bounded(Number(plain) * 1_000)
  let ms = 0
  const rest = plain.replaceAll(part, (_, number: string, unit: string) => {
    ms += Number(number) * units.find(([pattern]) => pattern.test(unit))![1]
    return ''
  })
  return rest.trim() === '' && rest !== plain ? bounded(ms) : null
}

const part = /(\d+(?:\.\d+)?)\s*(ミリ秒|ms|秒|seconds?|secs?|s|時間|hours?|h|分|minutes?|mins?|m|日|days?|d)/g
const units: readonly (readonly [RegExp, number])[] = [
  [/^(ミリ秒|ms)$/, 1],
  [/^(秒|s)/, 1_000],
  [/^(時間|h)/, 3_600_000],
  [/^(分|m)/, 60_000],
  [/^(日|d)/, 86_400_000],
]
/** A hundred years: what a clock that began at 1970 may be behind. */
const mostMs = 3_200_000_000_000
const bounded = (ms: number): number | null => (ms <= mostMs ? Math.round(ms) : null)
