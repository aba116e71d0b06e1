import { Checkbox, Pill, TextInput } from '@mantine/core'
import { useState } from 'react'
import { labelOf, meaningOf } from '#src/prepare/knowledge/taxonomy.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import classes from './KindPicker.module.css'
import { listWords } from './words/list.ts'

/** What no incident is, is no kind of incident. */
const notForIncidents = /^(non-incident|not-incident|detection)/

/** Kinds from several taxonomies, side by side; a search looks through all of them, in both languages. */
export function KindPicker({ value, onChange }: { value: readonly string[]; onChange: (kinds: string[]) => void }) {
  const t = useWords(listWords)
  const { lang } = useLang()
  const taxonomies = (useKnowledge()?.taxonomies ?? []).filter((one) => !notForIncidents.test(one.id))
  const [q, setQ] = useState('')
  const wanted = q.normalize('NFKC').trim().toLowerCase()
  const columns = taxonomies
    .map((one) => ({
      ...one,
      items: one.items.filter(
        (item) =>
          (!item.is_retired || value.includes(item.id)) &&
          (wanted === '' || `${item.ja} ${item.en} ${meaningOf(item, lang)}`.toLowerCase().includes(wanted)),
      ),
    }))
    .filter((one) => one.items.length > 0)
  const toggle = (id: string) =>
    onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id].slice(0, 30))
  return (
    <fieldset className={classes.picker}>
      <legend>{t('field.kinds')}</legend>
      <p className={classes.hint}>{t('field.kinds.hint')}</p>
      <div className={classes.bar}>
        <TextInput
          type="search"
          size="sm"
          className={classes.search}
          aria-label={t('field.kinds.search')}
          placeholder={t('field.kinds.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <span role="status" className={classes.hint}>
          {t('field.kinds.chosen', { count: value.length })}
        </span>
      </div>
      {value.length > 0 && (
        <div className={classes.chosen}>
          {value.map((kind) => (
            <Pill
              key={kind}
              withRemoveButton
              size="md"
              onRemove={() => toggle(kind)}
              removeButtonProps={{
                'aria-label': t('field.kinds.remove', { kind: labelOf(taxonomies, kind, lang) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
            >
              {labelOf(taxonomies, kind, lang)}
            </Pill>
          ))}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className={classes.columns} tabIndex={0} aria-label={t('field.kinds')}>
        {columns.map((one) => (
          <div key={one.id} className={classes.column}>
            <h3>{one.name[lang]}</h3>
            {one.items.map((item) => (
              <Checkbox
                key={item.id}
                size="xs"
                className={item.parent && wanted === '' ? classes.child : undefined}
                label={<span data-means={meaningOf(item, lang)}>{item[lang]}</span>}
                checked={value.includes(item.id)}
                onChange={() => toggle(item.id)}
              />
            ))}
          </div>
        ))}
        {columns.length === 0 && <p className={classes.hint}>{t('field.kinds.none', { q })}</p>}
      </section>
    </fieldset>
  )
}
