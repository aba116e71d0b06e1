import { formatDay } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { ContactRow } from '../contact.ts'
import { contactWords } from '../words.ts'
import classes from './Contacts.module.css'
import { contactPageWords } from './words.ts'

type Row = { readonly row: ContactRow; readonly why?: string }

/** Contacts, one a row; where they were looked for, with why each was found. */
export function ContactRows({ rows, onOpen }: { rows: readonly Row[]; onOpen: (id: string) => void }) {
  const t = useWords(contactPageWords)
  const said = useWords(contactWords)
  const style = useStyle()
  return (
    <ul className={classes.rows}>
      {rows.map(({ row, why }) => (
        <li key={row.id} className={classes.row}>
          <div>
            <button type="button" className={forms.link} onClick={() => onOpen(row.id)}>
              {row.name}
            </button>
            <p className={classes.quiet}>
              {said(`kind.${row.kind}`)}
              {row.organisation && row.organisation !== row.name && ` · ${row.organisation}`}
            </p>
          </div>
          <div>
            {row.email && <p>{row.email}</p>}
            {row.phone && <p>{row.phone}</p>}
          </div>
          <div className={classes.quiet}>{row.holdings.join(' ')}</div>
          <div className={classes.quiet}>
            {row.confirmedAt === null ? t('confirmed.never') : formatDay(row.confirmedAt, style)}
          </div>
          {why && <p className={classes.why}>{why}</p>}
        </li>
      ))}
    </ul>
  )
}
