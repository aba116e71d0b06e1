import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { dutyApi } from '../api.ts'
import { type DutyPlace, type DutyPost, placesMax } from '../roster.ts'
import classes from './Authority.module.css'
import { dutyPageWords } from './words.ts'

const usualWaitMin = 10
const blank: DutyPlace = { name: '', phone: '', hours: '', waitMin: usualWaitMin }

/** Who is called for each post that a level of severity tells, in which order, and when that was last looked through. */
export function RosterSheet() {
  const t = useWords(dutyPageWords)
  const style = useStyle()
  const knowledge = useKnowledge()
  const { data } = useAsk(dutyApi.roster, {})
  const [opened, open] = useState('')
  if (!data || !knowledge) return null
  const scheme = knowledge.severities.find((one) => one.is_default) ?? knowledge.severities[0]
  const names = new Map(scheme?.levels.flatMap((level) => level.tell.map((one) => [one.id, one[style.lang]] as const)))
  const of = new Map(data.posts.map((one) => [one.post, one]))
  return (
    <Sheet title={t('roster')}>
      <p className={forms.quiet}>{t('roster.text')}</p>
      <ul className={forms.bleed}>
        {[...names].map(([post, name]) => {
          const known = of.get(post)
          const day = known && formatDay(known.reviewedAt, style)
          return (
            <li key={post}>
              {opened === post ? (
                <PostForm post={post} name={name} known={known} onClose={() => open('')} />
              ) : (
                <div className={classes.post}>
                  <div>
                    <b>{name}</b>{' '}
                    {known?.places.map((one) => [one.name, one.phone, one.hours].filter(Boolean).join(' ')).join(' → ')}
                    <p className={forms.quiet}>
                      {known
                        ? t(known.isStale ? 'roster.stale' : 'roster.reviewed', { day, by: known.reviewedBy })
                        : t('roster.none')}
                    </p>
                  </div>
                  {data.canWrite && (
                    <Button size="compact-sm" aria-label={t('roster.change.of', { name })} onClick={() => open(post)}>
                      {t('roster.change')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

function PostForm({
  post,
  name,
  known,
  onClose,
}: {
  post: string
  name: string
  known: DutyPost | undefined
  onClose: () => void
}) {
  const t = useWords(dutyPageWords)
  const tell = useTell(dutyApi.setPost)
  const [places, setPlaces] = useState<readonly DutyPlace[]>(known?.places.length ? known.places : [blank])
  const set = (at: number, change: Partial<DutyPlace>) =>
    setPlaces(places.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <Form
      title={name}
      act={t('roster.save')}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ post, places: places.filter((one) => one.name.trim() !== '') })}
    >
      {places.map((place, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is what these rows are
        <fieldset key={at} className={forms.fields}>
          <legend>{t('roster.place', { no: at + 1 })}</legend>
          {(['name', 'phone', 'hours'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(`roster.${field}`)}
              maxLength={field === 'phone' ? 100 : 200}
              value={place[field]}
              onChange={(event) => set(at, { [field]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            label={t('roster.wait')}
            min={1}
            max={1_440}
            value={place.waitMin}
            onChange={(value) => set(at, { waitMin: Number(value) || usualWaitMin })}
          />
        </fieldset>
      ))}
      {places.length < placesMax && <Button onClick={() => setPlaces([...places, blank])}>{t('roster.deputy')}</Button>}
    </Form>
  )
}
