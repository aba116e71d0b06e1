import { type ReactNode, useEffect } from 'react'
import classes from './Page.module.css'

/** The frame of a page: its title (also the tab's), what can be done, and the content. `isNarrow` for forms. */
export function Page({
  title,
  acts,
  above,
  children,
  isNarrow = false,
  isTitleHidden = false,
}: {
  title: string
  acts?: ReactNode
  /** Over the title: where this belongs. */
  above?: ReactNode
  children: ReactNode
  isNarrow?: boolean
  isTitleHidden?: boolean
}) {
  useTitle(title)
  return (
    <div className={classes.page} data-narrow={isNarrow || undefined}>
      {above}
      <div className={isTitleHidden ? classes.hidden : classes.head}>
        <h1 tabIndex={-1}>{title}</h1>
        {acts && <div className={classes.acts}>{acts}</div>}
      </div>
      {children}
    </div>
  )
}

/** Names the browser tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} | Hikeshi`
  }, [title])
}

/** A part of a page under its own heading, on a sheet. */
export function Sheet({
  title,
  acts,
  children,
  isBare,
}: {
  title?: ReactNode
  acts?: ReactNode
  children: ReactNode
  isBare?: boolean
}) {
  return (
    <section className={isBare ? classes.bare : classes.sheet}>
      {(title || acts) && (
        <div className={classes.sheetHead}>
          {title && <h2>{title}</h2>}
          {acts && <div className={classes.acts}>{acts}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

/** A list of names and values: `<Facts rows={[[t('lead'), name], …]} />`; a value of null or '' leaves its row out. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
