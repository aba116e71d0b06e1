import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { LogFrame } from '#src/detect/log/web/LogFrame.tsx'
import source from '#src/detect/log/web/source/Sources.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { agentApi } from '../api.ts'
import { AgentDrawer } from './AgentDrawer.tsx'
import { AgentTable } from './AgentTable.tsx'
import { EnrolCommand, type Invitation } from './EnrolCommand.tsx'
import { InviteAgent } from './InviteAgent.tsx'
import { agentPageWords } from './words.ts'

const askEveryMs = 15_000

/** The programs on other hosts that send their logs here: who is heard, how far behind, how wrong their clocks are, what was lost. */
export function AgentsPage() {
  return (
    <LogFrame place="agents">
      <Agents />
    </LogFrame>
  )
}

function Agents() {
  const t = useWords(agentPageWords)
  const mayManage = useMay('log:manage')
  const [chosen, choose] = useParam('agent')
  const [form, setForm] = useParam('form')
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const asked = useAsk(agentApi.list, {}, { keepsPrevious: true })
  const { refetch } = asked
  useEffect(() => {
    // What agents say of themselves is no change of the desk, so nobody tells of it.
    const timer = setInterval(() => void refetch(), askEveryMs)
    return () => clearInterval(timer)
  }, [refetch])
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { rows } = asked.data
  const silent = rows.filter((row) => row.state === 'silent').length
  const lost = rows.filter((row) => row.state !== 'revoked' && row.losses.length > 0)
  const opened = rows.find((row) => row.id === chosen)
  const add = mayManage && (
    <Button variant={rows.length === 0 ? 'filled' : undefined} onClick={() => setForm('add')}>
      {t('invite')}
    </Button>
  )
  return (
    <>
      {invitation && <EnrolCommand invitation={invitation} />}
      {rows.length === 0 ? (
        <EmptyPlace title={t('empty.title')} act={add}>
          {t('empty.text')}
        </EmptyPlace>
      ) : (
        <>
          {silent > 0 && <p className={source.notice}>{t('silent.notice', { count: silent })}</p>}
          {lost.length > 0 && (
            <p className={source.notice}>{t('lost.notice', { names: lost.map((row) => row.name).join(', ') })}</p>
          )}
          <div className={source.bar}>
            <span />
            {add}
          </div>
          <AgentTable agents={rows} onOpen={choose} />
        </>
      )}
      {opened && <AgentDrawer key={opened.id} agent={opened} onClose={() => choose('')} onInvited={setInvitation} />}
      {form === 'add' && mayManage && <InviteAgent onClose={() => setForm('')} onInvited={setInvitation} />}
    </>
  )
}
