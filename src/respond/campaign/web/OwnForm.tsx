import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { networkOf, Second } from '../own.ts'
import { ownWords } from './own-words.ts'
import classes from './Plan.module.css'
import { instantIn, textOf } from './plan-time.ts'
import { planWords } from './plan-words.ts'

type Typed = { readonly id: number; readonly at: string; readonly isOpen: boolean }
let ids = 0

/** What is asked of people outside, and when the page opens and closes by the clock. */
export function OwnForm({ view, onClose }: { view: CampaignView; onClose: () => void }) {
  const t = useWords(ownWords)
  const p = useWords(planWords)
  const { zone } = useZone()
  const save = useTell(campaignApi.change)
  const typed = (at: string, isOpen: boolean): Typed => ({ id: ++ids, at: textOf(at, zone), isOpen })
  const [second, setSecond] = useState<Second>(view.own.second)
  const [inside, setInside] = useState(view.own.inside.join('\n'))
  const [turns, setTurns] = useState(() => view.own.turns.map((one) => typed(one.at, one.isOpen)))
  const networks = inside.split(/[\s,]+/).filter(Boolean)
  const wrong = networks.filter((one) => networkOf(one) === null)
  const isWrongTime = turns.some(({ at }) => instantIn(at, zone) === null)
  /** Own changes open it when they begin; a stop closes it. */
  const fromPlan = view.plan.phases
    .filter(({ kind }) => kind === 'own-change' || kind === 'stop')
    .map(({ kind, from }) => ({ at: from, isOpen: kind === 'own-change' }))
  const change = (id: number, is: Partial<Typed>) =>
    setTurns(turns.map((one) => (one.id === id ? { ...one, ...is } : one)))
  return (
    <Form
      title={t('set')}
      act={t('set.save')}
      isReady={wrong.length === 0 && !isWrongTime}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident: view.incident,
          campaign: view.number,
          own: {
            second,
            inside: networks,
            turns: turns.map(({ at, isOpen }) => ({ at: instantIn(at, zone)!, isOpen })),
          },
        })
      }
    >
      <NativeSelect
        label={t('set.second')}
        description={t('set.second.hint')}
        data={Second.options.map((value) => ({ value, label: t(`second.${value}`) }))}
        value={second}
        onChange={(event) => setSecond(event.currentTarget.value as Second)}
      />
      {second !== 'none' && (
        <Textarea
          autosize
          minRows={2}
          label={t('set.inside')}
          description={t('set.inside.hint')}
          value={inside}
          onChange={(event) => setInside(event.currentTarget.value)}
          error={wrong.length > 0 && t('set.inside.wrong', { lines: wrong.slice(0, 5).join(', ') })}
        />
      )}
      <fieldset className={classes.set}>
        <legend>{t('set.turns')}</legend>
        <p className={forms.quiet}>{zoneLabel(zone)}</p>
        {turns.map((turn) => (
          <div key={turn.id} className={classes.row}>
            <TextInput
              label={t('set.at')}
              placeholder="2026-07-01 9:00"
              value={turn.at}
              onChange={(event) => change(turn.id, { at: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('set.what')}
              data={[
                { value: 'open', label: t('set.opens') },
                { value: 'close', label: t('set.closes') },
              ]}
              value={turn.isOpen ? 'open' : 'close'}
              onChange={(event) => change(turn.id, { isOpen: event.currentTarget.value === 'open' })}
            />
            <Button onClick={() => setTurns(turns.filter((one) => one !== turn))}>{t('set.remove')}</Button>
          </div>
        ))}
        {isWrongTime && <p role="alert">{p('form.bad-time')}</p>}
        <div className={forms.acts}>
          <Button onClick={() => setTurns([...turns, { id: ++ids, at: '', isOpen: false }])}>{t('set.add')}</Button>
          {fromPlan.length > 0 && (
            <Button onClick={() => setTurns(fromPlan.map(({ at, isOpen }) => typed(at, isOpen)))}>
              {t('set.from-plan')}
            </Button>
          )}
        </div>
      </fieldset>
    </Form>
  )
}
