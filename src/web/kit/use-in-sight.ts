import { type RefObject, useLayoutEffect } from 'react'

/** Scrolls a row sideways so that what `selector` finds in it is in sight, and again when `what` changes. The page stays where it is. */
export function useInSight(row: RefObject<HTMLElement | null>, selector: string, what: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open decides what the selector finds
  useLayoutEffect(() => {
    const found = row.current?.querySelector(selector)
    if (!row.current || !found) return
    const [all, one] = [row.current.getBoundingClientRect(), found.getBoundingClientRect()]
    row.current.scrollLeft += one.left - all.left - (all.width - one.width) / 2
  }, [row, selector, what])
}
