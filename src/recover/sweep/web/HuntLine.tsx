import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import type { SweepAgents, SweepHunt } from '../sweep.ts'
import { sweepPageWords } from './words.ts'

/** What the archive says to a sweep, beside what the units say. */
export function HuntLine({ hunt }: { hunt: SweepHunt }) {
  const t = useWords(sweepPageWords)
  const { events, matches, problem } = hunt
  const names = [...hunt.missing, ...hunt.leftOut].join(', ')
  return (
    <div role="status">
      <p>{t(`hunt.${hunt.state}`, { events, matches, problem, percent: Math.floor(hunt.progress * 100) })}</p>
      {names !== '' && <p>{t('hunt.missing', { names })}</p>}
      {hunt.finds.length > 0 && (
        <ul className={forms.quiet}>
          {hunt.finds.map((one) => (
            <li key={`${one.title} ${one.entity}`}>{t('hunt.find', one)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What the agents say of the good state of their hosts. */
export function AgentsLine({ agents }: { agents: SweepAgents }) {
  const t = useWords(sweepPageWords)
  return <p role="status">{t('agents', agents)}</p>
}
