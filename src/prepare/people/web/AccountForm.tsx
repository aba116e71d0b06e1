import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Role } from '#src/core/permission.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { peopleApi } from '../api.ts'
import type { Person } from '../person.ts'
import { linkOf } from './invitation.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { peopleWords } from './words.ts'

/** One account: name, unit, role; a new invitation; closing, which is asked twice and can be undone. */
export function AccountForm({
  person,
  onClose,
  onInvited,
}: {
  person: Person
  onClose: () => void
  onInvited: (invitation: { name: string; link: string }) => void
}) {
  const t = useWords(peopleWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const change = useTell(peopleApi.changePerson)
  const invite = useTell(peopleApi.invite)
  const [name, setName] = useState(person.name)
  const [unit, setUnit] = useState(person.unit)
  const [role, setRole] = useState(person.role)
  const [isClosing, setClosing] = useState(false)
  const save = async (what: { isActive?: boolean; name?: string; unit?: string; role?: Role }) => {
    if (!(await change.tell({ id: person.id, ...what }))) return
    notice(t('people.saved'))
    onClose()
  }
  if (isClosing) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('people.close.title', { name: person.name })}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        <p>{t('people.close.text')}</p>
        <ProblemText problem={change.problem} />
        <Group justify="flex-end" mt="md">
          <Button data-autofocus onClick={() => setClosing(false)}>
            {kit('cancel')}
          </Button>
          <Button variant="filled" loading={change.isTelling} onClick={() => void save({ isActive: false })}>
            {t('people.close')}
          </Button>
        </Group>
      </Modal>
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.change.title', { name: person.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save({ name, unit, role })
        }}
      >
        <Stack>
          <TextInput
            required
            label={t('name')}
            maxLength={100}
            value={name}
            error={faultOf(change.problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('people.unit')}
            maxLength={100}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
          <RoleChoice role={role} onChange={setRole} />
          <ProblemText problem={change.problem ?? invite.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isTelling}>
              {t('me.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Stack mt="lg" pt="md" gap={8} style={{ borderTop: '1px solid var(--line)' }} align="flex-start">
        {person.isActive ? (
          <>
            <Button
              loading={invite.isTelling}
              aria-describedby="invite-text"
              onClick={() =>
                void invite.tell({ id: person.id }).then((made) => {
                  if (!made) return
                  onInvited({ name: person.name, link: linkOf(made.invitation) })
                  onClose()
                })
              }
            >
              {t('people.invite')}
            </Button>
            <p id="invite-text" style={{ color: 'var(--ink-2)', fontSize: 13 }}>
              {t('people.invite.text')}
            </p>
            <Button onClick={() => setClosing(true)}>{t('people.close')}</Button>
          </>
        ) : (
          <Button loading={change.isTelling} onClick={() => void save({ isActive: true })}>
            {t('people.reopen')}
          </Button>
        )}
      </Stack>
    </Modal>
  )
}
