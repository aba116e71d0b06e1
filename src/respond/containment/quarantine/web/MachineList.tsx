import { NativeSelect, TextInput } from '@mantine/core'
import { memo, type ReactNode, useCallback, useEffect, useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { LongRows, type Sight } from '#src/web/kit/LongRows.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAskSpan } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { mostRows, quarantineApi } from '../api.ts'
import { isOut, MachineStanding } from '../machine.ts'
import type { MachineFilter, MachineRow, Which } from '../register.ts'
import { quarantineEntryWords } from '../words.ts'
import classes from './Quarantine.module.css'
import { quarantinePageWords } from './words.ts'

export type Chosen = { readonly which: Which; readonly count: number }
/** Which are chosen: some by id, or all that the filter finds. */
type Choice = 'all' | ReadonlySet<string>
const noChoice: ReadonlySet<string> = new Set()
const searchMs = 250
/** Lists with machines of which nothing more is asked. */
const over: readonly string[] = ['any', 'reconnected', 'retired']

/** The register, thousands of machines long: filtered, chosen from, and what may be done with the chosen. */
export function MachineList({
  incident,
  units,
  isOwn = false,
  bar,
}: {
  incident: string
  /** Units to filter by; none on the page of one unit. */
  units: readonly string[]
  isOwn?: boolean
  /** What may be done with the chosen; null for whoever only reads. */
  bar: ((chosen: Chosen, done: () => void) => ReactNode) | null
}) {
  const t = useWords(quarantinePageWords)
  const entry = useWords(quarantineEntryWords)
  const { lang } = useLang()
  const [unit, setUnit] = useParam('unit')
  const [standing, setStanding] = useParam('standing', 'out')
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [choice, choose] = useState<Choice>(noChoice)
  const [sight, setSight] = useState<Sight>({ from: 0, to: 40 })
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), searchMs)
    return () => clearTimeout(timer)
  }, [typed])
  const filter: MachineFilter = {
    ...(unit ? { unit } : {}),
    ...(standing === 'any' ? {} : { standing: standing as MachineFilter['standing'] }),
    ...(text ? { text } : {}),
  }
  const key = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter, another list: nothing of it is chosen
  useEffect(() => choose(noChoice), [key])
  const found = useAskSpan(
    isOwn ? quarantineApi.ownMachines : quarantineApi.machines,
    { incident, ...filter },
    { ...sight, piece: Math.min(100, mostRows), also: ['incident'] },
  )
  const { total } = found
  const toggle = useCallback(
    (id: string) =>
      choose((before) => {
        const next = new Set(before === 'all' ? noChoice : before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const count = choice === 'all' ? (total ?? 0) : choice.size
  const which: Which = choice === 'all' ? { filter } : { ids: [...choice] }
  return (
    <div className={classes.list}>
      <div className={classes.filters}>
        {units.length > 1 && (
          <NativeSelect
            aria-label={t('unit')}
            value={unit}
            data={[
              { value: '', label: t('unit.all') },
              ...units.filter(Boolean).map((value) => ({ value, label: value })),
            ]}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          aria-label={t('standing')}
          value={standing}
          data={[
            { value: 'out', label: t('standing.out') },
            ...MachineStanding.options.map((value) => ({ value, label: entry(`quarantine.standing.${value}`) })),
            { value: 'any', label: t('standing.all') },
          ]}
          onChange={(event) => setStanding(event.currentTarget.value)}
        />
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status">{total !== null && t('list.count', { count: total })}</span>
      </div>
      {found.problem && <ErrorPlace problem={found.problem} again={found.again} />}
      {bar && total !== null && total > 0 && !over.includes(standing) && (
        <div className={classes.bar}>
          <button type="button" className={classes.plain} aria-pressed={choice === 'all'} onClick={() => choose('all')}>
            {t('choose.all', { count: total.toLocaleString(lang) })}
          </button>
          {count > 0 && (
            <>
              <button type="button" className={classes.plain} onClick={() => choose(noChoice)}>
                {t('choose.none')}
              </button>
              <b>{t('chosen', { count: count.toLocaleString(lang) })}</b>
              {bar({ which, count }, () => choose(noChoice))}
            </>
          )}
        </div>
      )}
      {total === null && !found.problem && <LoadingPlace rows={8} />}
      {total === 0 && <p>{t('list.none')}</p>}
      {total !== null && total > 0 && (
        <LongRows
          key={key}
          label={t('list')}
          total={total}
          height={40}
          narrowHeight={76}
          sight={sight}
          onSight={setSight}
          row={(index) => {
            const row = found.rowAt(index)
            if (!row) return <span className={classes.wait}>{t('reading')}</span>
            const isChosen = choice === 'all' ? isOut(row.standing) : choice.has(row.id)
            return <Row row={row} isChosen={isChosen} onToggle={bar && isOut(row.standing) ? toggle : null} />
          }}
        />
      )}
    </div>
  )
}

/** Drawn once for what it shows: scrolling draws only the rows that come into sight. */
const Row = memo(function Row({
  row,
  isChosen,
  onToggle,
}: {
  row: MachineRow
  isChosen: boolean
  onToggle: ((id: string) => void) | null
}) {
  const t = useWords(quarantinePageWords)
  const entry = useWords(quarantineEntryWords)
  const style = useStyle()
  const { lang } = useLang()
  const at = (time: string) => formatInstant(time, style)
  const missing = row.missing.map((one) => entry(`quarantine.missing.${one}`)).join(lang === 'ja' ? '、' : ', ')
  return (
    <div className={classes.row} data-standing={row.standing} data-infected={row.infected === 'yes' || undefined}>
      {onToggle ? (
        <input
          type="checkbox"
          aria-label={t('choose', { machine: row.machine })}
          checked={isChosen}
          onChange={() => onToggle(row.id)}
        />
      ) : (
        <span />
      )}
      <b className={classes.name} title={row.machine}>
        {row.machine}
      </b>
      <Explained means={t(`standing.${row.standing}.means`)} className={classes.standing}>
        {entry(`quarantine.standing.${row.standing}`)}
      </Explained>
      <span className={classes.where}>{[row.unit, row.person, row.address].filter(Boolean).join(' · ')}</span>
      <span className={classes.lacks}>
        {row.infected === 'yes' && <b>{entry('quarantine.infected.yes')} </b>}
        {row.ended
          ? `${t('back', { at: at(row.ended.at) })} ${row.ended.by}`
          : missing === ''
            ? t('missing.none')
            : t('missing', { list: missing })}
      </span>
      <span className={classes.when}>{t('since', { at: at(row.isolatedAt) })}</span>
    </div>
  )
})
