import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { peopleApi } from '../api.ts'
import { peopleWords } from './words.ts'

export function LoginPage() {
  const t = useWords(peopleWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [to] = useParam('to', '/')
  const setup = useAsk(peopleApi.setupState, {}, { staleTime: 60_000, keepsPrevious: true })
  const signIn = useTell(peopleApi.signIn)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const isNew = setup.data?.needsAdministrator === true
  useEffect(() => {
    if (isNew) void navigate({ to: '/setup', replace: true })
  }, [isNew, navigate])
  const enter = async () => {
    if (!(await signIn.tell({ email, password }))) return
    queries.clear()
    // Only a path of this desk, never another site.
    const isOurs = /^\/(?![/\\])/.test(to)
    void navigate({ href: isOurs ? to : '/', replace: true })
  }
  return (
    <Page title={t('login.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <Stack>
          <TextInput
            required
            type="email"
            label={t('email')}
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            required
            label={t('password')}
            autoComplete="current-password"
            maxLength={256}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemText problem={signIn.problem ?? setup.error} />
          <Button type="submit" variant="filled" loading={signIn.isTelling}>
            {t('login.act')}
          </Button>
        </Stack>
      </form>
      <p style={{ color: 'var(--ink-2)' }}>{t('login.forgotten')}</p>
      <p style={{ color: 'var(--ink-2)' }}>
        {t('login.report')}
        <a href="/report">{t('login.report.link')}</a>
        {t('login.report.end')}
      </p>
    </Page>
  )
}
