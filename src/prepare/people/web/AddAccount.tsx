import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '#src/core/language.ts'
import type { Role } from '#src/core/permission.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { peopleApi } from '../api.ts'
import { linkOf } from './invitation.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { peopleWords } from './words.ts'

export function AddAccount({
  onClose,
  onInvited,
}: {
  onClose: () => void
  onInvited: (invitation: { name: string; link: string }) => void
}) {
  const t = useWords(peopleWords)
  const kit = useWords(kitWords)
  const add = useTell(peopleApi.addPerson)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [unit, setUnit] = useState('')
  const [role, setRole] = useState<Role>('responder')
  const [lang, setLang] = useState<Language>(useLang().lang)
  const save = async () => {
    const added = await add.tell({ name, email, unit, role, lang })
    if (!added) return
    if (added.invitation) onInvited({ name: added.person.name, link: linkOf(added.invitation) })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('people.add')} size="lg" closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <TextInput
            required
            data-autofocus
            label={t('name')}
            maxLength={100}
            value={name}
            error={faultOf(add.problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            required
            type="email"
            label={t('email')}
            autoComplete="off"
            value={email}
            error={faultOf(add.problem, 'email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label={t('people.unit')}
            maxLength={100}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
          <RoleChoice role={role} onChange={setRole} />
          <NativeSelect
            label={t('people.lang')}
            value={lang}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(event) => setLang(event.currentTarget.value as Language)}
          />
          <ProblemText problem={add.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={add.isTelling}>
              {t('people.add.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
