import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatWhen, isZone, type When, zoneLabel } from '#src/core/time.ts'
import { useLang, useWords } from './lang.tsx'
import { type StatedTime, statedOf, todayIn, whenOf } from './stated-time.ts'
import classes from './WhenInput.module.css'
import { kitWords } from './words.ts'
import { useZone } from './zone.tsx'

const modes = ['exact', 'about', 'within', 'day', 'range'] as const

/**
 * When something happened, as exactly as it is known: all by keyboard, dates as people write them. Gives null while it is
 * incomplete. Give it a `key` to start afresh.
 */
export function WhenInput({
  value,
  onChange,
  label,
}: {
  value: When | null
  onChange: (when: When | null) => void
  label?: string
}) {
  const t = useWords(kitWords)
  const { lang } = useLang()
  const { zone: pageZone, choices } = useZone()
  const [stated, setStated] = useState<StatedTime>(() => statedOf(value, Date.now(), pageZone))
  const { mode, zone } = stated
  const when = whenOf(stated, todayIn(zone, Date.now()))
  const set = (change: Partial<StatedTime>) => {
    const next = { ...stated, ...change }
    setStated(next)
    if (!isZone(next.zone)) return onChange(null)
    const found = whenOf(next, todayIn(next.zone, Date.now()))
    onChange(typeof found === 'string' ? null : found)
  }
  const text = (name: 'date' | 'clock' | 'untilDate' | 'untilClock' | 'minutes') => ({
    value: stated[name],
    size: 'sm' as const,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const zones = [...new Set([zone, ...choices])].map((name) => ({ value: name, label: zoneLabel(name) }))
  const reads =
    typeof when === 'string'
      ? t(`when.${when}`)
      : t('when.reads', { text: formatWhen(when, { lang, zone, withDay: true }) })
  return (
    <fieldset className={classes.when}>
      <legend>{label ?? t('when.label')}</legend>
      <div className={classes.fields}>
        <NativeSelect
          label={t('when.precision')}
          value={mode}
          onChange={(event) => set({ mode: event.currentTarget.value as StatedTime['mode'] })}
          data={modes.map((name) => ({ value: name, label: t(`when.${name}`) }))}
        />
        <TextInput {...text('date')} label={t('when.date')} placeholder="2003-06-17" className={classes.date} />
        {mode !== 'day' && (
          <TextInput {...text('clock')} label={t('when.clock')} placeholder="13:30" className={classes.clock} />
        )}
        {mode === 'within' && (
          <TextInput {...text('minutes')} label={t('when.minutes')} inputMode="numeric" className={classes.clock} />
        )}
        {(mode === 'range' || mode === 'day') && (
          <TextInput
            {...text('untilDate')}
            label={t('when.until-date')}
            placeholder={stated.date}
            className={classes.date}
          />
        )}
        {mode === 'range' && (
          <TextInput
            {...text('untilClock')}
            label={t('when.until-clock')}
            placeholder="18:00"
            className={classes.clock}
          />
        )}
        <NativeSelect
          label={t('when.zone')}
          value={zone}
          data={zones}
          onChange={(event) => set({ zone: event.currentTarget.value })}
        />
        <Button
          onClick={() => {
            const { date, clock } = statedOf(null, Date.now(), zone)
            set({ mode: 'exact', date, clock })
          }}
        >
          {t('when.now')}
        </Button>
      </div>
      <p className={classes.reads} role="status" data-wrong={typeof when === 'string' || undefined}>
        {reads}
      </p>
    </fieldset>
  )
}
