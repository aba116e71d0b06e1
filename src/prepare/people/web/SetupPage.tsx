import { Button, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { peopleApi } from '../api.ts'
import { NewPasswordField } from './PasswordField.tsx'
import { peopleWords } from './words.ts'

/** The first page of a new desk. */
export function SetupPage() {
  const t = useWords(peopleWords)
  const { lang } = useLang()
  const navigate = useNavigate()
  const state = useAsk(peopleApi.setupState, {}, { staleTime: Number.POSITIVE_INFINITY, keepsPrevious: true })
  const setUp = useTell(peopleApi.setUp)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  // Somebody else was first. Whoever has just been made here goes on to the welcome, not back to the door.
  const isDone = state.data?.needsAdministrator === false && !setUp.isTelling && !setUp.output
  useEffect(() => {
    if (isDone) void navigate({ to: '/login', replace: true })
  }, [isDone, navigate])
  if (state.isPending) return <LoadingPlace rows={4} />
  if (state.error) return <ErrorPlace problem={state.error} again={() => void state.refetch()} />
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Tokyo'
  const begin = async () => {
    const me = await setUp.tell({ name, email, password, lang, zone })
    if (me) void navigate({ to: '/welcome', replace: true })
  }
  return (
    <Page title={t('setup.title')}>
      <p>{t('setup.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <Stack>
          <TextInput
            required
            label={t('name')}
            description={t('name.hint')}
            autoComplete="name"
            maxLength={100}
            value={name}
            error={faultOf(setUp.problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            required
            type="email"
            label={t('email')}
            autoComplete="username"
            value={email}
            error={faultOf(setUp.problem, 'email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NewPasswordField value={password} onChange={setPassword} fault={faultOf(setUp.problem, 'password')} />
          <ProblemText problem={setUp.problem} />
          <Button type="submit" variant="filled" loading={setUp.isTelling}>
            {t('setup.act')}
          </Button>
        </Stack>
      </form>
    </Page>
  )
}
