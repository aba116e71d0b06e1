import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { dutyApi } from '../api.ts'
import { ContainmentKind } from '../target.ts'
import { containmentKindWords } from '../words.ts'
import classes from './Authority.module.css'
import { dutyPageWords } from './words.ts'

/** Gives authority to a colleague: what, how far, until when, on what ground. */
export function GiveForm({ onClose }: { onClose: () => void }) {
  const t = useWords(dutyPageWords)
  const words = useWords(containmentKindWords)
  const me = useMe()
  const give = useTell(dutyApi.give, { also: ['people'] })
  const people = useAsk(peopleApi.people, {}, { staleTime: 300_000 })
  const [person, setPerson] = useState('')
  const [kinds, setKinds] = useState<string[]>([])
  const [scope, setScope] = useState('')
  const [until, setUntil] = useState<When | null>(null)
  const [ground, setGround] = useState('')
  const able = (people.data?.rows ?? []).filter((one) => one.isActive && one.id !== me?.id)
  return (
    <Form
      title={t('give')}
      act={t('give')}
      isReady={person !== '' && kinds.length > 0 && until !== null && ground.trim() !== ''}
      isBusy={give.isTelling}
      problem={give.problem}
      onClose={onClose}
      onSave={() =>
        give.tell({
          ...{ person, ground, until: until!.from, kinds: kinds.map((kind) => ContainmentKind.parse(kind)) },
          scope: scope.split(/[\s,、]+/).filter(Boolean),
        })
      }
    >
      <NativeSelect
        required
        data-autofocus
        label={t('form.person')}
        value={person}
        data={[
          { value: '', label: t('form.person.choose') },
          ...able.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
      <Checkbox.Group label={t('form.kinds')} value={kinds} onChange={setKinds}>
        <div className={classes.kinds}>
          {ContainmentKind.options.map((kind) => (
            <Checkbox key={kind} value={kind} label={words(`containment.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label={t('form.scope')}
        maxLength={2_000}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
      />
      <WhenInput value={until} onChange={setUntil} label={t('form.until')} />
      <TextInput
        required
        label={t('form.ground')}
        maxLength={2_000}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
    </Form>
  )
}
