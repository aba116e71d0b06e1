import type { Consent } from '#src/detect/report/report.ts'
import classes from './ConsentSummary.module.css'
import { Explained } from './Explained.tsx'
import { useWords } from './lang.tsx'
import { useStateWord } from './States.tsx'
import { kitWords } from './words.ts'

const items = ['identity', 'organisation', 'address', 'log', 'attachments'] as const

/** What the source lets us disclose, item by item; what was not said discloses nothing (S4-13). */
export function ConsentSummary({ consent }: { consent: Consent }) {
  const t = useWords(kitWords)
  const wordOf = useStateWord()
  if (items.every((item) => consent[item] === null)) return <p>{t('consent.nothing')}</p>
  return (
    <>
      <dl className={classes.list}>
        {items.map((item) => {
          const level = wordOf(`consent.${consent[item] ?? 'unsaid'}`)
          return (
            <div key={item}>
              <dt>{wordOf(`consent.${item}`).label}</dt>
              <dd data-level={consent[item] ?? 'unsaid'}>
                <Explained means={level.means}>{level.label}</Explained>
              </dd>
            </div>
          )
        })}
      </dl>
      {consent.named && <p className={classes.named}>{t('consent.named-as', { named: consent.named })}</p>}
    </>
  )
}
