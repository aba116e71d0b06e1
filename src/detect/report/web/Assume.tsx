import { NativeSelect, TextInput } from '@mantine/core'
import { zoneLabel } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import { type Assumed, isYearWrong } from './assumed.ts'
import fields from './Fields.module.css'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'

/** Asks for what is taken for granted where a report does not say it. */
export function Assume({ value, onChange }: { value: Assumed; onChange: (assumed: Assumed) => void }) {
  const t = useWords(takeInWords)
  const { choices } = useZone()
  return (
    <details className={classes.assume}>
      <summary>{t('files.assume')}</summary>
      <div className={fields.grid}>
        <NativeSelect
          label={t('zone')}
          description={t('zone.hint')}
          value={value.zone}
          onChange={(event) => onChange({ ...value, zone: event.currentTarget.value })}
          data={choices.map((zone) => ({ value: zone, label: zoneLabel(zone) }))}
        />
        <TextInput
          label={t('year')}
          description={t('year.hint')}
          inputMode="numeric"
          placeholder="1999"
          value={value.year}
          error={isYearWrong(value.year) ? t('year.wrong') : undefined}
          onChange={(event) => onChange({ ...value, year: event.currentTarget.value })}
        />
      </div>
    </details>
  )
}
