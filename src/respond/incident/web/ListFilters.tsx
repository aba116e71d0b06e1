import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useKnowledge, useStateWord } from '#src/web/kit/States.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import classes from './IncidentListPage.module.css'
import { listWords } from './words/list.ts'

const phases = ['triage', 'response', 'recovery', 'review', 'closed'] as const
const pauseMs = 250

/** Which incidents are listed; it all stands in the address. */
export function ListFilters({ isFiltered }: { isFiltered: boolean }) {
  const t = useWords(listWords)
  const { lang } = useLang()
  const wordOf = useStateWord()
  const knowledge = useKnowledge()
  const [phase, setPhase] = useParam('phase')
  const [mine, setMine] = useParam('mine')
  const [kind, setKind] = useParam('kind')
  const [level, setLevel] = useParam('level')
  const [q, setQ] = useParam('q')
  const [typed, type] = useState(q)
  useEffect(() => type(q), [q])
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => setQ(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, q, setQ])
  const levels = (knowledge?.severities ?? []).flatMap((scheme) =>
    scheme.is_default || scheme.levels.some((one) => one.id === level)
      ? scheme.levels.map((one) => ({ value: one.id, label: one[lang] }))
      : [],
  )
  const kinds = (knowledge?.taxonomies ?? [])
    .filter((one) => !/^non-incident|^detection/.test(one.id))
    .map((one) => ({
      group: one.name[lang],
      items: one.items.map((item) => ({ value: item.id, label: `${item.parent ? '\u3000' : ''}${item[lang]}` })),
    }))
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.text}
        label={t('filter.text')}
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filter.phase')}
        value={phase}
        onChange={(event) => setPhase(event.currentTarget.value)}
        data={[
          { value: '', label: t('filter.phase.open') },
          ...phases.map((one) => ({ value: one, label: wordOf(`phase.${one}`).label })),
          { value: 'all', label: t('filter.phase.all') },
        ]}
      />
      <NativeSelect
        label={t('filter.level')}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value)}
        data={[{ value: '', label: t('filter.level.all') }, ...levels]}
      />
      <NativeSelect
        label={t('filter.kind')}
        className={classes.text}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={[{ value: '', label: t('filter.kind.all') }, ...kinds]}
      />
      <div className={classes.check}>
        <Checkbox
          label={t('filter.mine')}
          checked={mine === 'true'}
          onChange={(event) => setMine(event.currentTarget.checked ? 'true' : '')}
        />
      </div>
      {isFiltered && (
        <div className={classes.check}>
          <PageLink to="/incidents">{t('filter.clear')}</PageLink>
        </div>
      )}
    </search>
  )
}
