import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import classes from '#src/respond/notice/web/Notices.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import type { PublicText as Text } from '../publication.ts'
import { publicationPageWords } from './words.ts'

type Letter = NonNullable<Text['ja']>

/** A text as the public page shows it, in the language of the desk or the other one. */
export function PublicText({ text }: { text: Text }) {
  const t = useWords(publicationPageWords)
  const { lang: own } = useLang()
  const [lang, setLang] = useState<'ja' | 'en'>(text[own] ? own : own === 'ja' ? 'en' : 'ja')
  const letter = text[lang]
  return (
    <div className={classes.page}>
      <SegmentedControl
        size="xs"
        value={lang}
        onChange={(value) => setLang(value as 'ja' | 'en')}
        data={[
          { value: 'ja', label: t('ja') },
          { value: 'en', label: t('en') },
        ]}
      />
      {letter === null ? (
        <p className={classes.quiet}>{t('lang.empty')}</p>
      ) : (
        <article className={classes.letter} lang={lang}>
          <p>
            <b>{letter.subject}</b>
          </p>
          <p>{letter.to.join(' ')}</p>
          {letter.blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown whole, never reordered
            <Block key={i} block={block} />
          ))}
          {letter.contact && (
            <p>
              <b>{letter.contact.label}</b> {letter.contact.text}
            </p>
          )}
        </article>
      )}
    </div>
  )
}

function Block({ block }: { block: Letter['blocks'][number] }) {
  switch (block.kind) {
    case 'h':
      return <h4>{block.text}</h4>
    case 'p':
      return <p>{block.text}</p>
    case 'points':
      return (
        <ul>
          {unique(block.items).map(([key, item]) => (
            <li key={key}>{item}</li>
          ))}
        </ul>
      )
    case 'record':
      return <p>{block.rows.map((row) => `${row.label}: ${row.value}`).join('\n')}</p>
    case 'table':
      return <p>{[block.head, ...block.rows].map((row) => row.join('　')).join('\n')}</p>
  }
}

const unique = (items: readonly string[]) => items.map((item, i) => [`${i} ${item}`, item] as const)
