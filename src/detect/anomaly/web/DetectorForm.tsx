import { Button, Group, Modal, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { anomalyApi, type DetectorRow } from '../api.ts'
import { detectorTitles, thresholdWords } from '../words.ts'
import classes from './Detectors.module.css'
import { anomalyPageWords } from './words.ts'

const mostDays = 90
const numberIn = (text: string, least: number, most: number): number | null => {
  const value = text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC'))
  return value >= least && value <= most ? value : null
}

/** What can be set of one detector. */
export function DetectorForm({ row, onClose }: { row: DetectorRow; onClose: () => void }) {
  const t = useWords(anomalyPageWords)
  const kit = useWords(kitWords)
  const title = useWords(detectorTitles)(row.name)
  const what = useWords(thresholdWords)(row.name)
  const notice = useNotice()
  const set = useTell(anomalyApi.setDetector, { also: ['record'] })
  const [isOn, setOn] = useState(row.isOn)
  const [threshold, setThreshold] = useState(String(row.threshold))
  const [days, setDays] = useState(String(row.days))
  const [isTried, setTried] = useState(false)
  const read = { threshold: numberIn(threshold, row.least, row.most), days: numberIn(days, 0, mostDays) }
  const isWholeDays = read.days !== null && Number.isInteger(read.days)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('edit', { name: title })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          setTried(true)
          if (read.threshold === null || !isWholeDays) return
          if (!(await set.tell({ name: row.name, isOn, threshold: read.threshold, days: read.days! }))) return
          notice(t('saved'))
          onClose()
        }}
      >
        <Switch
          label={t('form.on')}
          description={t('form.on.hint')}
          checked={isOn}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        <TextInput
          label={t('form.threshold', { what })}
          description={t('form.threshold.hint', { least: row.least, most: row.most, usual: row.usual })}
          inputMode="decimal"
          autoComplete="off"
          value={threshold}
          error={isTried && read.threshold === null ? t('form.number') : undefined}
          onChange={(event) => setThreshold(event.currentTarget.value)}
        />
        <TextInput
          label={t('form.days')}
          description={t('form.days.hint', { usual: row.usualDays })}
          inputMode="numeric"
          autoComplete="off"
          value={days}
          error={isTried && !isWholeDays ? t('form.number') : undefined}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        {row.setBy !== null && <p className={rows.quiet}>{t('form.set-by', { who: row.setBy })}</p>}
        <ProblemText problem={set.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={set.isTelling}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
