import { Button, FileButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { RuleShow, signatureApi } from '../api.ts'
import { RuleDrawer } from './RuleDrawer.tsx'
import classes from './Rules.module.css'
import { RuleTable } from './RuleTable.tsx'
import { ruleWords } from './words.ts'

const step = 100

/** The rules of the desk: which are wrong, off, without a source; which matched, and which gave false alarms. */
export function Rules() {
  const t = useWords(ruleWords)
  const [shown, setShown] = useParam('show', 'all')
  const [q, setQ] = useParam('q')
  const [key, setKey] = useParam('rule')
  const [limit, setLimit] = useState(step)
  const show = RuleShow.options.find((one) => one === shown) ?? 'all'
  const asked = useAsk(signatureApi.rules, { show, q, limit }, { keepsPrevious: true })
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { rules, total, counts, hasOurs } = asked.data
  if (counts.all === 0)
    return (
      <EmptyPlace
        title={t('empty.title')}
        act={
          <div className={classes.acts}>
            <Adopt isFirst />
            <Upload />
          </div>
        }
      >
        {t('empty.text')}
      </EmptyPlace>
    )
  return (
    <>
      <div className={classes.bar}>
        <fieldset className={rows.shows}>
          <legend className={rows.hidden}>{t('show')}</legend>
          {RuleShow.options.map((one) => (
            <button key={one} type="button" aria-pressed={one === show} onClick={() => setShown(one)}>
              {t(`show.${one}`)} <span>{counts[one]}</span>
            </button>
          ))}
        </fieldset>
        <div className={classes.acts}>
          <ButtonLink to="/alerts/rules/try">{t('try')}</ButtonLink>
          {!hasOurs && <Adopt />}
          <Upload />
        </div>
      </div>
      <TextInput
        aria-label={t('find')}
        placeholder={t('find')}
        maxLength={200}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {rules.length === 0 ? (
        <p className={rows.quiet}>{t('none.shown')}</p>
      ) : (
        <>
          <RuleTable rules={rules} onOpen={setKey} />
          <p className={rows.quiet}>{t('shown', { count: rules.length, total })}</p>
        </>
      )}
      {total > rules.length && limit < 1_000 && (
        <Button onClick={() => setLimit(Math.min(1_000, limit + step))}>{t('more')}</Button>
      )}
      {key !== '' && <RuleDrawer key={key} ruleKey={key} onClose={() => setKey('')} />}
    </>
  )
}

/** The rules that come with Hikeshi, by one press. */
function Adopt({ isFirst = false }: { isFirst?: boolean }) {
  const t = useWords(ruleWords)
  const notice = useNotice()
  const mayManage = useMay('rule:manage')
  const adopt = useTell(signatureApi.adoptRules, { also: ['record'] })
  if (!mayManage) return null
  return (
    <div>
      <Button
        variant={isFirst ? 'filled' : undefined}
        loading={adopt.isTelling}
        onClick={() => void adopt.tell({}).then((done) => done && notice(t('adopt.done', { rules: done.rules })))}
      >
        {t('adopt')}
      </Button>
      <ProblemText problem={adopt.problem} />
    </div>
  )
}

function Upload() {
  const t = useWords(ruleWords)
  const notice = useNotice()
  const mayManage = useMay('rule:manage')
  const upload = useTell(signatureApi.uploadRules, { also: ['record'] })
  if (!mayManage) return null
  const send = async (files: File[]) => {
    const done = files.length === 0 ? null : await upload.tell({}, files)
    if (!done) return
    const unread = done.outcomes.filter(({ problem }) => problem !== null).map(({ file }) => file)
    const sum = (of: 'rules' | 'wrong'): number => done.outcomes.reduce((all, one) => all + one[of], 0)
    const told = t('upload.done', {
      files: done.outcomes.length - unread.length,
      rules: sum('rules'),
      wrong: sum('wrong'),
    })
    notice(unread.length === 0 ? told : `${told} ${t('upload.unread', { files: unread.join(', ') })}`)
  }
  return (
    <div>
      <FileButton multiple accept=".yml,.yaml" onChange={(files) => void send(files)}>
        {(props) => (
          <Button {...props} loading={upload.isTelling}>
            {t('upload')}
          </Button>
        )}
      </FileButton>
      <ProblemText problem={upload.problem} />
    </div>
  )
}
