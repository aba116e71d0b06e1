import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle, useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { isUntold, type Presence, PresenceOutcome } from '../presence.ts'
import classes from './CampaignTab.module.css'
import { instantIn } from './plan-time.ts'
import { planWords } from './plan-words.ts'
import { presenceWords } from './presence-words.ts'

type Of = { readonly incident: string; readonly campaign: string }

/** Who of ours is there when people first sign in again, and how it went. */
export function PresenceSheet({ view }: { view: CampaignView }) {
  const t = useWords(presenceWords)
  const style = useStyle()
  const of = { incident: view.incident, campaign: view.number }
  const found = useAsk(campaignApi.presences, of)
  const [form, setForm] = useParam('form')
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  const told = rows.find((one) => `presence-${one.position}` === form && one.told === null)
  if (form === 'presence' && view.can.write) return <AppointmentForm of={of} onClose={() => setForm('')} />
  if (told && view.can.help) return <TellForm of={of} presence={told} onClose={() => setForm('')} />
  return (
    <Sheet title={t('title')}>
      {rows.length === 0 && <p className={forms.quiet}>{t('none')}</p>}
      <ul className={classes.lines} data-plain>
        {rows.map((one) => (
          <li key={one.position}>
            <span className={classes.wave}>
              <span>
                <strong>{formatInstant(one.at, { ...style, named: false })}</strong> {one.what}{' '}
                <span className={forms.quiet}>{t('where', { place: one.place, who: one.who })}</span>{' '}
                {one.told && (
                  <span className={one.told.outcome === 'well' ? classes.good : classes.gap}>
                    {t(`outcome.${one.told.outcome}`)}
                    {one.told.people !== null && ` ${t('people', { count: one.told.people })}`} {one.told.note}
                  </span>
                )}
                {isUntold(one, new Date()) && <span className={classes.gap}>{t('untold')}</span>}
              </span>
              {one.told === null && view.can.help && (
                <Button size="compact-sm" onClick={() => setForm(`presence-${one.position}`)}>
                  {t('tell')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {view.can.write && (
        <div className={classes.acts}>
          <Button onClick={() => setForm('presence')}>{t('add')}</Button>
        </div>
      )}
    </Sheet>
  )
}

function AppointmentForm({ of, onClose }: { of: Of; onClose: () => void }) {
  const t = useWords(presenceWords)
  const p = useWords(planWords)
  const { zone } = useZone()
  const add = useTell(campaignApi.addPresence)
  const specials = useAsk(campaignApi.specials, of).data?.rows ?? []
  const [said, say] = useState({ at: '', place: '', what: '', who: '' })
  const [special, setSpecial] = useState('')
  const set = (name: keyof typeof said) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    say((before) => ({ ...before, [name]: value }))
  }
  const at = instantIn(said.at, zone)
  const isWhole = Object.values(said).every((text) => text.trim() !== '')
  return (
    <Form
      title={t('add')}
      act={t('save')}
      isReady={isWhole && at !== null}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={() => add.tell({ ...of, ...said, at: at!, special: special === '' ? null : Number(special) })}
    >
      <TextInput
        required
        label={t('at')}
        description={zoneLabel(zone)}
        placeholder="2026-07-05 15:00"
        value={said.at}
        onChange={set('at')}
        error={said.at !== '' && at === null && p('form.bad-time')}
      />
      <TextInput required maxLength={200} label={t('what')} value={said.what} onChange={set('what')} />
      <TextInput required maxLength={200} label={t('place')} value={said.place} onChange={set('place')} />
      <TextInput required maxLength={200} label={t('who')} value={said.who} onChange={set('who')} />
      {specials.length > 0 && (
        <NativeSelect
          label={t('special')}
          data={[
            { value: '', label: t('special.none') },
            ...specials.map((one) => ({ value: String(one.position), label: one.name })),
          ]}
          value={special}
          onChange={(event) => setSpecial(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}

function TellForm({ of, presence, onClose }: { of: Of; presence: Presence; onClose: () => void }) {
  const t = useWords(presenceWords)
  const tell = useTell(campaignApi.tellPresence)
  const [outcome, setOutcome] = useState<PresenceOutcome>('well')
  const [people, setPeople] = useState('')
  const [note, setNote] = useState('')
  const count = people.normalize('NFKC').trim()
  const isCount = /^\d{0,6}$/.test(count)
  return (
    <Form
      title={t('tell.title', { what: presence.what })}
      act={t('tell.save')}
      isReady={isCount}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() =>
        tell.tell({
          ...of,
          presence: presence.position,
          outcome,
          people: count === '' ? null : Number(count),
          note,
        })
      }
    >
      <NativeSelect
        label={t('outcome')}
        data={PresenceOutcome.options.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as PresenceOutcome)}
      />
      <TextInput
        inputMode="numeric"
        label={t('people.label')}
        value={people}
        error={!isCount && t('people.wrong')}
        onChange={(event) => setPeople(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Form>
  )
}
