import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { formatInstant } from '#src/core/time.ts'
import { NewPasswordField } from '#src/prepare/people/web/PasswordField.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import { ownWords } from './own-words.ts'
import plan from './Plan.module.css'
import { planWords } from './plan-words.ts'
import { namedSpan } from './schedule-text.ts'
import { campaignPageWords } from './words.ts'

/** Where the letter leads: anybody with a code sets a password of their own, without an account of the desk. */
export function ChangePage({ door }: { door: string }) {
  const t = useWords(campaignPageWords)
  const o = useWords(ownWords)
  const found = useAsk(campaignApi.openNow, { door }, { retry: false })
  const change = useTell(campaignApi.changeOwn)
  const [given] = useState(givenInLink)
  const [login, setLogin] = useState(given.login)
  const [code, setCode] = useState(given.code)
  const [second, setSecond] = useState('')
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
        <TurnText turn={found.data.turn} />
        <Schedule phases={found.data.schedule} />
      </Page>
    )
  return (
    <Page title={t('change.title')}>
      {found.data.organisation !== '' && <p>{found.data.organisation}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void change.tell({ door, login, code, second, password })
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
          {found.data.second !== 'none' && (
            <TextInput
              required
              autoComplete={found.data.second === 'birth-date' ? 'bday' : 'off'}
              label={o(`second.${found.data.second}`)}
              description={o(`second.${found.data.second}.hint`)}
              value={second}
              onChange={(event) => setSecond(event.currentTarget.value)}
            />
          )}
          <NewPasswordField value={password} onChange={setPassword} />
          <ProblemText problem={change.problem} />
          <Button type="submit" variant="filled" loading={change.isTelling}>
            {t('change.act')}
          </Button>
        </Stack>
      </form>
      <TurnText turn={found.data.turn} />
      <Schedule phases={found.data.schedule} />
    </Page>
  )
}

/** What the link of the help desk carries after its #, which no server is told: `#login=…&code=…`. It leaves the address at once. */
function givenInLink(): { login: string; code: string } {
  const given = new URLSearchParams(location.hash.slice(1))
  if (given.has('code')) history.replaceState(history.state, '', location.pathname + location.search)
  return { login: given.get('login') ?? '', code: given.get('code') ?? '' }
}

function TurnText({ turn }: { turn: OutputOf<typeof campaignApi.openNow>['turn'] }) {
  const t = useWords(ownWords)
  const style = useStyle()
  if (turn === null) return null
  return (
    <p>{t(turn.isOpen ? 'turn.opens' : 'turn.closes', { at: formatInstant(turn.at, { ...style, named: true }) })}</p>
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
