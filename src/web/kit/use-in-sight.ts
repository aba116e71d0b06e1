import { type RefObject, useEffect } from 'react'

/**
 * Scrolls a row sideways so that what `selector` finds in it is in sight: when `what` changes, and when the row or a part of it
 * gets another width, as by a count that comes in. The page stays where it is.
 */
export function useInSight(row: RefObject<HTMLElement | null>, selector: string, what: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open decides what the selector finds
  useEffect(() => {
    const place = row.current
    if (!place) return
    const show = () => {
      const found = place.querySelector(selector)
      if (!found) return
      const [all, one] = [place.getBoundingClientRect(), found.getBoundingClientRect()]
      place.scrollLeft += one.left - all.left - (all.width - one.width) / 2
    }
    const widths = new ResizeObserver(show)
    for (const part of [place, ...place.children]) widths.observe(part)
    return () => widths.disconnect()
  }, [row, selector, what])
}
