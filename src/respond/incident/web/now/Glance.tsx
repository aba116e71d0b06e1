import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import type { Tense } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import { stateWords } from '../words/state.ts'
import classes from './NowTab.module.css'

const tenses = ['has-happened', 'is-happening', 'may-happen'] as const satisfies readonly Tense[]

/** The newest statement of each tense, so that whoever takes over knows where things stand. */
export function Glance() {
  const t = useWords(nowWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  return (
    <Sheet
      title={t('glance')}
      acts={
        <PageLink to="/incidents/$number/$tab" params={{ number: incident.number, tab: 'situation' }}>
          {t('glance.all')}
        </PageLink>
      }
    >
      {tenses.map((tense) => {
        const said = incident.situation.filter((one) => one.tense === tense && one.withdrawnAt === null)
        const last = said.find((one) => one.isWorstCase) ?? said.at(-1)
        return (
          <div key={tense} className={classes.tense}>
            <h3>{state(`tense.${tense}`)}</h3>
            <p className={last ? classes.clamp : classes.quiet}>{last?.text ?? t('glance.none')}</p>
          </div>
        )
      })}
    </Sheet>
  )
}
