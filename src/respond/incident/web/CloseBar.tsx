import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Elapsed } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../api.ts'
import classes from './CloseBar.module.css'
import { useIncident } from './incident-context.ts'
import type { TabName } from './tabs.ts'
import { pageWords } from './words/page.ts'

/** Named in the bar; all of them stand on "Now" and in the form that closes. */
const namedMost = 3

/** Always at the bottom: writing an entry at the left, what closing still needs, as links, at the right (design, Look 10). */
export function CloseBar({ tab }: { tab: TabName }) {
  const t = useWords(pageWords)
  const style = useStyle()
  const { incident, open, act } = useIncident()
  const { can } = incident
  const isClosed = incident.phase === 'closed'
  const now = useAsk(incidentApi.now, { incident: incident.number }, { enabled: !isClosed, keepsPrevious: true })
  const missing = now.data?.blocksClosing ?? []
  return (
    <section className={classes.bar} aria-label={t('bar.title')}>
      {can.addEntry && (
        <Button
          variant="filled"
          className={classes.note}
          data-tab={tab}
          leftSection={<IconPencilPlus size={17} aria-hidden />}
          onClick={() => open('entry')}
        >
          {t('bar.note')}
        </Button>
      )}
      {!isClosed && (
        <span className={classes.elapsed}>
          <span>{t('head.elapsed')}</span> <Elapsed since={incident.noticedAt} until={null} isBare />
        </span>
      )}
      {isClosed && incident.closedAt && (
        <span className={classes.text}>{t('bar.closed', { at: formatInstant(incident.closedAt, style) })}</span>
      )}
      {isClosed && can.close && (
        <Button className={classes.end} onClick={() => open('reopen')}>
          {t('bar.reopen')}
        </Button>
      )}
      {!isClosed && now.data && (can.write || can.close) && (
        <div className={classes.missing}>
          {missing.length === 0 && <span className={classes.text}>{t('bar.ready')}</span>}
          {missing.length > 0 && (
            <>
              <span className={classes.text}>{t('bar.missing')}</span>
              <ul>
                {missing.slice(0, namedMost).map((one) => (
                  <li key={`${one.code} ${one.text}`}>
                    <button type="button" onClick={() => act(one.act)}>
                      {one.text}
                    </button>
                  </li>
                ))}
                {missing.length > namedMost && (
                  <li>
                    <button type="button" onClick={() => (can.close ? open('close') : act('none'))}>
                      {t('bar.missing.more', { count: missing.length - namedMost })}
                    </button>
                  </li>
                )}
              </ul>
            </>
          )}
        </div>
      )}
      {!isClosed && now.data && missing.length > 0 && (
        <button type="button" className={classes.short} onClick={() => (can.close ? open('close') : act('none'))}>
          {t('bar.missing.count', { count: missing.length })}
        </button>
      )}
      {!isClosed && can.close && (
        <Button className={classes.end} data-close onClick={() => open('close')}>
          {t('bar.close')}
        </Button>
      )}
    </section>
  )
}
