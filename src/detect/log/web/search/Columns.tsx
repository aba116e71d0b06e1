import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { useFieldWord } from '../use-field-word.ts'
import { logWords } from '../words.ts'
import classes from './Lines.module.css'
import { offeredColumns, type useColumns } from './use-columns.ts'

/** Which fields have a column. */
export function Columns({ columns, toggle, reset }: ReturnType<typeof useColumns>) {
  const t = useWords(logWords)
  const fieldWord = useFieldWord()
  const [typed, type] = useState('')
  const all = [...new Set([...offeredColumns, ...columns])]
  const isField = /^@?[A-Za-z_][\w.@-]*$/.test(typed.trim())
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button>{t('columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.columns}>
          {all.map((field) => (
            <Checkbox
              key={field}
              checked={columns.includes(field)}
              label={
                <>
                  {fieldWord(field)} <code lang="und">{field}</code>
                </>
              }
              onChange={() => toggle(field)}
            />
          ))}
          <form
            className={classes.columnsAdd}
            onSubmit={(event) => {
              event.preventDefault()
              if (isField && !columns.includes(typed.trim())) toggle(typed.trim())
              type('')
            }}
          >
            <TextInput
              aria-label={t('columns.add')}
              placeholder="url.original"
              autoComplete="off"
              value={typed}
              onChange={(event) => type(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!isField}>
              {t('columns.add.act')}
            </Button>
          </form>
          <Button onClick={reset}>{t('columns.reset')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
