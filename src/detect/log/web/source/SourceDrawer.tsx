import { Drawer } from '@mantine/core'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import type { LogSource } from '../../source.ts'
import { sourceWords } from '../source-words.ts'
import { ClockForm } from './ClockForm.tsx'
import { ClockList } from './ClockList.tsx'
import { SourceForm } from './SourceForm.tsx'
import classes from './Sources.module.css'
import { stateOf } from './source-state.ts'

/** One source: what it sent, what is known of it, and the history of its clock. */
export function SourceDrawer({
  source,
  keeps,
  formats,
  onClose,
}: {
  source: LogSource
  keeps: readonly { readonly name: string; readonly days: number }[]
  formats: readonly string[]
  onClose: () => void
}) {
  const t = useWords(sourceWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const mayManage = useMay('log:manage')
  const mayWrite = useMay('log:write')
  const state = stateOf(source)
  const daysOf = keeps.find((one) => one.name === source.keep)?.days
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={600}
      title={source.name}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.drawer}>
        <p className={state === 'heard' ? undefined : classes.notice}>{t(`state.${state}.means`)}</p>
        <Facts
          rows={[
            [t('facts.events'), source.events.toLocaleString(lang)],
            [t('facts.first'), source.firstAt && <Instant key="first" at={source.firstAt} isNamed />],
            [t('facts.last'), source.lastAt && <Instant key="last" at={source.lastAt} isNamed />],
            [
              t('facts.received'),
              source.lastReceivedAt && <Instant key="received" at={source.lastReceivedAt} isNamed />,
            ],
            ...(mayManage
              ? []
              : ([
                  [t('facts.owner'), source.owner],
                  [t('facts.zone'), source.zone],
                  [t('facts.format'), source.format === 'auto' ? t('facts.format.auto') : source.format],
                  [t('facts.keep'), daysOf ? t('keep.days', { days: daysOf }) : ''],
                  [t('facts.note'), source.note],
                ] as const)),
          ]}
        />
        {source.events > 0 && (
          <div>
            <ButtonLink to="/logs" search={{ source: source.name, span: 'all' } as never}>
              {t('lines')}
            </ButtonLink>
          </div>
        )}
        <section className={classes.part}>
          <h2>{t('clock.title')}</h2>
          <ClockList source={source} />
          {mayWrite && <ClockForm source={source} />}
        </section>
        {mayManage && (
          <section className={classes.part}>
            <h2>{t('facts.title')}</h2>
            <SourceForm source={source} keeps={keeps} formats={formats} />
          </section>
        )}
      </div>
    </Drawer>
  )
}
