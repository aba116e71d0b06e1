import { Button, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FeedSheet } from '#src/respond/clock/web/FeedSheet.tsx'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Facts, Page, Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { RoleWord } from '#src/web/kit/States.tsx'
import { themes, useThemeChoice } from '#src/web/shell/theme-choice.ts'
import { shellWords } from '#src/web/shell/words.ts'
import { peopleApi } from '../api.ts'
import { NewPasswordField } from './PasswordField.tsx'
import { SessionsSheet } from './SessionsSheet.tsx'
import { TokensSheet } from './TokensSheet.tsx'
import { peopleWords } from './words.ts'

/** One's own name, language, zone, password, sessions and tokens. */
export function MePage() {
  const t = useWords(peopleWords)
  const me = useMe()
  if (!me) return null
  return (
    <Page title={t('me.title')} isNarrow>
      <ProfileSheet />
      <Sheet title={t('me.account')}>
        <Facts
          rows={[
            [t('email'), me.email],
            [t('me.role'), <RoleWord key="role" role={me.role} isFocusable />],
            [t('me.unit'), me.unit],
          ]}
        />
      </Sheet>
      <FeedSheet />
      <PasswordSheet />
      <SessionsSheet />
      <TokensSheet />
    </Page>
  )
}

function ProfileSheet() {
  const t = useWords(peopleWords)
  const shell = useWords(shellWords)
  const me = useMe()!
  const notice = useNotice()
  const { lang, setLang } = useLang()
  const [theme, setTheme] = useThemeChoice()
  const change = useTell(peopleApi.changeMe)
  const [name, setName] = useState(me.name)
  const [zone, setZone] = useState(me.zone)
  const zones = [...new Set([me.zone, 'Asia/Tokyo', 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Sheet title={t('me.profile')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void change.tell({ name, zone, lang, theme }).then((done) => done && notice(t('me.saved')))
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            description={t('name.hint')}
            required
            maxLength={100}
            value={name}
            error={faultOf(change.problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('me.lang')}
            value={lang}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(event) => setLang(event.currentTarget.value as 'ja' | 'en')}
          />
          <NativeSelect
            label={t('me.zone')}
            description={t('me.zone.hint')}
            value={zone}
            data={zones}
            onChange={(event) => setZone(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('me.theme')}
            value={theme}
            data={themes.map((one) => ({ value: one, label: shell(`theme.${one}`) }))}
            onChange={(event) => setTheme(event.currentTarget.value as (typeof themes)[number])}
          />
          <ProblemText problem={change.problem} />
          <Button type="submit" variant="filled" loading={change.isTelling} style={{ alignSelf: 'flex-start' }}>
            {t('me.save')}
          </Button>
        </Stack>
      </form>
    </Sheet>
  )
}

function PasswordSheet() {
  const t = useWords(peopleWords)
  const me = useMe()!
  const notice = useNotice()
  const change = useTell(peopleApi.changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = async () => {
    if (!(await change.tell({ current, next }))) return
    setCurrent('')
    setNext('')
    notice(t('me.password.done'))
  }
  return (
    <Sheet title={t('me.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <input type="email" autoComplete="username" value={me.email} readOnly hidden />
          <PasswordInput
            required
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPasswordField value={next} onChange={setNext} fault={faultOf(change.problem, 'next')} />
          <ProblemText problem={change.problem} />
          <Button type="submit" loading={change.isTelling} style={{ alignSelf: 'flex-start' }}>
            {t('me.password.act')}
          </Button>
        </Stack>
      </form>
    </Sheet>
  )
}
