import { Button, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { logWords } from '../words.ts'
import { useKept } from './kept.ts'
import classes from './SavedSearches.module.css'
import type { View } from './use-log-view.ts'

type Saved = { readonly name: string; readonly q: string; readonly span: string; readonly source: string }
const most = 50

const isSaved = (one: Partial<Saved> | null): boolean =>
  [one?.name, one?.q, one?.span, one?.source].every((word) => typeof word === 'string')
const areSaved = (value: unknown): boolean => Array.isArray(value) && value.length <= most && value.every(isSaved)

/** Searches with a name, kept by this browser. */
export function SavedSearches({ view }: { view: View }) {
  const t = useWords(logWords)
  const [saved, keep] = useKept<readonly Saved[]>('hikeshi.log.searches', [], areSaved)
  const [isOpen, setOpen] = useState(false)
  const [typed, type] = useState('')
  const name = typed.trim()
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button onClick={() => setOpen(!isOpen)}>{t('saved')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.box}>
          {saved.length === 0 && <p className={classes.fine}>{t('saved.none')}</p>}
          <ul className={classes.list}>
            {saved.map((one) => (
              <li key={one.name}>
                <PageLink
                  to="/logs"
                  search={{ q: one.q || undefined, span: one.span, source: one.source || undefined } as never}
                  onClick={() => setOpen(false)}
                >
                  {one.name}
                </PageLink>
                <Button
                  size="compact-sm"
                  aria-label={t('saved.forget.of', { name: one.name })}
                  onClick={() => keep(saved.filter((other) => other !== one))}
                >
                  {t('saved.forget')}
                </Button>
              </li>
            ))}
          </ul>
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (name === '') return
              const { q, span, source } = view
              keep([...saved.filter((one) => one.name !== name), { name, q, span, source }].slice(-most))
              type('')
            }}
          >
            <TextInput
              label={t('saved.name')}
              maxLength={80}
              value={typed}
              onChange={(event) => type(event.currentTarget.value)}
            />
            <Button type="submit" disabled={name === ''}>
              {t('saved.act')}
            </Button>
          </form>
          <p className={classes.fine}>{t('saved.here')}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
