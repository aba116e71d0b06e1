import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { logApi } from '../../api.ts'
import type { LogSource } from '../../source.ts'
import { sourceWords } from '../source-words.ts'
import classes from './Sources.module.css'

const mostMinutes = 525_600

/** What is known of a source, to be entered or changed. */
export function SourceForm({
  source,
  keeps,
  formats,
}: {
  source: LogSource
  keeps: readonly { readonly name: string; readonly days: number }[]
  formats: readonly string[]
}) {
  const t = useWords(sourceWords)
  const notice = useNotice()
  const save = useTell(logApi.setSource)
  const [owner, setOwner] = useState(source.owner)
  const [zone, setZone] = useState(source.zone ?? '')
  const [format, setFormat] = useState(source.format)
  const [keep, setKeep] = useState(source.keep)
  const [silent, setSilent] = useState(source.silentAfterMinutes?.toString() ?? '')
  const [synced, setSynced] = useState(source.isSynced === null ? 'unknown' : source.isSynced ? 'yes' : 'no')
  const [note, setNote] = useState(source.note)
  const minutes = silent.trim() === '' ? null : Number(silent.normalize('NFKC'))
  const isWrong = minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes)
  const allFormats = [...new Set(['auto', source.format, ...formats])]
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (isWrong) return
        const facts = {
          owner: owner.trim(),
          zone: zone.trim() === '' ? null : zone.trim(),
          format,
          keep,
          silentAfterMinutes: minutes,
          isSynced: synced === 'unknown' ? null : synced === 'yes',
          note,
        }
        if (await save.tell({ name: source.name, ...facts })) notice(t('facts.saved', { name: source.name }))
      }}
    >
      <TextInput
        label={t('facts.owner')}
        maxLength={200}
        value={owner}
        error={faultOf(save.problem, 'owner')}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <TextInput
        label={t('facts.silent')}
        description={t('facts.silent.hint')}
        inputMode="numeric"
        value={silent}
        error={isWrong ? t('facts.silent.wrong') : undefined}
        onChange={(event) => setSilent(event.currentTarget.value)}
      />
      <TextInput
        label={t('facts.zone')}
        description={t('facts.zone.hint')}
        placeholder="Asia/Tokyo"
        autoComplete="off"
        value={zone}
        error={faultOf(save.problem, 'zone')}
        onChange={(event) => setZone(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('facts.format')}
        value={format}
        data={allFormats.map((one) => ({ value: one, label: one === 'auto' ? t('facts.format.auto') : one }))}
        onChange={(event) => setFormat(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('facts.keep')}
        value={keep}
        data={keeps.map((one) => ({ value: one.name, label: t('keep.days', { days: one.days }) }))}
        onChange={(event) => setKeep(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('facts.synced')}
        value={synced}
        data={(['unknown', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(`synced.${one}`) }))}
        onChange={(event) => setSynced(event.currentTarget.value as 'yes')}
      />
      <Textarea
        label={t('facts.note')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemText problem={save.problem} />
      <div>
        <Button type="submit" variant="filled" loading={save.isTelling}>
          {t(source.isKnown ? 'facts.save' : 'facts.enter')}
        </Button>
      </div>
    </form>
  )
}
