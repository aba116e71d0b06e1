import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { integrityApi, type KeptFinding } from '../api.ts'
import { severities } from '../severity.ts'
import { attributeName } from './attribute-name.ts'
import { ExplainedBy } from './ExplainedBy.tsx'
import { FindingDrawer } from './FindingDrawer.tsx'
import classes from './GoodState.module.css'
import { goodStateWords } from './words.ts'

const step = 100
const most = 1_000

/** What one check found, gravest first; what is explained is green, everything else red. */
export function CheckSheet({ id, title }: { id: string; title: string }) {
  const t = useWords(goodStateWords)
  const [shown, setShown] = useParam('severity')
  const [opened, open] = useParam('finding')
  const [limit, setLimit] = useState(step)
  const severity = severities.find((one) => one === shown)
  const asked = useAsk(integrityApi.check, { id, limit, ...(severity ? { severity } : {}) }, { keepsPrevious: true })
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { check, baseline, findings, total } = asked.data
  const found = Object.values(check.counts).reduce((sum, count) => sum + count, 0)
  const chosen = findings.find(({ position }) => String(position) === opened)
  return (
    <Sheet title={title}>
      {baseline.replacedAt !== null && <p className={classes.notice}>{t('check.replaced')}</p>}
      <Facts
        rows={[
          [t('check.at'), <Instant key="at" at={check.endedAt} precision="second" />],
          [t('check.by'), check.takenBy],
          [t('check.looked'), check.looked.toLocaleString()],
          [
            t('check.unread'),
            check.problemCount === 0 ? null : (
              <Problems key="problems" texts={check.problems} count={check.problemCount} />
            ),
          ],
        ]}
      />
      {found === 0 ? (
        <p>{t('finding.none')}</p>
      ) : (
        <>
          <fieldset className={rows.shows}>
            <legend className={rows.hidden}>{t('show')}</legend>
            <button type="button" aria-pressed={!severity} onClick={() => setShown('')}>
              {t('show.all')} <span>{found.toLocaleString()}</span>
            </button>
            {severities
              .filter((one) => check.counts[one] > 0)
              .map((one) => (
                <button key={one} type="button" aria-pressed={one === severity} onClick={() => setShown(one)}>
                  {t(`severity.${one}`)} <span>{check.counts[one].toLocaleString()}</span>
                </button>
              ))}
          </fieldset>
          <FindingTable findings={findings} onOpen={(position) => open(String(position))} />
          {!severity && total < found && <p className={rows.quiet}>{t('finding.kept', { found, kept: total })}</p>}
          {total > findings.length && limit < most && (
            <Button onClick={() => setLimit(Math.min(most, limit + step))}>{t('more')}</Button>
          )}
        </>
      )}
      {chosen && <FindingDrawer check={check} finding={chosen} onClose={() => open('')} />}
    </Sheet>
  )
}

function Problems({ texts, count }: { texts: readonly string[]; count: number }) {
  return (
    <details>
      <summary>{count.toLocaleString()}</summary>
      <ul className={classes.things}>
        {[...new Set(texts)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}

function FindingTable({ findings, onOpen }: { findings: readonly KeptFinding[]; onOpen: (position: number) => void }) {
  const t = useWords(goodStateWords)
  return (
    <OpenTable
      columns={(['what', 'severity', 'how', 'attributes', 'explained'] as const).map((one) => t(`finding.${one}`))}
    >
      {findings.map((one) => (
        <tr key={one.position}>
          <th scope="row">
            <button type="button" className={`${rows.open} ${classes.mono}`} onClick={() => onOpen(one.position)}>
              {one.path}
            </button>
          </th>
          <td data-label={t('finding.severity')}>
            <span className={classes.severity} data-severity={one.severity}>
              {t(`severity.${one.severity}`)}
            </span>
          </td>
          <td data-label={t('finding.how')}>{t(`change.${one.change}`)}</td>
          <td data-label={t('finding.attributes')}>
            {one.attributes.map((name) => attributeName(t, name)).join(t('comma'))}
          </td>
          <td data-label={t('finding.explained')}>
            <ExplainedBy text={one.explained} />
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}
