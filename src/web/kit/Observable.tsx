import { Menu, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lineFor } from '#src/detect/log/web/search/term.ts'
import { useWords } from './lang.tsx'
import { useMay } from './me.tsx'
import { useNotice } from './notice.tsx'
import classes from './Observable.module.css'
import { kitWords } from './words.ts'

/**
 * An address, name or hash out of a case: read in its harmless form and never a link. The live value is copied only by an
 * explicit act. `isPlain` shows the text alone, for rows of a list.
 */
export function Observable({
  value,
  defanged,
  port,
  isPlain = false,
}: {
  value: string
  defanged: string
  port?: number | null
  isPlain?: boolean
}) {
  const t = useWords(kitWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const mayLogs = useMay('log:read')
  const text = port ? `${defanged}:${port}` : defanged
  if (isPlain) return <span className={classes.value}>{text}</span>
  const copy = async (what: string, said: string) => {
    await navigator.clipboard.writeText(what)
    notice(said)
  }
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={t('observable.act', { value: text })}>
          {text}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy(text, t('observable.copied'))}>{t('observable.copy')}</Menu.Item>
        <Menu.Item onClick={() => navigate({ to: '/find', search: { q: value } as never })}>
          {t('observable.seen')}
        </Menu.Item>
        {mayLogs && (
          <Menu.Item onClick={() => navigate({ to: '/logs', search: { q: lineFor(value), span: 'all' } as never })}>
            {t('observable.logs')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => copy(value, t('observable.copied-live'))}>{t('observable.copy-live')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
