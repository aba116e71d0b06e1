import { Button, NativeSelect, Textarea } from '@mantine/core'
import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { incidentApi } from '../../api.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import { ChosenFiles } from './ChosenFiles.tsx'
import classes from './Composer.module.css'
import { langOf, useDraft } from './draft.ts'
import { type KindOfPeople, kindsOfPeople, useKindWord } from './entry-kind.tsx'
import { StageChoice } from './StageChoice.tsx'

const mostBytes = 100 * 1024 * 1024

/** Writes one entry. What is typed stays on the device until the desk has it; files come by choice, drop, paste or camera. */
export function Composer({ isFocused = false, onSent }: { isFocused?: boolean; onSent?: () => void }) {
  const t = useWords(recordWords)
  const wordOf = useKindWord()
  const notice = useNotice()
  const { incident } = useIncident()
  const [draft, change, clear] = useDraft(incident.id)
  const [files, setFiles] = useState<readonly File[]>([])
  const [isTimed, setTimed] = useState(draft.when !== null)
  const [isStaged, setStaged] = useState(false)
  const [said, say] = useState('')
  const [isOver, setOver] = useState(false)
  const [round, setRound] = useState(0)
  const hint = useId()
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const add = useTell(incidentApi.addEntry, { also: ['record'] })
  const addFiles = useTell(incidentApi.addFiles, { also: ['record'] })
  const isTelling = add.isTelling || addFiles.isTelling
  const problem = add.problem ?? addFiles.problem
  const { kind, text, when, party, stage } = draft

  const take = (list: Iterable<File> | null | undefined) => {
    const given = [...(list ?? [])]
    const large = given.find((file) => file.size > mostBytes)
    say(large ? t('compose.large', { name: large.name, limit: formatBytes(mostBytes) }) : '')
    setFiles([...files, ...given.filter((file) => file.size <= mostBytes)])
  }
  const send = async () => {
    if (isTelling) return
    const body = text.trim() || (files.length > 0 ? files.map((file) => file.name).join('\n') : '')
    if (body === '') return say(t('compose.text.missing'))
    if (isTimed && !when) return
    say('')
    const common = { incident: incident.number, kind, text: body, party: party || undefined, stage: stage ?? undefined }
    add.forget()
    addFiles.forget()
    const sent =
      files.length > 0
        ? await addFiles.tell({ ...common, when: when ? JSON.stringify(when) : undefined }, files)
        : await add.tell({ ...common, when: when ?? undefined, lang: langOf(body) })
    if (!sent) return
    clear()
    setFiles([])
    setTimed(false)
    setStaged(false)
    setRound(round + 1)
    notice(t('compose.done', { seq: sent.seq }))
    onSent?.()
  }
  const onKey = (event: KeyboardEvent) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
    if (isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  }
  const over = (event: DragEvent, now: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(now)
  }
  return (
    <form
      className={classes.composer}
      data-over={isOver || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <div className={classes.two}>
        <NativeSelect
          label={t('compose.kind')}
          value={kind}
          disabled={isTelling}
          data={kindsOfPeople.map((one) => ({ value: one, label: wordOf(one).label }))}
          onChange={(event) => change({ kind: event.currentTarget.value as KindOfPeople })}
        />
        <NativeSelect
          label={t('compose.party')}
          value={party}
          disabled={isTelling}
          data={[
            { value: '', label: t('compose.party.none') },
            ...incident.parties.filter((one) => !one.isEnded).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(event) => change({ party: event.currentTarget.value })}
        />
      </div>
      <Textarea
        autosize
        minRows={4}
        maxRows={16}
        autoFocus={isFocused}
        data-autofocus={isFocused || undefined}
        label={t('compose.text')}
        aria-describedby={hint}
        maxLength={50_000}
        value={text}
        // What is typed while the entry before is on its way would go when that one is cleared.
        readOnly={isTelling}
        onKeyDown={onKey}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          take(event.clipboardData.files)
        }}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <ChosenFiles files={files} onRemove={(at) => setFiles(files.filter((_, index) => index !== at))} />
      {isTimed ? (
        <fieldset className={classes.bare} disabled={isTelling}>
          <WhenInput key={round} value={when} onChange={(next) => change({ when: next })} />
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              setTimed(false)
              change({ when: null })
            }}
          >
            {t('compose.when.back')}
          </button>
        </fieldset>
      ) : (
        <p className={classes.now}>
          {t('compose.when.now')}{' '}
          <button type="button" className={classes.link} disabled={isTelling} onClick={() => setTimed(true)}>
            {t('compose.when.set')}
          </button>
        </p>
      )}
      {isStaged || stage ? (
        <StageChoice value={stage} isDisabled={isTelling} onChange={(next) => change({ stage: next })} />
      ) : (
        <p className={classes.now}>
          <button type="button" className={classes.link} disabled={isTelling} onClick={() => setStaged(true)}>
            {t('stage.set')}
          </button>
        </p>
      )}
      <div className={classes.acts}>
        <Button leftSection={<IconPaperclip size={16} aria-hidden />} onClick={() => picker.current?.click()}>
          {t('compose.attach')}
        </Button>
        <Button
          className={classes.camera}
          leftSection={<IconCamera size={16} aria-hidden />}
          onClick={() => camera.current?.click()}
        >
          {t('compose.photo')}
        </Button>
        <Button type="submit" variant="filled" className={classes.send} loading={isTelling} disabled={isTimed && !when}>
          {t('compose.act')}
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        aria-hidden
        tabIndex={-1}
        onChange={(event) => pick(event.currentTarget, take)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        accept="image/*"
        capture="environment"
        onChange={(event) => pick(event.currentTarget, take)}
      />
      <p id={hint} className={classes.hint} role="status">
        {said ||
          (isOver
            ? t('compose.drop')
            : files.length > 0
              ? t('compose.kept.files')
              : text.trim() !== ''
                ? t('compose.kept')
                : '')}
        {!said && !isOver && files.length === 0 && <span className={classes.keys}> {t('compose.hint')}</span>}
      </p>
      {problem && (
        <div className={classes.failed}>
          <b>{t('compose.failed')}</b>
          <ProblemText problem={problem} />
        </div>
      )}
    </form>
  )
}

function pick(input: HTMLInputElement, take: (files: Iterable<File> | null) => void): void {
  take([...(input.files ?? [])])
  input.value = ''
}
