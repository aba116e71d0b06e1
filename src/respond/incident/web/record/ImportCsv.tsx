import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '#src/core/language.ts'
import { zoneLabel } from '#src/core/time.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import classes from './ImportCsv.module.css'

/** Takes in a record kept by hand: first read and shown line by line, then recorded. A bad line never stops the others. */
export function ImportCsv({ onClose }: { onClose: () => void }) {
  const t = useWords(recordWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const { incident } = useIncident()
  const { choices } = useZone()
  const [lang, setLang] = useState<Language>(useLang().lang)
  const [zone, setZone] = useState(incident.zone)
  const [file, setFile] = useState<File | null>(null)
  const check = useTell(incidentApi.importEntries)
  const write = useTell(incidentApi.importEntries, { also: ['record'] })
  const common = { incident: incident.number, lang, zone }
  const take = (chosen: File) => {
    setFile(chosen)
    void check.tell({ ...common, check: true }, [chosen])
  }
  const outcomes = check.output?.outcomes ?? []
  const good = outcomes.filter((one) => one.ok).length
  const save = async () => {
    if (!file) return
    const done = await write.tell({ ...common, check: false }, [file])
    if (!done) return
    notice(t('import.done', { count: done.written }))
    onClose()
  }
  const isChecked = file !== null && check.isDone && outcomes.length > 0
  return (
    <Modal
      opened
      onClose={onClose}
      size={960}
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={forms.form}>
        <p className={forms.quiet}>{t('import.text')}</p>
        <div className={forms.fields}>
          <NativeSelect
            label={t('import.lang')}
            value={lang}
            disabled={isChecked}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(event) => setLang(event.currentTarget.value as Language)}
          />
          <NativeSelect
            label={t('import.zone')}
            value={zone}
            disabled={isChecked}
            data={[...new Set([incident.zone, ...choices])].map((one) => ({ value: one, label: zoneLabel(one) }))}
            onChange={(event) => setZone(event.currentTarget.value)}
          />
        </div>
        {!isChecked && (
          <FileDrop
            isSingle
            label={t('import.drop')}
            accept=".csv,text/csv"
            isBusy={check.isTelling}
            onFiles={([chosen]) => chosen && take(chosen)}
          />
        )}
        <ProblemText problem={check.problem ?? write.problem} />
        {isChecked && (
          <>
            <p role="status">
              <b>{file.name}</b> {t('import.checked', { ok: good, bad: outcomes.length - good })}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
            <ol className={classes.lines} tabIndex={0} aria-label={t('import.title')}>
              {outcomes.map((one) => (
                <li key={one.line} data-bad={!one.ok || undefined}>
                  <span className={forms.quiet}>{t('import.line', { line: one.line })}</span>
                  <span className={classes.when}>{one.when}</span>
                  <span>
                    {one.text}
                    {one.problem && <b className={classes.problem}>{one.problem}</b>}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
        <Group justify="flex-end">
          {isChecked && (
            <Button
              onClick={() => {
                check.forget()
                write.forget()
                setFile(null)
              }}
            >
              {t('import.again')}
            </Button>
          )}
          <Button onClick={onClose}>{kit('cancel')}</Button>
          {isChecked && (
            <Button variant="filled" loading={write.isTelling} disabled={good === 0} onClick={() => void save()}>
              {t('import.act', { count: good })}
            </Button>
          )}
        </Group>
      </div>
    </Modal>
  )
}
