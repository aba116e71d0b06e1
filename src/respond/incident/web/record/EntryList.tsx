import { memo, useMemo } from 'react'
import { formatElapsed } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Day } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { EntryView } from '../../incident.ts'
import { recordWords } from '../words/record.ts'
import { linesOf } from './days.ts'
import { EntryLine } from './EntryLine.tsx'
import classes from './EntryList.module.css'
import type { Order } from './use-record.ts'

type Props = { readonly rows: readonly EntryView[]; readonly order: Order; readonly onOpen: (id: string) => void }

/** Entries under the header of their day; a long silence is a row of its own (design, Look 5). */
export const EntryList = memo(function EntryList({ rows, order, onOpen }: Props) {
  const t = useWords(recordWords)
  const style = useStyle()
  const lines = useMemo(() => linesOf(rows, style, order === 'recorded'), [rows, style, order])
  return (
    <ol className={classes.list}>
      {lines.map((line) => {
        if (line.what === 'day')
          return (
            <li key={line.key} className={classes.day}>
              <h2>
                <Day at={line.at} />
              </h2>
            </li>
          )
        if (line.what === 'silence')
          return (
            <li key={line.key} className={classes.silence}>
              <span>{t('silence', { span: formatElapsed(line.ms, style.lang) })}</span>
            </li>
          )
        return <EntryLine key={line.key} entry={line.entry} byRecorded={order === 'recorded'} onOpen={onOpen} />
      })}
    </ol>
  )
})
