import { Button } from '@mantine/core'
import { AlertFrame } from '#src/detect/alert/web/AlertFrame.tsx'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { integrityApi } from '../api.ts'
import { type Counts, type KnownHost, stateOfHost } from '../known-state.ts'
import { severities } from '../severity.ts'
import classes from './GoodState.module.css'
import { ServiceSheet } from './ServiceSheet.tsx'
import { goodStateWords } from './words.ts'

/** Which hosts are as they should be: each with what its last check found. */
export function GoodStatePage() {
  return (
    <AlertFrame place="good-state">
      <Hosts />
      <ServiceSheet />
    </AlertFrame>
  )
}

function Hosts() {
  const t = useWords(goodStateWords)
  const asked = useAsk(integrityApi.hosts, {})
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const hosts = asked.data.rows
  if (hosts.length === 0)
    return (
      <EmptyPlace title={t('empty.title')} act={<CopyCommand isFirst text={initCommand} />}>
        {t('empty.text')}
        <code className={classes.command}>{initCommand}</code>
      </EmptyPlace>
    )
  return (
    <OpenTable
      columns={(['host', 'state', 'checked', 'baseline', 'schedule'] as const).map((one) => t(`column.${one}`))}
    >
      {hosts.map((one) => (
        <tr key={one.host}>
          <th scope="row">
            <PageLink to="/alerts/good-state/$host" params={{ host: one.host }}>
              {one.host}
            </PageLink>
          </th>
          <td data-label={t('column.state')}>
            <HostState host={one} />
          </td>
          <td data-label={t('column.checked')}>
            {one.check && <Instant at={one.check.endedAt} />} {one.check && <CountsText counts={one.check.counts} />}
            {one.seen && (
              <div>
                {t('seen.since')} <Instant at={one.seen.at} /> <CountsText counts={one.seen.counts} />
              </div>
            )}
          </td>
          <td data-label={t('column.baseline')}>{one.baseline && <Instant at={one.baseline.takenAt} />}</td>
          <td data-label={t('column.schedule')}>
            {one.agentId === null
              ? t('no-agent')
              : one.plan?.everyHours
                ? t('every-hours', { hours: one.plan.everyHours })
                : t('schedule.none')}
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}

export const initCommand =
  "hikeshi integrity init --system --keep '/etc/**' --desk --reason … --baseline host.baseline /usr /etc /boot"

export function CopyCommand({ text, isFirst = false }: { text: string; isFirst?: boolean }) {
  const t = useWords(goodStateWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  return (
    <Button
      variant={isFirst ? 'filled' : undefined}
      onClick={() => void navigator.clipboard.writeText(text).then(() => notice(kit('copied')))}
    >
      {t('empty.copy')}
    </Button>
  )
}

export function HostState({ host }: { host: Pick<KnownHost, 'baseline' | 'check' | 'seen'> }) {
  const t = useWords(goodStateWords)
  const state = stateOfHost(host)
  return (
    <span className={classes.state} data-state={state}>
      <Explained means={t(`state.${state}.means`)}>{t(`state.${state}`)}</Explained>
    </span>
  )
}

export function CountsText({ counts }: { counts: Counts }) {
  const t = useWords(goodStateWords)
  return (
    <span className={classes.counts}>
      {severities
        .filter((one) => counts[one] > 0)
        .map((one) => (
          <span key={one}>{t('count', { name: t(`severity.${one}`), count: counts[one] })}</span>
        ))}
    </span>
  )
}
