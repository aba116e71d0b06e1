import { Button, NativeSelect } from '@mantine/core'
import { permissionsOf } from '#src/core/permission.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { decidersMax } from '../decision.ts'
import classes from './Decisions.module.css'
import { decisionPageWords } from './words.ts'

/** Who may decide, in the order in which they are asked: people with that right, never whoever asks. */
export function Deciders({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const t = useWords(decisionPageWords)
  const me = useMe()
  const people = useAsk(peopleApi.people, {}, { staleTime: 300_000 })
  const able = (people.data?.rows ?? []).filter(
    (one) => one.isActive && one.id !== me?.id && permissionsOf[one.role].includes('decision:answer'),
  )
  const nameOf = (id: string) => able.find((one) => one.id === id)?.name ?? ''
  return (
    <div className={forms.form}>
      <NativeSelect
        label={t('ask.deciders')}
        description={t('ask.deciders.hint')}
        value=""
        disabled={value.length >= decidersMax}
        data={[
          { value: '', label: t('ask.deciders.add') },
          ...able
            .filter((one) => !value.includes(one.id))
            .map((one) => ({ value: one.id, label: one.unit ? `${one.name} (${one.unit})` : one.name })),
        ]}
        onChange={(event) => event.currentTarget.value && onChange([...value, event.currentTarget.value])}
      />
      {value.length > 0 && (
        <ol className={classes.people}>
          {value.map((id, at) => (
            <li key={id}>
              <span>
                {at + 1}. {nameOf(id)}
              </span>
              <Button
                size="compact-sm"
                aria-label={t('ask.deciders.remove', { name: nameOf(id) })}
                onClick={() => onChange(value.filter((one) => one !== id))}
              >
                {t('ask.deciders.out')}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
