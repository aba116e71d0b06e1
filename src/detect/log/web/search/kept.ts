import { useCallback, useState } from 'react'

/** Something that this browser remembers, as JSON. What cannot be read is as if it were not there. */
export function useKept<T>(key: string, byDefault: T, isGood: (value: unknown) => boolean) {
  const [value, set] = useState<T>(() => {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
      return isGood(found) ? (found as T) : byDefault
    } catch {
      return byDefault
    }
  })
  const keep = useCallback(
    (next: T) => {
      set(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing still shows it until the page is left.
      }
    },
    [key],
  )
  return [value, keep] as const
}
