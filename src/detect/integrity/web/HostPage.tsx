import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { formatInstant } from '#src/core/time.ts'
import { AlertFrame } from '#src/detect/alert/web/AlertFrame.tsx'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { integrityApi } from '../api.ts'
import type { HostPlan, KeptBaseline, KeptCheck, OrderKind, SystemThing } from '../known-state.ts'
import { CheckSheet } from './CheckSheet.tsx'
import classes from './GoodState.module.css'
import { CopyCommand, CountsText, HostState, initCommand } from './GoodStatePage.tsx'
import { goodStateWords } from './words.ts'

const everyHours = ['', '1', '6', '24', '168'] as const
const askEveryMs = 15_000

/** One host: what its last check found, the baseline behind it, what its agent is told. */
export function HostPage({ host }: { host: string }) {
  return (
    <AlertFrame place="good-state">
      <Host key={host} host={host} />
    </AlertFrame>
  )
}

type HostDetail = OutputOf<typeof integrityApi.host>

function Host({ host }: { host: string }) {
  const t = useWords(goodStateWords)
  const asked = useAsk(integrityApi.host, { host }, { everyMs: askEveryMs, retry: false })
  const [chosen] = useParam('check')
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const detail = asked.data
  const check = detail.checks.find((one) => one.id === chosen) ?? detail.check
  const seen = detail.checks
    .filter((one) => one.isPart && one.takenAt > (detail.check?.takenAt ?? ''))
    .slice(0, mostSeen)
  return (
    <>
      <PageLink to="/alerts/good-state">{t('back')}</PageLink>
      <div className={classes.acts}>
        <h2>{host}</h2>
        <HostState host={detail} />
      </div>
      <Orders detail={detail} />
      {!chosen && seen.map((one) => <CheckSheet key={one.id} id={one.id} title={t('seen.title')} />)}
      {check && <CheckSheet key={check.id} id={check.id} title={t(checkTitle(check, detail))} />}
      {!check && detail.baseline && detail.agentId === null && (
        <Sheet title={t('check.title')} acts={<CopyCommand text={checkCommand(host)} />}>
          <p>
            {t('check.none')} {t('check.command')}
          </p>
          <code className={classes.command}>{checkCommand(host)}</code>
        </Sheet>
      )}
      {detail.baseline && <BaselineSheet baseline={detail.baseline} />}
      {!detail.baseline && detail.agentId === null && (
        <EmptyPlace title={t('state.no-baseline')} act={<CopyCommand text={initCommand} />}>
          {t('state.no-baseline.means')}
        </EmptyPlace>
      )}
      <System things={detail.system} />
      <Earlier detail={detail} />
    </>
  )
}

/** Older ones stand below, to be chosen. */
const mostSeen = 3
const checkTitle = (check: KeptCheck, { check: last }: HostDetail) =>
  check.isPart ? ('seen.title' as const) : check.id === last?.id ? ('check.title' as const) : ('check.other' as const)

const checkCommand = (host: string): string => `hikeshi integrity check --desk --host ${host}`

function Orders({ detail: { host, agentId, plan, baseline } }: { detail: HostDetail }) {
  const t = useWords(goodStateWords)
  const mayWrite = useMay('integrity:write')
  const order = useTell(integrityApi.order, { also: ['record'] })
  const schedule = useTell(integrityApi.schedule, { also: ['record'] })
  const [asking, ask] = useState<OrderKind | null>(null)
  if (agentId === null) return null
  const kind = asking ?? 'check'
  return (
    <>
      <PlanText plan={plan} />
      {mayWrite && (
        <div className={classes.acts}>
          {baseline && (
            <Button variant="filled" onClick={() => ask('check')}>
              {t('order.check')}
            </Button>
          )}
          <Button variant={baseline ? undefined : 'filled'} onClick={() => ask('baseline')}>
            {t('order.baseline')}
          </Button>
          <NativeSelect
            label={t('schedule')}
            value={plan?.everyHours ? String(plan.everyHours) : ''}
            data={[...new Set([...everyHours, String(plan?.everyHours ?? '')])].map((one) => ({
              value: one,
              label: one === '' ? t('schedule.none') : t('every-hours', { hours: Number(one) }),
            }))}
            onChange={(event) => {
              const hours = event.currentTarget.value
              void schedule.tell({ host, everyHours: hours === '' ? null : Number(hours) })
            }}
          />
        </div>
      )}
      <ProblemText problem={schedule.problem} />
      <ConfirmWithReason
        isOpen={asking !== null}
        onClose={() => ask(null)}
        title={t(`order.${kind}`)}
        act={t(`order.${kind}`)}
        isBusy={order.isTelling}
        problem={order.problem}
        onConfirm={(reason) => void order.tell({ host, kind, reason }).then((done) => done && ask(null))}
      >
        <p>{t(`order.${kind}.text`)}</p>
      </ConfirmWithReason>
    </>
  )
}

