import { Button } from '@mantine/core'
import { useState } from 'react'
import { LogFrame } from '#src/detect/log/web/LogFrame.tsx'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { type Coverage, coverageApi } from '../api.ts'
import type { LogDuty, Unlogged } from '../coverage.ts'
import { coverageWords } from '../words.ts'
import classes from './Coverage.module.css'
import { DutyForm } from './DutyForm.tsx'

/** Which systems must log, how it stands with each, and machines that nobody made a source of logs. */
export function CoveragePage() {
  const t = useWords(coverageWords)
  const asked = useAsk(coverageApi.show, {}, { also: ['desk'] })
  return (
    <LogFrame place="coverage">
      <p className={rows.quiet}>{t('lead')}</p>
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {asked.data && <Shown data={asked.data} />}
    </LogFrame>
  )
}

function Shown({ data: { duties, excused, unlogged, canManage } }: { data: Coverage }) {
  const t = useWords(coverageWords)
  const [form, setForm] = useParam('form')
  const [system, setSystem] = useParam('system')
  const [retiring, retire] = useState<string | null>(null)
  const tell = useTell(coverageApi.retire, { also: ['desk', 'record'], onDone: () => retire(null) })
  const hasOutward = duties.some((one) => one.isOutward && (one.state === 'well' || one.state === 'short'))
  const add = canManage && <Button onClick={() => setForm('must')}>{t('add')}</Button>
  const open = (name: string) => {
    setSystem(name)
    // The address changes twice; the second must know of the first.
    setTimeout(() => setForm('must'))
  }
  return (
    <>
      {duties.length === 0 ? (
        <EmptyPlace title={t('duties.none')} act={add}>
          {t('duties.none.text')}
        </EmptyPlace>
      ) : (
        <Sheet title={t('duties')} acts={add}>
          {!hasOutward && <p className={classes.notice}>{t('outward.none')}</p>}
          <Duties all={duties} onRetire={canManage ? retire : null} />
        </Sheet>
      )}
      <Sheet title={t('unlogged')}>
        <p className={rows.quiet}>{t(unlogged.length === 0 ? 'unlogged.none' : 'unlogged.text')}</p>
        {unlogged.length > 0 && <Machines all={unlogged} onOpen={canManage ? open : null} />}
      </Sheet>
      {excused.length > 0 && (
        <Sheet title={t('excused')}>
          <ul className={classes.machines}>
            {excused.map((one) => (
              <li key={one.id}>
                <b>{one.system}</b> <span>{one.reason}</span>
                {canManage && (
                  <button type="button" className={rows.open} onClick={() => retire(one.id)}>
                    {t('retire')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {form === 'must' && canManage && (
        <DutyForm
          key={system}
          system={system}
          onClose={() => {
            setForm('')
            setTimeout(() => setSystem(''))
          }}
        />
      )}
      <ConfirmWithReason
        isOpen={retiring !== null}
        onClose={() => retire(null)}
        title={t('retire')}
        act={t('retire')}
        isBusy={tell.isTelling}
        problem={tell.problem}
        onConfirm={(reason) => void tell.tell({ duty: retiring!, reason })}
      >
        {null}
      </ConfirmWithReason>
    </>
  )
}

function Duties({ all, onRetire }: { all: readonly LogDuty[]; onRetire: ((id: string) => void) | null }) {
  const t = useWords(coverageWords)
  const labels = [t('column.state'), t('column.what'), t('column.keep'), t('column.owner')] as const
  return (
    <OpenTable columns={[t('column.system'), ...labels, ...(onRetire ? [t('column.act')] : [])]}>
      {all.map((one) => (
        <tr key={one.id}>
          <th scope="row">{one.system}</th>
          <td data-label={labels[0]}>
            <Explained means={t(`state.${one.state}.means`)} className={one.state === 'well' ? undefined : classes.bad}>
              {t(`state.${one.state}`)}
            </Explained>
            {one.lastAt && (
              <div className={rows.quiet}>
                <Instant at={one.lastAt} />
              </div>
            )}
          </td>
          <td data-label={labels[1]}>
            {one.what}
            {one.isOutward && <div className={rows.quiet}>{t('outward')}</div>}
          </td>
          <td data-label={labels[2]}>
            {one.keptDays === null
              ? t('kept.asked', { keep: one.keepDays })
              : t('kept', { kept: one.keptDays, keep: one.keepDays })}
          </td>
          <td data-label={labels[3]}>{one.owner}</td>
          {onRetire && (
            <td>
              <Button size="compact-sm" onClick={() => onRetire(one.id)}>
                {t('retire')}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </OpenTable>
  )
}

function Machines({ all, onOpen }: { all: readonly Unlogged[]; onOpen: ((name: string) => void) | null }) {
  const t = useWords(coverageWords)
  const { lang } = useLang()
  const comma = lang === 'ja' ? '、' : ', '
  return (
    <ul className={classes.machines}>
      {all.map(({ name, known }) => (
        <li key={name}>
          <b>{name}</b> <span className={rows.quiet}>{known.map((from) => t(`known.${from}`)).join(comma)}</span>
          {onOpen && (
            <Button size="compact-sm" onClick={() => onOpen(name)}>
              {t('add')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
