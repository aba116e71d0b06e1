import { Button, Menu } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import type { ReportRow } from '../report.ts'
import { actWords } from './act-words.ts'
import { useActs } from './acts.ts'
import classes from './BulkBar.module.css'
import { inboxWords } from './words.ts'

/** What can be done with all that are selected. */
export function BulkBar({ rows, count, onClear }: { rows: readonly ReportRow[]; count: number; onClear: () => void }) {
  const t = useWords(inboxWords)
  const say = useWords(actWords)
  const acts = useActs()
  const areDisposed = rows.length > 0 && rows.every((row) => row.state === 'disposed')
  const areNoise = rows.length > 0 && rows.every((row) => row.isNoise)
  return (
    <div className={classes.bar}>
      <span role="status">{t('select.count', { count })}</span>
      {acts.mayIncident && !areDisposed && (
        <Button size="compact-md" variant="filled" onClick={() => acts.start({ name: 'incident', rows })}>
          {say('act.incident')}
        </Button>
      )}
      {acts.mayWrite && areDisposed && (
        <Button size="compact-md" onClick={() => acts.start({ name: 'restore', rows })}>
          {say('act.restore')}
        </Button>
      )}
      {acts.mayWrite && !areDisposed && (
        <>
          <Button size="compact-md" onClick={() => acts.takeOn(rows)}>
            {say('act.take')}
          </Button>
          <Button size="compact-md" onClick={() => acts.start({ name: 'dispose', rows })}>
            {say('act.dispose')}
          </Button>
          <Menu>
            <Menu.Target>
              <Button size="compact-md">{say('act.more')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => acts.start({ name: 'assign', rows })}>{say('act.assign')}</Menu.Item>
              <Menu.Item onClick={() => acts.layBack(rows)}>{say('act.lay-back')}</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={() => acts.markNoise(rows, !areNoise)}>
                {say(areNoise ? 'act.not-noise' : 'act.noise')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <Button size="compact-md" variant="subtle" onClick={onClear}>
        {t('select.none')}
      </Button>
    </div>
  )
}
