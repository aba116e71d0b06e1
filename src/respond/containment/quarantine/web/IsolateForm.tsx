import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { quarantineApi } from '../api.ts'
import classes from './Quarantine.module.css'
import { quarantinePageWords } from './words.ts'

const mostFaults = 50
/** One a line: a name, then perhaps a unit and an address. */
const typedMachines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.split(/[,\t、，]/).map((part) => part.trim()))
    .filter(([machine]) => machine)
    .map(([machine = '', unit = '', address = '']) => ({ machine, unit, address }))

/** Puts machines down as cut off: a few by name, or all of a list, which is read and shown before it is taken in. */
export function IsolateForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(quarantinePageWords)
  const notice = useNotice()
  const [text, setText] = useState('')
  const [unit, setUnit] = useState('')
  const [reason, setReason] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const isolate = useTell(quarantineApi.isolate)
  const check = useTell(quarantineApi.importMachines)
  const take = useTell(quarantineApi.importMachines)
  const typed = typedMachines(text).map((one) => ({ ...one, unit: one.unit || unit }))
  const wrong = (check.output?.outcomes ?? []).filter((one) => !one.ok)
  const good = (check.output?.outcomes.length ?? 0) - wrong.length
  const count = file ? good : typed.length
  const save = async () => {
    const done = file
      ? await take.tell({ incident, unit, reason }, [file])
      : await isolate.tell({ incident, machines: typed, reason })
    if (done) notice(t('added', { count: done.done }))
    return done
  }
  return (
    <Form
      title={t('add')}
      act={t('add.act', { count })}
      isReady={count > 0}
      isBusy={isolate.isTelling || take.isTelling}
      problem={isolate.problem ?? check.problem ?? take.problem}
      onClose={onClose}
      onSave={save}
    >
      {file && check.isDone ? (
        <>
          <p role="status">
            <b>{file.name}</b> {t('add.checked', { good, wrong: wrong.length })}
          </p>
          {wrong.length > 0 && (
            <ul className={classes.wrong}>
              {wrong.slice(0, mostFaults).map((one) => (
                <li key={one.line}>{t('add.line', { ...one, problem: one.problem ?? '' })}</li>
              ))}
              {wrong.length > mostFaults && <li>{t('add.more', { count: wrong.length - mostFaults })}</li>}
            </ul>
          )}
          <p>
            <Button
              onClick={() => {
                setFile(null)
                check.forget()
              }}
            >
              {t('choose.none')}
            </Button>
          </p>
        </>
      ) : (
        <>
          <FileDrop
            isSingle
            label={t('add.file')}
            hint={t('add.file.hint')}
            accept=".csv,.tsv,.txt,text/csv"
            isBusy={check.isTelling}
            onFiles={([chosen]) => {
              if (!chosen) return
              setFile(chosen)
              void check.tell({ incident, unit, reason, check: true }, [chosen])
            }}
          />
          <Textarea
            autosize
            minRows={3}
            maxRows={12}
            label={t('add.names')}
            description={t('add.names.hint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
      <div className={forms.fields}>
        <TextInput
          label={t('unit')}
          description={t('unit.hint')}
          maxLength={200}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <TextInput
          label={t('reason')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}
