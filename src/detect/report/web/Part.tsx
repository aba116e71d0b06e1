import type { ReactNode } from 'react'
import classes from './Preview.module.css'

/** A part of the preview under its heading; the count stands beside it. */
export function Part({
  title,
  count,
  acts,
  children,
}: {
  title: string
  count?: number
  acts?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h3>
          {title} {count !== undefined && <small>{count}</small>}
        </h3>
        {acts}
      </div>
      {children}
    </section>
  )
}
