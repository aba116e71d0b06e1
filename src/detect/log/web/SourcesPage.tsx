import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { formatClock } from '#src/core/time.ts'
import { agentApi } from '#src/detect/agent/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logApi } from '../api.ts'
import type { LogSource } from '../source.ts'
import { LogFrame } from './LogFrame.tsx'
import { AddSource } from './source/AddSource.tsx'
import { SourceDrawer } from './source/SourceDrawer.tsx'
import classes from './source/Sources.module.css'
import { SourceTable } from './source/SourceTable.tsx'
import { stateOf } from './source/source-state.ts'
import { sourceWords } from './source-words.ts'
import { logWords } from './words.ts'

export const shows = ['all', 'silent', 'never', 'unknown'] as const

/** Who sends log lines, who should and does not (S1-29), and how wrong their clocks are (S1-31). */
export function LogSourcesPage() {
  return (
    <LogFrame place="sources">
      <Sources />
    </LogFrame>
  )
}

function Sources() {
  const t = useWords(sourceWords)
  const logT = useWords(logWords)
  const mayManage = useMay('log:manage')
  const [show, setShow] = useParam('show', 'all')
  const [name, setName] = useParam('source')
  const [form, setForm] = useParam('form')
  const style = useStyle()
  const asked = useAsk(logApi.sources, {}, { keepsPrevious: true })
  const agents = useAsk(agentApi.list, {}).data?.rows
  const agentOf = useMemo(
    () => new Map((agents ?? []).flatMap((agent) => agent.sent.map((source) => [source, agent.name] as const))),
    [agents],
  )
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { sources, missing, trouble } = asked.data
  const of = (one: (typeof shows)[number]) =>
    one === 'all' ? sources : sources.filter((source) => isShown(source, one))
  const chosen = shows.find((one) => one === show) ?? 'all'
  const rows = of(chosen)
  const [unknown, quiet] = [of('unknown').length, of('silent').length + of('never').length]
  const opened = sources.find((source) => source.name === name)
  const add = mayManage && (
    <Button variant={sources.length === 0 ? 'filled' : undefined} onClick={() => setForm('add')}>
      {t('add')}
    </Button>
  )
  return (
    <>
      {trouble && (
        <p role="alert" className={classes.notice}>
          {t('trouble.notice', { at: formatClock(trouble.since, style), detail: trouble.detail })}
        </p>
      )}
      {sources.length === 0 ? (
        <EmptyPlace title={t('empty.title')} act={add}>
          {t('empty.text')}
        </EmptyPlace>
      ) : (
        <>
          {missing.length > 0 && (
            <p className={classes.notice}>{logT('missing.parts', { parts: missing.join(', ') })}</p>
          )}
          {unknown > 0 && <p className={classes.notice}>{t('unknown.notice', { count: unknown })}</p>}
          {quiet > 0 && <p className={classes.notice}>{t('silent.notice', { count: quiet })}</p>}
          <div className={classes.bar}>
            <fieldset className={classes.shows}>
              <legend className={classes.hidden}>{t('show')}</legend>
              {shows.map((one) => (
                <button key={one} type="button" aria-pressed={one === chosen} onClick={() => setShow(one)}>
                  {t(`show.${one}`)} <span>{of(one).length}</span>
                </button>
              ))}
            </fieldset>
            {add}
          </div>
          {rows.length === 0 ? (
            <p className={classes.quiet}>{t('none.shown')}</p>
          ) : (
            <SourceTable sources={rows} agentOf={agentOf} keeps={asked.data.keeps} onOpen={setName} />
          )}
        </>
      )}
      {opened && <SourceDrawer key={opened.name} source={opened} {...asked.data} onClose={() => setName('')} />}
      {form === 'add' && mayManage && <AddSource onClose={() => setForm('')} onAdded={setName} />}
    </>
  )
}

const isShown = (source: LogSource, one: string): boolean =>
  stateOf(source) === one || (one === 'unknown' && !source.isKnown)
