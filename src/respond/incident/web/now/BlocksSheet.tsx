import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import type { Now } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import classes from './NowTab.module.css'

/** What closing still needs, each leading to where it is filled in. */
export function BlocksSheet({ blocks }: { blocks: Now['blocksClosing'] }) {
  const t = useWords(nowWords)
  const { incident, act } = useIncident()
  if (incident.phase === 'closed') return null
  return (
    <Sheet title={t('blocks')}>
      {blocks.length === 0 && <p className={classes.quiet}>{t('blocks.none')}</p>}
      {blocks.length > 0 && (
        <ul className={classes.rows}>
          {blocks.map((one) => (
            <li key={one.code} className={classes.row}>
              {incident.can.write ? (
                <button type="button" className={classes.link} onClick={() => act(one.act)}>
                  {one.text}
                </button>
              ) : (
                one.text
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
