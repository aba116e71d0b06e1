import { Button, Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import type { ReportDetail } from '../report.ts'
import { highlight } from './highlight.ts'
import { Part } from './Part.tsx'
import classes from './Preview.module.css'
import { previewWords } from './preview-words.ts'

const firstCharacters = 6_000

/** The text as plain text: observables marked and defanged, unless the reader asks for it as it came. */
export function ReportText({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const [isAsItCame, setAsItCame] = useState(false)
  const [isWhole, setWhole] = useState(report.text.length <= firstCharacters * 1.2)
  const text = isWhole ? report.text : report.text.slice(0, firstCharacters)
  const pieces = useMemo(
    () => highlight(text.trim(), report.observables, isAsItCame),
    [text, report.observables, isAsItCame],
  )
  if (report.text.trim() === '') return null
  let at = 0
  return (
    <Part
      title={t('text.title')}
      acts={
        <Switch
          size="xs"
          label={t('text.original')}
          checked={isAsItCame}
          onChange={(event) => setAsItCame(event.currentTarget.checked)}
        />
      }
    >
      <div className={classes.text}>
        {pieces.map((piece) => {
          const key = at
          at += piece.text.length
          return piece.role ? (
            <mark key={key} data-role={piece.role}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          )
        })}
      </div>
      {!isWhole && (
        <div>
          <Button size="compact-md" onClick={() => setWhole(true)}>
            {t('text.more', { count: report.text.length - firstCharacters })}
          </Button>
        </div>
      )}
    </Part>
  )
}
