import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { decisionApi } from '../api.ts'
import classes from './Decisions.module.css'
import { decisionPageWords } from './words.ts'

const minuteMs = 60_000

/** On whatever page one is: that a decision waits for oneself, and the way to it. */
export function DecisionStrip() {
  const t = useWords(decisionPageWords)
  const mayAnswer = useMay('decision:answer')
  const asked = { mine: true, limit: 1 }
  const { data } = useAsk(decisionApi.waiting, asked, { enabled: mayAnswer, also: ['incident'], everyMs: minuteMs })
  if (!data || data.mine === 0) return null
  const only = data.mine === 1 ? data.rows[0] : undefined
  return (
    <div className={classes.strip}>
      <b>{t('strip.mine', { count: data.mine })}</b>
      {only ? (
        <PageLink to="/decisions/$number" params={{ number: only.number }}>
          {t('strip.open')}
        </PageLink>
      ) : (
        <PageLink to="/decisions">{t('strip.open')}</PageLink>
      )}
    </div>
  )
}