function PlanText({ plan }: { plan: HostPlan | null }) {
  const t = useWords(goodStateWords)
  const style = useStyle()
  if (plan?.order) {
    const { kind, orderedBy, orderedAt, toldAt } = plan.order
    const at = formatInstant(toldAt ?? orderedAt, { ...style, named: false })
    const by = orderedBy === '' ? t('order.plan') : orderedBy
    return (
      <p className={classes.notice}>
        {toldAt === null ? t('order.waits', { kind, by, at }) : t('order.told', { kind, at })}
      </p>
    )
  }
  if (!plan?.trouble) return null
  const at = formatInstant(plan.trouble.at, { ...style, named: false })
  return <p className={classes.notice}>{t('order.trouble', { at, text: plan.trouble.text })}</p>
}

function BaselineSheet({ baseline: one }: { baseline: KeptBaseline }) {
  const t = useWords(goodStateWords)
  return (
    <Sheet title={t('baseline.title')}>
      <Facts
        rows={[
          [t('baseline.taken'), <Instant key="taken" at={one.takenAt} />],
          [t('baseline.kept'), <Instant key="kept" at={one.keptAt} />],
          [t('baseline.by'), one.keptBy],
          [t('baseline.reason'), one.reason],
          [t('baseline.roots'), one.roots.join(' ')],
          [t('baseline.entries'), one.entries.toLocaleString()],
          [
            t('baseline.code'),
            <span key="code" className={classes.mono}>
              {one.code}
            </span>,
          ],
          [t('baseline.key'), one.isDeskKey ? t('baseline.key.desk', { key: one.keyId }) : one.keyId],
        ]}
      />
    </Sheet>
  )
}

const kinds = ['service', 'account', 'module'] as const

/** What should listen on this host, and who should have an account there (S1-24, S2-7). */
function System({ things }: { things: readonly SystemThing[] }) {
  const t = useWords(goodStateWords)
  if (things.length === 0) return null
  return (
    <Sheet title={t('system.title')}>
      <div className={classes.columns}>
        {kinds.map((kind) => {
          const own = things.filter(({ path }) => path.startsWith(`${kind}:`))
          if (own.length === 0) return null
          return (
            <details key={kind} open={kind === 'service'}>
              <summary>{t('count', { name: t(`system.${kind}`), count: own.length })}</summary>
              <ul className={classes.things}>
                {own.map(({ path, facts }) => (
                  <li key={path}>
                    {path.slice(kind.length + 1)} {typeof facts.program === 'string' && facts.program}
                  </li>
                ))}
              </ul>
            </details>
          )
        })}
      </div>
    </Sheet>
  )
}

function Earlier({ detail: { baselines, checks } }: { detail: HostDetail }) {
  const t = useWords(goodStateWords)
  const style = useStyle()
  const [, choose] = useParam('check')
  const old = baselines.filter((one) => one.replacedAt !== null)
  if (old.length === 0 && checks.length < 2) return null
  return (
    <Sheet title={t('baseline.earlier')}>
      <ul className={classes.things}>
        {checks.map((one) => (
          <li key={one.id}>
            <Button size="compact-sm" variant="subtle" onClick={() => choose(one.id)}>
              <Instant at={one.endedAt} />
            </Button>
            {one.isPart && `${t('seen.since')} `}
            <CountsText counts={one.counts} />
          </li>
        ))}
        {old.map((one) => (
          <li key={one.id}>
            {t('baseline.title')} {one.code} <Instant at={one.takenAt} />{' '}
            {t('baseline.replaced', { at: formatInstant(one.replacedAt!, { ...style, named: false }) })}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
