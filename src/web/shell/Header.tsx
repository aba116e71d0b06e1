import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { zoneLabel } from '#src/core/time.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { ask } from '../kit/client.ts'
import { useLang, useWords } from '../kit/lang.tsx'
import { useMe } from '../kit/me.tsx'
import { useTell } from '../kit/queries.ts'
import { kitWords } from '../kit/words.ts'
import { useZone } from '../kit/zone.tsx'
import classes from './Header.module.css'
import { Mark } from './Mark.tsx'
import { themes, useThemeChoice } from './theme-choice.ts'
import { shellWords } from './words.ts'

export function Header({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }) {
  const t = useWords(shellWords)
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.name} aria-label={t('name')}>
        <Mark />
        <span>{t('name')}</span>
      </Link>
      <UnstyledButton className={classes.find} onClick={onFind}>
        <IconSearch size={16} aria-hidden />
        <span>{t('find.placeholder')}</span>
        <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <ActionIcon
        className={classes.findSmall}
        variant="subtle"
        size={40}
        aria-label={t('find.label')}
        onClick={onFind}
      >
        <IconSearch size={20} />
      </ActionIcon>
      <div className={classes.tools}>
        <ZoneMenu />
        <LanguageButton />
        <PersonMenu onKeys={onKeys} />
      </div>
    </header>
  )
}

/** The zone of all times, named once and switched here. */
function ZoneMenu() {
  const t = useWords(kitWords)
  const { zone, label, own, choices, setZone } = useZone()
  return (
    <Menu withinPortal={false}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`${t('zone.label')}: ${label}`}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('zone.label')}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => setZone(choice)}
            rightSection={choice === zone && <IconCheck size={16} />}
            aria-current={choice === zone}
          >
            {choice === own ? t('zone.own', { zone: zoneLabel(choice) }) : zoneLabel(choice)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageButton() {
  const t = useWords(shellWords)
  const { lang, setLang } = useLang()
  const change = useTell(peopleApi.changeMe)
  const other = lang === 'ja' ? 'en' : 'ja'
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      lang={other}
      className={classes.language}
      onClick={() => {
        setLang(other)
        void change.tell({ lang: other })
      }}
    >
      {t('lang.other')}
    </Button>
  )
}

function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const t = useWords(shellWords)
  const me = useMe()
  const navigate = useNavigate()
  const [choice, choose] = useThemeChoice()
  const change = useTell(peopleApi.changeMe)
  if (!me) return null
  return (
    <Menu width={220} withinPortal={false}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.person}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('person.menu', { name: me.name })}
        >
          <span lang={me.lang}>{me.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/me' })}>{t('nav.me')}</Menu.Item>
        <Menu.Item onClick={onKeys}>{t('keys.title')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('theme')}</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            closeMenuOnClick={false}
            rightSection={theme === choice && <IconCheck size={16} />}
            aria-current={theme === choice}
            onClick={() => {
              choose(theme)
              void change.tell({ theme })
            }}
          >
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void ask(peopleApi.signOut, {}).finally(() => location.assign('/login'))}>
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
