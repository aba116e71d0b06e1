import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { SpecialGroup } from '../special.ts'
import classes from './Plan.module.css'
import { instantIn } from './plan-time.ts'
import { planWords } from './plan-words.ts'
import { specialWords } from './special-words.ts'

let ids = 0

/** A group, its handling, its people and days; of one that exists, what is added to it. */
export function SpecialForm({
  of,
  group,
  onClose,
}: {
  of: { incident: string; campaign: string }
  group: SpecialGroup | null
  onClose: () => void
}) {
  const t = useWords(specialWords)
  const p = useWords(planWords)
  const { zone } = useZone()
  const add = useTell(campaignApi.addSpecial)
  const change = useTell(campaignApi.changeSpecial)
  const [name, setName] = useState(group?.name ?? '')
  const [ja, setJa] = useState(group?.handling.ja ?? '')
  const [en, setEn] = useState(group?.handling.en ?? '')
  const [responsible, setResponsible] = useState(group?.responsible ?? '')
  const [logins, setLogins] = useState('')
  const [days, setDays] = useState<readonly { id: number; at: string; what: string }[]>([])
  const named = logins.split(/[\s,、]+/).filter(Boolean)
  const isWrongTime = days.some(({ at }) => instantIn(at, zone) === null)
  const unknown = (group ? change : add).output?.unknown ?? []
  const set = (id: number, is: { at?: string; what?: string }) =>
    setDays(days.map((one) => (one.id === id ? { ...one, ...is } : one)))
  const save = async () => {
    const said = { handling: { ja, en }, responsible }
    const dates = days.map(({ at, what }) => ({ at: instantIn(at, zone)!, what }))
    const made = group
      ? await change.tell({ ...of, ...said, special: group.position, dates, add: named })
      : await add.tell({ ...of, ...said, name, dates, logins: named })
    if (!made || made.unknown.length === 0) return made
    // What was taken in is: only what was not found is still to be looked at.
    setLogins(made.unknown.join('\n'))
    setDays([])
    return group ? null : made
  }
  return (
    <Form
      title={group ? group.name : t('add')}
      act={t('save')}
      isReady={
        name.trim() !== '' && responsible.trim() !== '' && !isWrongTime && days.every(({ what }) => what.trim() !== '')
      }
      isBusy={add.isTelling || change.isTelling}
      problem={add.problem ?? change.problem}
      onClose={onClose}
      onSave={save}
    >
      {!group && (
        <TextInput
          required
          maxLength={200}
          label={t('name')}
          description={t('name.example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('handling.ja')}
        description={t('handling.hint')}
        value={ja}
        onChange={(event) => setJa(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('handling.en')}
        value={en}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
      <TextInput
        required
        maxLength={200}
        label={t('responsible.label')}
        value={responsible}
        onChange={(event) => setResponsible(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={3}
        label={t('logins')}
        description={t('logins.hint')}
        value={logins}
        error={unknown.length > 0 && t('unknown', { logins: unknown.slice(0, 20).join(', ') })}
        onChange={(event) => setLogins(event.currentTarget.value)}
      />
      <fieldset className={classes.set}>
        <legend>{t('days')}</legend>
        <p className={forms.quiet}>{zoneLabel(zone)}</p>
        {days.map((day) => (
          <div key={day.id} className={classes.row}>
            <TextInput
              label={t('day.at')}
              placeholder="2026-07-05 15:00"
              value={day.at}
              onChange={(event) => set(day.id, { at: event.currentTarget.value })}
            />
            <TextInput
              label={t('day.what')}
              maxLength={300}
              value={day.what}
              onChange={(event) => set(day.id, { what: event.currentTarget.value })}
            />
            <Button onClick={() => setDays(days.filter((one) => one !== day))}>{t('day.remove')}</Button>
          </div>
        ))}
        {isWrongTime && <p role="alert">{p('form.bad-time')}</p>}
        <div className={forms.acts}>
          <Button onClick={() => setDays([...days, { id: ++ids, at: '', what: '' }])}>{t('day.add')}</Button>
        </div>
      </fieldset>
    </Form>
  )
}
