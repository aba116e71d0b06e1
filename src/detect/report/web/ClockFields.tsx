import { NativeSelect, TextInput } from '@mantine/core'
import { zoneLabel } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import type { ClockStatement } from '../report.ts'
import classes from './Fields.module.css'
import { takeInWords } from './take-in-words.ts'

/** What stands in the fields: numbers as they are typed. */
export type ClockDraft = { readonly zone: string; readonly isSynced: '' | 'yes' | 'no'; readonly error: string }

export const clockDraft = (clock?: Partial<ClockStatement>): ClockDraft => ({
  zone: clock?.zone ?? '',
  isSynced: clock?.isSynced === true ? 'yes' : clock?.isSynced === false ? 'no' : '',
  error: clock?.errorSeconds === null || clock?.errorSeconds === undefined ? '' : String(clock.errorSeconds),
})

const secondsOf = (text: string): number => Number(text.normalize('NFKC').trim())
export const isClockWrong = ({ error }: ClockDraft): boolean => error.trim() !== '' && !(secondsOf(error) >= 0)
export const clockOf = (draft: ClockDraft): Omit<ClockStatement, 'stated'> => ({
  zone: draft.zone || null,
  isSynced: draft.isSynced === '' ? null : draft.isSynced === 'yes',
  errorSeconds: draft.error.trim() === '' || isClockWrong(draft) ? null : secondsOf(draft.error),
})

/** What the reporter says of the clock that the times come from (S4-16). */
export function ClockFields({ value, onChange }: { value: ClockDraft; onChange: (clock: ClockDraft) => void }) {
  const t = useWords(takeInWords)
  const { choices } = useZone()
  const zones = [...new Set([value.zone, ...choices])].filter(Boolean)
  return (
    <div className={classes.grid}>
      <NativeSelect
        label={t('clock.zone')}
        value={value.zone}
        onChange={(event) => onChange({ ...value, zone: event.currentTarget.value })}
        data={[
          { value: '', label: t('clock.unsaid') },
          ...zones.map((zone) => ({ value: zone, label: zone.includes('/') ? `${zoneLabel(zone)} (${zone})` : zone })),
        ]}
      />
      <NativeSelect
        label={t('clock.synced')}
        value={value.isSynced}
        onChange={(event) => onChange({ ...value, isSynced: event.currentTarget.value as 'yes' })}
        data={[
          { value: '', label: t('clock.unsaid') },
          { value: 'yes', label: t('clock.yes') },
          { value: 'no', label: t('clock.no') },
        ]}
      />
      <TextInput
        label={t('clock.error')}
        inputMode="decimal"
        value={value.error}
        error={isClockWrong(value) ? t('clock.error.wrong') : undefined}
        onChange={(event) => onChange({ ...value, error: event.currentTarget.value })}
      />
    </div>
  )
}
