import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { Lessons } from '#src/learn/drill/web/Lessons.tsx'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { type ReadinessRow, readinessApi } from '../api.ts'
import { isPeacetimeItem, type ReadinessCheck } from '../readiness.ts'
import { CheckForm } from './CheckForm.tsx'
import classes from './Readiness.module.css'
import { ReadinessForm } from './ReadinessForm.tsx'
import { StateWord } from './StateWord.tsx'
import { readinessPageWords } from './words.ts'

/** One thing that was agreed on: who answers for it, and each time that somebody looked. */
export function ReadinessDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(readinessPageWords)
  const kit = useWords(kitWords)
  const { data: one, ...asked } = useAsk(readinessApi.show, { item: id }, { retry: false })
  const title = one && one.kind === 'peacetime' && isPeacetimeItem(one.name) ? t(`item.${one.name}`) : one?.name
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={title ?? ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {one && (
        <div className={rows.drawer}>
          <Acts item={one} onRetired={onClose} />
          <Facts
            rows={[
              [t('column.state'), <StateWord key="state" state={one.state} />],
              [t(one.kind === 'machine' || one.kind === 'route' ? `field.who.${one.kind}` : 'field.who'), one.who],
              [t(one.kind === 'medium' ? 'field.reached.medium' : 'field.reached'), one.reached],
              [t('field.perHour'), one.kind === 'route' ? (one.perHour ?? t('route.unmeasured')) : null],
              [t('field.deputy'), one.deputy],
              [t('field.deputyReached'), one.deputyReached],
              [
                t(one.kind === 'medium' ? 'field.says.medium' : 'field.says'),
                one.says && (
                  <span key="says" className={classes.says}>
                    {one.says}
                  </span>
                ),
              ],
              [t('field.everyDays'), t('days', { days: one.everyDays })],
            ]}
          />
          <Checks item={one.id} isHeld={one.kind === 'exercise'} all={one.checks} />
        </div>
      )}
    </Drawer>
  )
}

function Checks({ item, isHeld, all }: { item: string; isHeld: boolean; all: readonly ReadinessCheck[] }) {
  const t = useWords(readinessPageWords)
  return (
    <section>
      <h2 className={rows.part}>{t(isHeld ? 'checks.held' : 'checks')}</h2>
      {all.length === 0 && <p className={rows.quiet}>{t('checks.none')}</p>}
      <ul className={classes.checks}>
        {all.map((one) => (
          <li key={one.id}>
            <Instant at={one.at} /> <b>{t(one.isGood ? 'check.good' : 'check.wanting')}</b> {one.seen}
            {one.learnt !== '' && <div>{t('learnt', { text: one.learnt })}</div>}
            <div className={rows.quiet}>{one.by}</div>
            <Lessons item={item} check={one.id} showed={one.learnt || one.seen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ item, onRetired }: { item: ReadinessRow; onRetired: () => void }) {
  const t = useWords(readinessPageWords)
  const mayWrite = useMay('readiness:write')
  const retire = useTell(readinessApi.retire, { also: ['record'] })
  const [doing, set] = useState<'check' | 'edit' | 'retire' | null>(null)
  if (!mayWrite || item.retiredAt !== null) return null
  const close = () => set(null)
  return (
    <div className={classes.acts}>
      <Button variant="filled" onClick={() => set('check')}>
        {t(item.kind === 'exercise' ? 'check.held' : 'check')}
      </Button>
      <Button onClick={() => set('edit')}>{t('edit')}</Button>
      <Button onClick={() => set('retire')}>{t('retire')}</Button>
      {doing === 'check' && <CheckForm item={item} onClose={close} />}
      {doing === 'edit' && <ReadinessForm kind={item.kind} item={item} onClose={close} />}
      <ConfirmWithReason
        isOpen={doing === 'retire'}
        onClose={close}
        title={t('retire')}
        act={t('retire')}
        isBusy={retire.isTelling}
        problem={retire.problem}
        onConfirm={(reason) => void retire.tell({ item: item.id, reason }).then((done) => done && onRetired())}
      >
        <p>{t('retire.text')}</p>
      </ConfirmWithReason>
    </div>
  )
}
