import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import classes from '#src/detect/log/web/source/Sources.module.css'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import type { AgentRow } from '../agent.ts'
import { agentApi } from '../api.ts'
import { ClockText } from './AgentTable.tsx'
import type { Invitation } from './EnrolCommand.tsx'
import { agentPageWords } from './words.ts'

/** One agent: its host, the files it follows, what went wrong, what was lost. */
export function AgentDrawer({
  agent,
  onClose,
  onInvited,
}: {
  agent: AgentRow
  onClose: () => void
  onInvited: (invitation: Invitation) => void
}) {
  const t = useWords(agentPageWords)
  const kit = useWords(kitWords)
  const mayManage = useMay('log:manage')
  const revoke = useTell(agentApi.revoke, { onDone: () => ask(false) })
  const again = useTell(agentApi.inviteAgain)
  const [isAsked, ask] = useState(false)
  const { report } = agent
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={agent.name}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.drawer}>
        <p className={agent.state === 'heard' ? undefined : classes.notice}>{t(`state.${agent.state}.means`)}</p>
        <section className={classes.part}>
          <h2>{t('part.host')}</h2>
          <Facts
            rows={[
              [t('column.seen'), agent.seenAt && <Instant key="seen" at={agent.seenAt} isNamed precision="second" />],
              [t('column.clock'), report && <ClockText key="clock" clock={report.clock} />],
              [t('host.called'), report?.host.host],
              [t('host.system'), report && `${report.host.platform} ${report.host.release} (${report.host.arch})`],
              [t('host.version'), report?.host.version],
              [t('host.zone'), report?.host.zone],
              [t('host.address'), agent.address],
              [t('host.started'), report && <Instant key="started" at={report.startedAt} isNamed />],
              [t('host.enrolled'), agent.enrolledAt && <Instant key="enrolled" at={agent.enrolledAt} isNamed />],
              [
                t('column.spool'),
                report &&
                  `${t('spool.amount', { batches: report.spool.batches, bytes: formatBytes(report.spool.bytes) })} / ${formatBytes(report.spool.mostBytes)}`,
              ],
              [t('host.unread'), report && formatBytes(report.unreadBytes)],
              [t('host.sources'), agent.sent.join(', ')],
              [t('host.allowed'), agent.sources.join(', ')],
              [t('revoked.at'), agent.revokedAt && <Instant key="revoked" at={agent.revokedAt} isNamed />],
              [t('revoked.reason'), agent.revokedReason],
            ]}
          />
        </section>
        {agent.losses.length > 0 && (
          <section className={classes.part}>
            <h2>{t('part.losses')}</h2>
            <ul className={classes.clocks}>
              {agent.losses.map((loss) => (
                <li key={`${loss.from} ${loss.file} ${loss.why} ${loss.bytes}`}>
                  <span style={{ overflowWrap: 'anywhere' }}>
                    {t('loss.line', { ...loss, bytes: formatBytes(loss.bytes), why: t(`why.${loss.why}`) })}
                  </span>
                  <Instant at={loss.to} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {report && report.errors.length > 0 && (
          <section className={classes.part}>
            <h2>{t('part.errors')}</h2>
            <ul className={classes.clocks}>
              {report.errors.map((error) => (
                <li key={`${error.at} ${error.text}`}>
                  <span style={{ overflowWrap: 'anywhere' }}>{error.text}</span>
                  <Instant at={error.at} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {report && report.files.length > 0 && (
          <section className={classes.part}>
            <h2>{t('part.files')}</h2>
            <ul className={classes.clocks}>
              {report.files.map((file) => (
                <li key={file.path}>
                  <span className="mono" style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
                    {file.path}
                    {file.problem && <b> {file.problem}</b>}
                  </span>
                  <span style={{ whiteSpace: 'nowrap' }}>
                    {t('file.read', { offset: formatBytes(file.offset), size: formatBytes(file.size) })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {mayManage && agent.state !== 'revoked' && (
          <div className={classes.bar}>
            <Button
              loading={again.isTelling}
              onClick={() =>
                void again.tell({ id: agent.id }).then((made) => {
                  if (!made) return
                  onInvited(made)
                  onClose()
                })
              }
            >
              {t('token.again')}
            </Button>
            <Button onClick={() => ask(true)}>{t('revoke')}</Button>
            <ProblemText problem={again.problem} />
          </div>
        )}
      </div>
      <ConfirmWithReason
        isOpen={isAsked}
        onClose={() => ask(false)}
        title={t('revoke.title', { name: agent.name })}
        act={t('revoke')}
        isGrave
        isBusy={revoke.isTelling}
        problem={revoke.problem}
        onConfirm={(reason) => void revoke.tell({ id: agent.id, reason })}
      >
        <p>{t('revoke.text')}</p>
      </ConfirmWithReason>
    </Drawer>
  )
}
