import { memo } from 'react'
import { formatClock, formatDay } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { LogLine } from '../../api.ts'
import { aheadMs, fieldText, rawOf, statedOf } from '../line/line.ts'
import { lineWords } from '../line-words.ts'
import { useFieldWord, useValueWord } from '../use-field-word.ts'
import { useSpanWord } from '../use-span-word.ts'
import classes from './Lines.module.css'

/** One line found: when it happened, what its fields say, the line as it came. */
export const LineRow = memo(function LineRow({
  line,
  columns,
  withDay,
  isCurrent,
  isSelected,
  onOpen,
  onSelect,
}: {
  line: LogLine
  columns: readonly string[]
  withDay: boolean
  isCurrent: boolean
  isSelected: boolean
  onOpen: (seq: number) => void
  /** Left out where nobody may do anything with a selection. */
  onSelect?: (seq: number, isRange: boolean) => void
}) {
  const t = useWords(lineWords)
  const style = useStyle()
  const fieldWord = useFieldWord()
  const valueWord = useValueWord()
  const spanWord = useSpanWord()
  const time = formatClock(line.at, style, true)
  const ahead = aheadMs(line)
  return (
    <tr data-seq={line.seq} data-current={isCurrent || undefined} data-selected={isSelected || undefined}>
      {onSelect && (
        <td className={classes.box}>
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={t('select', { time })}
            onClick={(event) => onSelect(line.seq, event.shiftKey)}
            onChange={() => {}}
          />
        </td>
      )}
      <td className={classes.time}>
        {withDay && <span className={classes.day}>{formatDay(line.at, style)}</span>}
        <button
          type="button"
          data-open-line={line.seq}
          aria-label={t('open', { time })}
          onClick={() => onOpen(line.seq)}
        >
          <time dateTime={line.at}>{time}</time>
        </button>
        {line.accuracyMs !== null && line.accuracyMs > 0 && (
          <span className={classes.fine}> {t('plusminus', { span: spanWord(line.accuracyMs) })}</span>
        )}
        {ahead !== null && (
          <span className={classes.stated}>{t('stated', { at: formatClock(statedOf(line), style, true) })}</span>
        )}
      </td>
      {columns.map((field) => {
        const value = fieldText(line, field)
        return (
          <td key={field} className={classes.field} data-none={value === '' || undefined}>
            <span className={classes.name}>{fieldWord(field) ?? field} </span>
            {valueWord(field, value)}
          </td>
        )
      })}
      <td className={classes.raw} lang="und" data-wrong={line.event['event.kind'] === 'pipeline_error' || undefined}>
        {rawOf(line).slice(0, longest)}
      </td>
    </tr>
  )
})

/** A line of a megabyte is read in the drawer. */
const longest = 600
