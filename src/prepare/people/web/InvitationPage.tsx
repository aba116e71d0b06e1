import { Button, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { peopleApi } from '../api.ts'
import { NewPasswordField } from './PasswordField.tsx'
import { peopleWords } from './words.ts'

/** Where a one-time link leads: the person sets their own password. */
export function InvitationPage({ secret }: { secret: string }) {
  const t = useWords(peopleWords)
  const navigate = useNavigate()
  const accept = useTell(peopleApi.acceptInvitation)
  const [password, setPassword] = useState('')
  return (
    <Page title={t('invitation.title')}>
      <p>{t('invitation.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void accept.tell({ secret, password }).then((me) => me && navigate({ to: '/', replace: true }))
        }}
      >
        <Stack>
          <NewPasswordField value={password} onChange={setPassword} fault={faultOf(accept.problem, 'password')} />
          <ProblemText problem={accept.problem} />
          <Button type="submit" variant="filled" loading={accept.isTelling}>
            {t('invitation.act')}
          </Button>
        </Stack>
      </form>
    </Page>
  )
}
