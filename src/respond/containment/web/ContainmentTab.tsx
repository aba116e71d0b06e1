import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { DecisionsSheet } from '#src/respond/decision/web/DecisionsSheet.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { containmentApi } from '../api.ts'
import { asksForBackup, type ContainmentRow } from '../containment.ts'
import { canDo } from '../state.ts'
import { ApproveForm, AskDecisionForm, ConfirmForm, EffectForm, ExtendForm, KeepForm } from './ActForms.tsx'
import { Acts, type OpenForm } from './Acts.tsx'
import { ApplyWithBackup } from './ApplyWithBackup.tsx'
import classes from './Containment.module.css'
import { ContainmentRows } from './ContainmentRows.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { containmentPageWords } from './words.ts'

type Opened = { readonly form: 'propose' } | { readonly form: OpenForm; readonly id: string } | null

const QuarantinePart = lazy(async () => ({
  default: (await import('../quarantine/web/QuarantinePart.tsx')).QuarantinePart,
}))
const parts = ['measures', 'quarantine'] as const

/** What was cut off for an incident: measure by measure, and machines in numbers. */
export function ContainmentTab() {
  const t = useWords(containmentPageWords)
  const { incident } = useIncident()
  const [asked] = useParam('part')
  const part = parts.find((one) => one === asked) ?? 'measures'
  return (
    <div className={classes.page}>
      <TabLinks label={t('parts')} open={part}>
        {parts.map((name) => (
          <PageLink
            key={name}
            to="/incidents/$number/$tab"
            params={{ number: incident.number, tab: 'containment' }}
            search={{ part: name } as never}
            resetScroll={false}
            aria-current={name === part ? 'page' : undefined}
          >
            {t(`part.${name}`)}
          </PageLink>
        ))}
      </TabLinks>
      <Suspense fallback={<LoadingPlace rows={6} />}>
        {part === 'quarantine' ? <QuarantinePart /> : <MeasuresPart />}
      </Suspense>
    </div>
  )
}

/** What is in force now, since when, until when, by whom; what was lifted; and the decisions that are asked for. */
function MeasuresPart() {
  const t = useWords(containmentPageWords)
  const { incident } = useIncident()
  const { number } = incident
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(containmentApi.list, { incident: number }, { also: ['desk'] })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, connectors, problems, canWrite } = found.data
  const close = () => open(null)
  const row = opened && 'id' in opened ? rows.find((one) => one.id === opened.id) : undefined
  const propose = canWrite && opened?.form !== 'propose' && (
    <Button variant={opened === null ? 'filled' : undefined} onClick={() => open({ form: 'propose' })}>
      {t('propose')}
    </Button>
  )
  return (
    <div className={classes.page}>
      <p className={forms.quiet}>{t('intro')}</p>
      {problems.length > 0 && <p>{t('problems', { list: problems.join('; ') })}</p>}
      {opened?.form === 'propose' && <ProposeForm incident={number} connectors={connectors} onClose={close} />}
      {row && opened && (
        <Opening key={`${row.id} ${opened.form}`} incident={number} row={row} form={opened.form} onClose={close} />
      )}
      {rows.length === 0 ? (
        <EmptyPlace title={t('none')} act={propose}>
          {t('none.text')}
        </EmptyPlace>
      ) : (
        <Sheet title={t('title')} acts={propose}>
          <ContainmentRows
            rows={rows}
            noticedAt={incident.noticedAt}
            connectors={connectors}
            acts={(one) =>
              canWrite && <Acts incident={number} row={one} onOpen={(form) => open({ form, id: one.id })} />
            }
          />
        </Sheet>
      )}
      <DecisionsSheet incident={number} />
    </div>
  )
}

function Opening({
  incident,
  row,
  form,
  onClose,
}: {
  incident: string
  row: ContainmentRow
  form: string
  onClose: () => void
}) {
  const of = { incident, row, onClose }
  if (form === 'approve') return <ApproveForm {...of} />
  if (form === 'ask') return <AskDecisionForm {...of} />
  if (form === 'confirm') return <ConfirmForm {...of} />
  if (form === 'keep') return <KeepForm {...of} />
  if (form === 'effect') return <EffectForm {...of} />
  if (form === 'extend') return <ExtendForm {...of} />
  if (form === 'apply' && asksForBackup(row)) return <ApplyWithBackup {...of} />
  if (form === 'dry-run') return <DryRun {...of} />
  return <Asking {...of} form={form} />
}

function DryRun({ incident, row, onClose }: { incident: string; row: ContainmentRow; onClose: () => void }) {
  const t = useWords(containmentPageWords)
  const kit = useWords(kitWords)
  const verb = canDo('apply', row.state) || row.state === 'asked' ? 'apply' : 'lift'
  const found = useAsk(containmentApi.dryRun, { incident, containment: row.id, verb })
  return (
    <Sheet title={t('dry-run.title', { number: row.number })} acts={<Button onClick={onClose}>{kit('close')}</Button>}>
      <ProblemText problem={found.error} />
      {found.data && <pre className={classes.lines}>{found.data.lines.join('\n')}</pre>}
    </Sheet>
  )
}

function Asking({
  incident,
  row,
  form,
  onClose,
}: {
  incident: string
  row: ContainmentRow
  form: string
  onClose: () => void
}) {
  const t = useWords(containmentPageWords)
  const apply = useTell(containmentApi.apply, { onDone: onClose })
  const lift = useTell(containmentApi.lift, { onDone: onClose })
  const withdraw = useTell(containmentApi.withdraw, { onDone: onClose })
  const { number } = row
  const of = { incident, containment: row.id }
  return (
    <>
      <ConfirmWithReason
        isOpen={form === 'apply'}
        needsReason={false}
        onClose={onClose}
        title={t('apply.title', { number })}
        act={t('act.apply')}
        isBusy={apply.isTelling}
        problem={apply.problem}
        onConfirm={() => void apply.tell(of)}
      >
        <p>{t('apply.text', { connector: row.connector })}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={form === 'lift'}
        onClose={onClose}
        title={t('lift.title', { number })}
        act={t('act.lift')}
        isBusy={lift.isTelling}
        problem={lift.problem}
        onConfirm={(reason) => void lift.tell({ ...of, reason })}
      >
        <p>{t('lift.text')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={form === 'withdraw'}
        onClose={onClose}
        title={t('withdraw.title', { number })}
        act={t('act.withdraw')}
        isBusy={withdraw.isTelling}
        problem={withdraw.problem}
        onConfirm={(reason) => void withdraw.tell({ ...of, reason })}
      >
        <p>{t('withdraw.text')}</p>
      </ConfirmWithReason>
    </>
  )
}
