import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { shellWords } from '#src/web/shell/words.ts'
import { findApi } from '../api.ts'
import { Marked } from './Marked.tsx'
import classes from './PaletteBox.module.css'
import { placeOf } from './place-of.ts'
import { findWords } from './words.ts'

const pages = [
  { to: '/', word: 'nav.now', may: 'self' },
  { to: '/inbox', word: 'nav.inbox', may: 'report:read' },
  { to: '/incidents', word: 'nav.incidents', may: 'incident:read' },
  { to: '/logs', word: 'nav.logs', may: 'log:read' },
  { to: '/measures', word: 'nav.measures', may: 'incident:read' },
  { to: '/trends', word: 'nav.trends', may: 'self' },
  { to: '/people', word: 'nav.people', may: 'people:read' },
  { to: '/me', word: 'nav.me', may: 'self' },
  { to: '/welcome', word: 'nav.welcome', may: 'desk:manage' },
] as const
const pauseMs = 150
type Choice = {
  readonly key: string
  readonly to: string
  readonly what: string
  readonly number?: string | null
  readonly text: string
  readonly marks?: readonly [number, number][]
}

/** Ctrl+K: pages by name, things by what stands in them; arrows and Enter. Enter that ends a Japanese conversion chooses nothing. */
export function PaletteBox({ onClose }: { onClose: () => void }) {
  const t = useWords(shellWords)
  const { lang } = useLang()
  const navigate = useNavigate()
  const id = useId()
  const [typed, type] = useState('')
  const [at, setAt] = useState(0)
  const q = usePause(typed.trim())
  const choices = useChoices(typed.trim(), q)
  const current = Math.min(at, choices.length - 1)
  const go = (choice: Choice | undefined) => {
    if (!choice) return
    onClose()
    void navigate({ href: choice.to })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((current + step + choices.length) % Math.max(1, choices.length))
    else if (event.key === 'Enter') go(choices[current])
    else return
    event.preventDefault()
  }
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])
  return (
    <Modal
      opened
      onClose={onClose}
      centered={false}
      yOffset="10vh"
      size={640}
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <input
        data-autofocus
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${current}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        value={typed}
        maxLength={200}
        lang={lang}
        onKeyDown={onKey}
        onChange={(event) => {
          type(event.currentTarget.value)
          setAt(0)
        }}
      />
      <div role="listbox" id={`${id}-list`} aria-label={t('palette.title')} className={classes.list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input that holds the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input; aria-activedescendant names the option
          <div
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={classes.choice}
            onClick={() => go(choice)}
            onPointerMove={() => setAt(index)}
          >
            <span className={classes.what}>{choice.what}</span>
            {choice.number && <span className={classes.number}>{choice.number}</span>}
            <span className={classes.text}>
              {choice.marks ? <Marked text={choice.text} marks={choice.marks} /> : choice.text}
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={choices.length > 0 ? classes.hidden : classes.none}>
        {choices.length > 0 ? t('palette.counts', { count: choices.length }) : t('palette.none', { q: typed.trim() })}
      </p>
    </Modal>
  )
}

/** A text once its writer has paused. */
function usePause(text: string): string {
  const [paused, set] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => set(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return useDeferredValue(paused)
}

function useChoices(typed: string, q: string): Choice[] {
  const t = useWords(shellWords)
  const find = useWords(findWords)
  const permissions = useMe()?.permissions ?? []
  const mayFind = permissions.includes('find')
  const found = useAsk(findApi.find, { q, limit: 8 }, { enabled: mayFind && q !== '', keepsPrevious: true })
  const wanted = typed.normalize('NFKC').toLowerCase()
  const choices: Choice[] = []
  const number = /^(R?)(\d{4}-\d{4,7})$/i.exec(wanted)
  if (number) {
    const name = wanted.toUpperCase()
    const to = number[1] ? `/inbox/${name}` : `/incidents/${name}`
    choices.push({
      key: 'number',
      to,
      what: t('palette.go'),
      number: name,
      text: find(number[1] ? 'one.report' : 'one.incident'),
    })
  }
  for (const page of pages) {
    const text = t(page.word)
    if (permissions.includes(page.may) && `${text} ${page.to}`.toLowerCase().includes(wanted))
      choices.push({ key: page.to, to: page.to, what: t('palette.go'), text })
  }
  if (typed === '' || !mayFind) return choices
  for (const row of found.data?.rows ?? []) {
    const isTitle = row.kind === 'incident' || row.kind === 'report' || row.kind === 'person'
    choices.push({
      key: `${row.kind} ${row.id}`,
      to: placeOf(row),
      what: find(`one.${row.kind}`),
      number: row.number ?? row.incident?.number,
      text: isTitle ? row.title : row.excerpt || row.title,
      marks: isTitle && row.excerpt !== row.title ? undefined : row.marks,
    })
  }
  choices.push({
    key: 'all',
    to: `/find?q=${encodeURIComponent(typed)}`,
    what: t('nav.find'),
    text: t('palette.all', { q: typed }),
  })
  return choices
}
