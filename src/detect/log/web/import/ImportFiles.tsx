import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { logApi } from '../../api.ts'
import { importWords } from '../import-words.ts'
import classes from './ImportFiles.module.css'
import { ImportOutcomes } from './ImportOutcomes.tsx'
import { useLogImport } from './use-log-import.ts'

/** Files go in as they are dropped; what is to be assumed of them is said before. */
export function ImportFiles() {
  const t = useWords(importWords)
  const { choices } = useZone()
  const taking = useLogImport()
  const known = useAsk(logApi.sources, {}, { staleTime: 60_000 }).data
  const [source, setSource] = useState('')
  const [zone, setZone] = useState('')
  const [format, setFormat] = useState('auto')
  const [year, setYear] = useState('')
  const number = year.trim() === '' ? null : Number(year.normalize('NFKC'))
  const isWrong = number !== null && !(Number.isInteger(number) && number >= 1970 && number <= 2200)
  const take = (files: readonly File[]) => {
    if (isWrong) return
    void taking.take(files, {
      format,
      ...(source.trim() === '' ? {} : { source: source.trim() }),
      ...(zone === '' ? {} : { zone }),
      ...(number === null ? {} : { year: number }),
    })
  }
  return (
    <>
      <Sheet>
        <FileDrop label={t('drop')} hint={t('drop.hint')} isBusy={taking.progress !== null} onFiles={take} />
        <div className={classes.fields}>
          <TextInput
            label={t('source')}
            description={t('source.hint')}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <TextInput
            label={t('year')}
            description={t('year.hint')}
            inputMode="numeric"
            value={year}
            error={isWrong ? t('year.wrong') : undefined}
            onChange={(event) => setYear(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('zone')}
            value={zone}
            data={[{ value: '', label: t('zone.own') }, ...choices.map((one) => ({ value: one, label: one }))]}
            onChange={(event) => setZone(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('format')}
            value={format}
            data={['auto', ...(known?.formats ?? [])].map((one) => ({
              value: one,
              label: one === 'auto' ? t('format.auto') : one,
            }))}
            onChange={(event) => setFormat(event.currentTarget.value)}
          />
        </div>
        <div role="status">{taking.progress && <p>{t('busy', taking.progress)}</p>}</div>
        <ProblemText problem={taking.problem} />
      </Sheet>
      {taking.outcomes.length > 0 && (
        <Sheet title={t('result')}>
          <ImportOutcomes outcomes={taking.outcomes} />
        </Sheet>
      )}
    </>
  )
}
