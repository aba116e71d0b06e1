import { NativeSelect } from '@mantine/core'
import { peopleApi } from '#src/prepare/people/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { peopleTabWords } from '../words/people.ts'

/** A colleague with an account, by name. */
export function PersonSelect({
  value,
  onChange,
  without = [],
}: {
  value: string
  onChange: (id: string) => void
  without?: readonly string[]
}) {
  const t = useWords(peopleTabWords)
  const people = useAsk(peopleApi.people, {}, { staleTime: 300_000 })
  const rows = (people.data?.rows ?? []).filter((one) => one.isActive && !without.includes(one.id))
  return (
    <NativeSelect
      required
      data-autofocus
      label={t('team.person')}
      value={value}
      data={[
        { value: '', label: t('team.person.choose') },
        ...rows.map((one) => ({ value: one.id, label: one.unit ? `${one.name} (${one.unit})` : one.name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
