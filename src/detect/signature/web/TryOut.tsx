import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { signatureApi } from '../api.ts'
import { exampleRule } from './example-rule.ts'
import classes from './Rules.module.css'
import { TriedSamples } from './TriedSamples.tsx'
import { tryWords } from './try-words.ts'
import { ruleWords } from './words.ts'

const spans = ['0', '1', '7', '30', '365'] as const
const newName = 'own/rule.yml'

/** A rule written or pasted, what is wrong with it, and what it finds in lines that really came in. */
export function TryOut() {
  const [from] = useParam('from')
  const asked = useAsk(signatureApi.rule, { key: from }, { enabled: from !== '', retry: false, staleTime: Infinity })
  if (from === '') return <Desk text="" file={newName} />
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} />
  return <Desk text={asked.data.text} file={asked.data.file} />
}

function Desk({ text: first, file: firstFile }: { text: string; file: string }) {
  const t = useWords(tryWords)
  const [text, setText] = useState(first)
  const [days, setDays] = useState<(typeof spans)[number]>('7')
  const area = useRef<HTMLTextAreaElement>(null)
  const run = useTell(signatureApi.tryRule)
  const answer = run.output
  const goTo = (line: number): void => {
    const lines = text.split('\n')
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    area.current?.focus()
    area.current?.setSelectionRange(at, at + (lines[line - 1] ?? '').length)
  }
  return (
    <div className={classes.parts}>
      <p className={rows.quiet}>{t('lead')}</p>
      <form
        className={classes.parts}
        onSubmit={(event) => {
          event.preventDefault()
          void run.tell({ text, days: Number(days) })
        }}
      >
        <Textarea
          ref={area}
          label={t('text')}
          classNames={{ input: classes.editor }}
          autosize
          minRows={12}
          maxRows={30}
          maxLength={200_000}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          <NativeSelect
            label={t('days')}
            value={days}
            data={spans.map((one) => ({ value: one, label: t(`days.${one}`) }))}
            onChange={(event) => setDays(event.currentTarget.value as (typeof spans)[number])}
          />
          <Button type="submit" variant="filled" disabled={text.trim() === ''} loading={run.isTelling}>
            {t('run')}
          </Button>
          {text === '' && <Button onClick={() => setText(exampleRule)}>{t('example')}</Button>}
        </div>
        <ProblemText problem={run.problem} />
      </form>
      {answer && <Answer answer={answer} onLine={goTo} />}
      {answer && <Save text={text} file={firstFile} isRight={answer.rules.every(({ ok }) => ok)} />}
    </div>
  )
}

type Given = OutputOf<typeof signatureApi.tryRule>

function Answer({ answer: { rules, tried }, onLine }: { answer: Given; onLine: (line: number) => void }) {
  const t = useWords(tryWords)
  const ruleT = useWords(ruleWords)
  return (
    <>
      <section>
        <h2 className={rows.part}>{t('rules')}</h2>
        {rules.map((rule) => (
          <div key={rule.document}>
            <strong>{rule.title ?? ruleT(`kind.${rule.kind}`)}</strong>
            {rule.ok && <p className={rows.quiet}>{t('rule.ok')}</p>}
            <ul className={classes.problems}>
              {[...rule.problems, ...rule.warnings].map(({ line, code, message }) => (
                <li key={`${line} ${code} ${message}`}>
                  {ruleT('problem.line', { line, message })}{' '}
                  <button type="button" className={rows.open} onClick={() => onLine(line)}>
                    {t('go-to', { line })}
                  </button>
                </li>
              ))}
            </ul>
            {rule.sees !== null && (
              <p className={rows.quiet}>
                {rule.sees.length > 0
                  ? t('rule.sees', { sees: rule.sees.join(', ') })
                  : t('rule.blind', { source: rule.logsource ?? ruleT(`kind.${rule.kind}`) })}
              </p>
            )}
          </div>
        ))}
      </section>
      {tried && (
        <>
          <section>
            <h2 className={rows.part}>{t('found')}</h2>
            <p>
              {t('found.sum', { events: tried.events, matches: tried.matches })} {!tried.isWhole && t('found.part')}{' '}
              {tried.matches > tried.samples.length && t('found.shown', { count: tried.samples.length })}
            </p>
            {tried.missing.length > 0 && <p>{t('missing', { missing: tried.missing.join(', ') })}</p>}
            <TriedSamples samples={tried.samples} onLine={onLine} />
          </section>
          <section>
            <h2 className={rows.part}>{t('near')}</h2>
            {tried.near.length === 0 && <p className={rows.quiet}>{t('near.none')}</p>}
            <TriedSamples samples={tried.near} onLine={onLine} />
          </section>
        </>
      )}
    </>
  )
}

function Save({ text, file: first, isRight }: { text: string; file: string; isRight: boolean }) {
  const t = useWords(tryWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const mayManage = useMay('rule:manage')
  const [file, setFile] = useState(first)
  const [reason, setReason] = useState('')
  const upload = useTell(signatureApi.uploadRules, { also: ['record'] })
  if (!mayManage) return null
  if (!isRight) return <p className={rows.quiet}>{t('save.wrong')}</p>
  const save = async () => {
    const name = file.trim()
    if (name === '' || !(await upload.tell({ reason }, [new File([text], name, { type: 'text/yaml' })]))) return
    notice(t('save.done', { file: name }), {
      label: t('save.open'),
      run: () => void navigate({ to: '/alerts/rules' }),
    })
  }
  return (
    <section>
      <div className={classes.acts}>
        <TextInput
          label={t('save.file')}
          maxLength={250}
          value={file}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
        <TextInput
          label={t('save.reason')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          loading={upload.isTelling}
          disabled={file.trim() === '' || reason.trim() === ''}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
      </div>
      <p className={rows.quiet}>{t('save.hint')}</p>
      <ProblemText problem={upload.problem} />
    </section>
  )
}
