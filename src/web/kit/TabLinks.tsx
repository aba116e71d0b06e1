import { type ReactNode, useRef } from 'react'
import classes from './TabLinks.module.css'
import { useInSight } from './use-in-sight.ts'

/** The parts of a place as a row of links, one of them `aria-current`. A narrow row scrolls, with the open one in sight. */
export function TabLinks({
  label,
  open,
  isBehind = false,
  children,
}: {
  label: string
  /** Which one is open. */
  open: string
  /** Something lies over it where there is no room for both. */
  isBehind?: boolean
  children: ReactNode
}) {
  const row = useRef<HTMLElement>(null)
  useInSight(row, '[aria-current]', open)
  return (
    <nav ref={row} aria-label={label} className={classes.tabs} data-behind={isBehind || undefined}>
      {children}
    </nav>
  )
}
