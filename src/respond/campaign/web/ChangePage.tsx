import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { NewPasswordField } from '#src/prepare/people/web/PasswordField.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import plan from './Plan.module.css'
import { planWords } from './plan-words.ts'
import { namedSpan } from './schedule-text.ts'
import { campaignPageWords } from './words.ts'

/** Where the letter leads: anybody with a code sets a password of their own, without an account of the desk. */
export function ChangePage({ id }: { id: string }) {
  const t = useWords(campaignPageWords)
  const found = useAsk(campaignApi.openNow, { id }, { retry: false })
  const change = useTell(campaignApi.changeOwn)
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} />
  if (change.isDone)
    return (
      <Page title={t('change.done')}>
        <p role="status">{t('change.done.text')}</p>
      </Page>
    )
  if (!found.data.isOpen)
    return (
      <Page title={t('change.title')}>
        <EmptyPlace title={t('change.closed')}>{t('change.closed.text')}</EmptyPlace>
        <Schedule phases={found.data.schedule} />
      </Page>
    )
  return (
    <Page title={t('change.title')}>
      {found.data.organisation !== '' && <p>{found.data.organisation}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void change.tell({ id, login, code, password })
        }}
      >
        <Stack>
          <TextInput
            required
            autoComplete="username"
            label={t('change.login')}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <TextInput
            required
            autoComplete="one-time-code"
            label={t('change.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <NewPasswordField value={password} onChange={setPassword} />
          <ProblemText problem={change.problem} />
          <Button type="submit" variant="filled" loading={change.isTelling}>
            {t('change.act')}
          </Button>
        </Stack>
      </form>
      <Schedule phases={found.data.schedule} />
    </Page>
  )
}

/** The plan that people were told of. */
function Schedule({ phases }: { phases: OutputOf<typeof campaignApi.openNow>['schedule'] }) {
  const t = useWords(planWords)
  const style = useStyle()
  if (phases.length === 0) return null
  return (
    <Sheet title={t('schedule.title')}>
      <ul className={plan.phases}>
        {phases.map((phase) => (
          <li key={`${phase.kind} ${phase.from}`}>
            <strong>{t(`kind.${phase.kind}`)}</strong> {namedSpan(phase, style)}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
