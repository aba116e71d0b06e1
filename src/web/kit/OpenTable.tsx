import type { ReactNode } from 'react'
import classes from './OpenRows.module.css'

/** A table whose rows open: on a phone each row is a block, and `data-label` of a cell says what it holds. */
export function OpenTable({ columns, children }: { columns: readonly string[]; children: ReactNode }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
