import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import classes from './LongRows.module.css'

/** Rows drawn above and below what is in sight, so that a quick turn of the wheel finds them there. */
const spare = 12
/** Drawn anew only when so many rows have passed. */
const step = 6
/** Rows ask for the same width by `@container`. */
const narrow = 860

export type Sight = { readonly from: number; readonly to: number }

/**
 * Thousands of rows of one height, of which only those in sight stand in the page. `onSight` says which these are, so that they can be
 * asked for. It is scrolled by wheel, finger and keyboard, and is a list for a screen reader, each row with its place in the whole.
 */
export function LongRows({
  label,
  total,
  height,
  narrowHeight,
  sight,
  onSight,
  row,
}: {
  label: string
  total: number
  height: number
  /** Of a row where the list is narrow. */
  narrowHeight: number
  sight: Sight
  onSight: (sight: Sight) => void
  row: (index: number) => ReactNode
}) {
  const place = useRef<HTMLElement>(null)
  const [isNarrow, setNarrow] = useState(false)
  const each = isNarrow ? narrowHeight : height
  const told = useRef<Sight | null>(null)
  const look = useCallback(() => {
    const box = place.current
    if (!box) return
    const top = Math.floor(box.scrollTop / each / step) * step
    const from = Math.max(0, top - spare)
    const to = Math.min(total, top + step + Math.ceil(box.clientHeight / each) + spare)
    if (told.current?.from === from && told.current.to === to) return
    told.current = { from, to }
    onSight(told.current)
  }, [each, total, onSight])
  useEffect(() => {
    const box = place.current
    if (!box) return
    const widths = new ResizeObserver(() => {
      setNarrow(box.clientWidth < narrow)
      look()
    })
    widths.observe(box)
    look()
    return () => widths.disconnect()
  }, [look])
  const to = Math.min(sight.to, total)
  const shown = Array.from({ length: Math.max(0, to - sight.from) }, (_, at) => sight.from + at)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section ref={place} className={classes.place} onScroll={look} tabIndex={0} aria-label={label}>
      <div className={classes.all} style={{ height: total * each }}>
        <ul className={classes.rows} style={{ transform: `translateY(${sight.from * each}px)` }}>
          {shown.map((index) => (
            <li key={index} style={{ height: each }} aria-setsize={total} aria-posinset={index + 1}>
              {row(index)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
