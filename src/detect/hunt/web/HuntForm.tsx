import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { signatureApi } from '#src/detect/signature/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { huntApi } from '../api.ts'
import { type HuntWhat, valuesIn } from '../hunt.ts'
import classes from './Hunts.module.css'
import { huntWords } from './words.ts'

const kinds = ['observables', 'all', 'folder', 'rules'] as const
type Kind = (typeof kinds)[number]
const spans = ['1', '7', '30', '365', 'all'] as const
const dayMs = 86_400_000

/** Asks for a hunt: what is looked for, and how far back. */
export function HuntForm({
  rule,
  onDone,
  onClose,
}: {
  /** The key of a rule that it is to be about; empty for none. */
  rule: string
  onDone: (id: string) => void
  onClose: () => void
}) {
  const t = useWords(huntWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const start = useTell(huntApi.start, { also: ['record'] })
  const known = useAsk(signatureApi.rule, { key: rule }, { enabled: rule !== '', retry: false })
  const [kind, setKind] = useState<Kind>(rule === '' ? 'observables' : 'rules')
  const [values, setValues] = useState('')
  const [folder, setFolder] = useState('')
  const [span, setSpan] = useState<(typeof spans)[number]>('30')
  const [title, setTitle] = useState('')
  const [isTried, setTried] = useState(false)
  const list = valuesIn(values)
  const what: HuntWhat | null =
    kind === 'all'
      ? { kind }
      : kind === 'observables'
        ? list.length > 0
          ? { kind, values: list }
          : null
        : kind === 'folder'
          ? folder.trim() !== ''
            ? { kind, folder: folder.trim() }
            : null
          : rule !== ''
            ? { kind, keys: [rule] }
            : null
  const send = async () => {
    setTried(true)
    if (what === null) return
    const from = span === 'all' ? undefined : new Date(Date.now() - Number(span) * dayMs).toISOString()
    const ofRule = kind === 'rules' && title.trim() === '' ? (known.data?.title ?? '') : title
    const made = await start.tell({ what, title: ofRule.slice(0, 200), from })
    if (!made) return
    notice(t('form.done'))
    onClose()
    onDone(made.id)
  }
  return (
    <Modal opened onClose={onClose} title={t('new')} size={640} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <NativeSelect
          label={t('form.what')}
          value={kind}
          data={kinds.map((one) => ({ value: one, label: t(`form.${one}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        />
        {kind === 'observables' && (
          <Textarea
            data-autofocus
            label={t('form.values')}
            description={t('form.values.hint')}
            autosize
            minRows={4}
            maxRows={12}
            error={isTried && what === null ? t('form.values.missing') : undefined}
            value={values}
            onChange={(event) => setValues(event.currentTarget.value)}
          />
        )}
        {kind === 'folder' && (
          <TextInput
            label={t('form.folder.label')}
            description={t('form.folder.hint')}
            maxLength={1_000}
            error={isTried && what === null ? t('form.folder.missing') : undefined}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        )}
        {kind === 'rules' && (
          <TextInput
            readOnly
            label={t('form.rule.label')}
            description={rule === '' ? t('form.rule.hint') : undefined}
            error={isTried && what === null ? t('form.rule.missing') : undefined}
            value={known.data?.title ?? rule}
          />
        )}
        <NativeSelect
          label={t('form.span')}
          value={span}
          data={spans.map((one) => ({ value: one, label: one === 'all' ? t('span.all') : t(`form.span.${one}`) }))}
          onChange={(event) => setSpan(event.currentTarget.value as (typeof spans)[number])}
        />
        <TextInput
          label={t('form.title')}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <ProblemText problem={start.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={start.isTelling}>
            {t('form.send')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
