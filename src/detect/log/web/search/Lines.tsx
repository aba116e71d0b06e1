import { formatDay } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { LogLine } from '../../api.ts'
import { useFieldWord } from '../use-field-word.ts'
import { logWords } from '../words.ts'
import { LineRow } from './LineRow.tsx'
import classes from './Lines.module.css'

/** The lines found, one a row. */
export function Lines({
  lines,
  columns,
  current,
  selected,
  onOpen,
  onSelect,
}: {
  lines: readonly LogLine[]
  columns: readonly string[]
  current: number | null
  selected: ReadonlySet<number>
  onOpen: (seq: number) => void
  onSelect?: (seq: number, isRange: boolean) => void
}) {
  const t = useWords(logWords)
  const style = useStyle()
  const fieldWord = useFieldWord()
  let day = ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('lines')}>
      <table className={classes.lines}>
        <thead>
          <tr>
            {onSelect && <td />}
            <th scope="col">{t('column.time')}</th>
            {columns.map((field) => (
              <th key={field} scope="col">
                {fieldWord(field) ?? <code lang="und">{field}</code>}
              </th>
            ))}
            <th scope="col">{t('column.line')}</th>
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click anywhere on a row is an extra; its time is the button */}
        <tbody
          onClick={(event) => {
            const target = event.target as Element
            if (target.closest('button, input, a') || window.getSelection()?.toString()) return
            const seq = target.closest<HTMLElement>('[data-seq]')?.dataset.seq
            if (seq) onOpen(Number(seq))
          }}
        >
          {lines.map((line) => {
            const own = formatDay(line.at, style)
            const isNewDay = own !== day
            day = own
            return (
              <LineRow
                key={line.seq}
                line={line}
                columns={columns}
                withDay={isNewDay}
                isCurrent={line.seq === current}
                isSelected={selected.has(line.seq)}
                onOpen={onOpen}
                onSelect={onSelect}
              />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
