import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { permissionsOf } from '#src/core/permission.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { reportApi } from '../api.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { idsOf } from './acts.ts'
import { Dialog } from './Dialog.tsx'

/** Who takes the reports on: oneself first, then colleagues whose role handles reports. */
export function AssignDialog({ started, onClose }: DialogProps) {
  const t = useWords(actWords)
  const me = useMe()
  const notice = useNotice()
  const people = useAsk(peopleApi.people, {})
  const take = useTell(reportApi.take)
  const [chosen, choose] = useState(started.rows[0]?.assignee?.id ?? me?.id ?? '')
  const able = (people.data?.rows ?? [])
    .filter((person) => person.isActive && permissionsOf[person.role].includes('report:write'))
    .sort((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id))
  return (
    <Dialog
      title={t('take.title')}
      rows={started.rows}
      act={t('act.assign')}
      isBusy={take.isTelling}
      onClose={onClose}
      onSend={async () => {
        const name = able.find((person) => person.id === chosen)?.name
        if (!name || !(await take.tell({ ids: idsOf(started.rows), assignee: chosen }))) return
        notice(t('done.taken', { count: started.rows.length, name }))
        onClose()
      }}
    >
      {people.isPending && <LoadingPlace rows={3} />}
      <ProblemText problem={people.error ?? take.problem} />
      <Radio.Group label={t('take.who')} value={chosen} onChange={choose}>
        <Stack gap={8} mt={6}>
          {able.map((person) => (
            <Radio
              key={person.id}
              value={person.id}
              label={person.id === me?.id ? t('take.me', { name: person.name }) : person.name}
              description={person.unit || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Dialog>
  )
}
