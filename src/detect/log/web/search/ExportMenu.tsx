import { Button, Menu } from '@mantine/core'
import { hrefOf } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { logApi } from '../../api.ts'
import { logWords } from '../words.ts'
import classes from './SavedSearches.module.css'
import type { LogAsk } from './use-log-view.ts'

const forms = ['jsonl', 'csv', 'raw'] as const
const most = 1_000_000

/** What the query finds, to take along; with hashes, and on the record. */
export function ExportMenu({ ask, isOff }: { ask: LogAsk; isOff: boolean }) {
  const t = useWords(logWords)
  return (
    <Menu width={300} withinPortal={false}>
      <Menu.Target>
        <Button disabled={isOff}>{t('export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map((form) => (
          <Menu.Item key={form} component="a" href={hrefOf(logApi.export, { ...ask, form, limit: most })} download>
            {t(`export.${form}`)}
          </Menu.Item>
        ))}
        <Menu.Label className={classes.fine}>{t('export.hint')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  )
}
