import { Button, Menu } from '@mantine/core'
import { ask } from '#src/web/kit/client.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ReportStateBadge, useStateWord } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { reportApi } from '../api.ts'
import type { ReportDetail } from '../report.ts'
import { actWords } from './act-words.ts'
import { useActs } from './acts.ts'
import classes from './Preview.module.css'
import { previewWords } from './preview-words.ts'
import { useInboxView } from './use-inbox-view.ts'
import { inboxWords } from './words.ts'

export function PreviewSteps({
  onStep,
  hasNext,
  hasPrevious,
}: {
  onStep: (by: 1 | -1) => void
  hasNext: boolean
  hasPrevious: boolean
}) {
  const t = useWords(previewWords)
  const { open } = useInboxView()
  return (
    <div className={classes.steps}>
      <Button size="compact-md" variant="subtle" className={classes.back} onClick={() => open(null)}>
        {t('back')}
      </Button>
      <div>
        <Button size="compact-md" variant="subtle" disabled={!hasPrevious} onClick={() => onStep(-1)}>
          {t('nav.previous')}
        </Button>
        <Button size="compact-md" variant="subtle" disabled={!hasNext} onClick={() => onStep(1)}>
          {t('nav.next')}
        </Button>
      </div>
    </div>
  )
}

/** What it is, where it stands, and what can be done with it: one button stands out. */
export function PreviewHead({ report }: { report: ReportDetail }) {
  const inbox = useWords(inboxWords)
  const t = useWords(previewWords)
  const wordOf = useStateWord()
  const format = `format.${report.format}` as 'format.mail'
  const channel = wordOf(`channel.${report.channel}`).label
  return (
    <header className={classes.head}>
      <h2>{report.subject || inbox('no-subject')}</h2>
      <div className={classes.states}>
        <span>{report.number}</span>
        <ReportStateBadge state={report.state} isFocusable />
        <span>{channel}</span>
        {report.format !== 'mail' && report.format !== 'form' && <span>{t(format)}</span>}
        <Instant at={report.receivedAt} />
      </div>
      {report.incidents.length > 0 && <Belongs report={report} />}
      <HeadActs report={report} />
    </header>
  )
}

function Belongs({ report }: { report: ReportDetail }) {
  const t = useWords(actWords)
  const acts = useActs()
  return (
    <div className={classes.incidents}>
      {report.incidents.map((incident) => (
        <span key={incident.id}>
          <PageLink to="/incidents/$number" params={{ number: incident.number }}>
            {incident.number} {incident.title}
          </PageLink>
          {acts.mayIncident && (
            <Button size="compact-sm" onClick={() => acts.start({ name: 'detach', rows: [report], incident })}>
              {t('act.detach')}
            </Button>
          )}
        </span>
      ))}
    </div>
  )
}

function HeadActs({ report }: { report: ReportDetail }) {
  const t = useWords(actWords)
  const acts = useActs()
  const notice = useNotice()
  const mayRead = useMay('incident:read')
  if (!acts.mayWrite) return null
  const rows = [report]
  const [isDisposed, isHeld] = [report.state === 'disposed', report.state === 'incident']
  const copyLink = async () => {
    const { link } = await ask(reportApi.link, { id: report.id })
    await navigator.clipboard.writeText(link)
    notice(t('act.copied'))
  }
  return (
    <div className={classes.acts}>
      {isDisposed && (
        <Button variant="filled" onClick={() => acts.start({ name: 'restore', rows })}>
          {t('act.restore')}
        </Button>
      )}
      {!isDisposed && acts.mayIncident && (
        <Button variant={isHeld ? 'default' : 'filled'} onClick={() => acts.start({ name: 'incident', rows })}>
          {t('act.incident')}
        </Button>
      )}
      {!isDisposed && !isHeld && !report.assignee && <Button onClick={() => acts.takeOn(rows)}>{t('act.take')}</Button>}
      {!isDisposed && <Button onClick={() => acts.start({ name: 'assess', rows })}>{t('act.assess')}</Button>}
      {!isDisposed && !isHeld && (
        <Button onClick={() => acts.start({ name: 'dispose', rows })}>{t('act.dispose')}</Button>
      )}
      <Menu>
        <Menu.Target>
          <Button>{t('act.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.mayIncident && mayRead && !isDisposed && (
            <Menu.Item onClick={() => acts.start({ name: 'merge', rows })}>{t('act.merge')}</Menu.Item>
          )}
          <Menu.Item onClick={() => acts.start({ name: 'assign', rows })}>{t('act.assign')}</Menu.Item>
          {report.assignee && !isHeld && <Menu.Item onClick={() => acts.layBack(rows)}>{t('act.lay-back')}</Menu.Item>}
          <Menu.Item onClick={() => acts.start({ name: 'correct', rows })}>{t('act.correct')}</Menu.Item>
          <Menu.Item onClick={() => void copyLink()}>{t('act.link')}</Menu.Item>
          {!isHeld && !isDisposed && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => acts.markNoise(rows, !report.isNoise)}>
                {t(report.isNoise ? 'act.not-noise' : 'act.noise')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
