import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Permission } from '#src/core/permission.ts'
import { permissionWords } from '#src/core/permission-words.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { peopleApi } from '../api.ts'
import { peopleWords } from './words.ts'

const spans = [30, 90, 365, 0]

export function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const t = useWords(peopleWords)
  const scopeOf = useWords(permissionWords)
  const kit = useWords(kitWords)
  const me = useMe()!
  const make = useTell(peopleApi.makeToken)
  const [name, setName] = useState('')
  const [scope, setScope] = useState<string[]>([])
  const [days, setDays] = useState('90')
  const [isTried, setTried] = useState(false)
  const offered = me.permissions.filter((one) => one !== 'public' && one !== 'self')
  const save = async () => {
    setTried(true)
    if (scope.length === 0) return
    const made = await make.tell({ name, scope: scope as Permission[], expiresInDays: Number(days) || undefined })
    if (!made) return
    onMade(made.secret)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('token.make')} closeButtonProps={{ 'aria-label': kit('close') }}>
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
            label={t('token.name')}
            maxLength={100}
            value={name}
            error={faultOf(make.problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group
            label={t('token.scope')}
            value={scope}
            onChange={setScope}
            error={isTried && scope.length === 0 ? t('token.scope.none') : undefined}
          >
            <Stack gap={8} mt={6} mb={6}>
              {offered.map((one) => (
                <Checkbox key={one} value={one} label={scopeOf(`scope.${one}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NativeSelect
            label={t('token.expires')}
            value={days}
            data={spans.map((span) => ({
              value: String(span),
              label: span === 0 ? t('token.expires.never') : t('token.expires.days', { days: span }),
            }))}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <ProblemText problem={make.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={make.isTelling}>
              {t('token.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
