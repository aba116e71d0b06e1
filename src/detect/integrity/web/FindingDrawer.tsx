import { Button, Drawer } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { alertApi } from '#src/detect/alert/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import type { KeptFinding } from '../api.ts'
import type { KeptCheck } from '../known-state.ts'
import { diffLines, shortDiff } from '../line-diff.ts'
import { attributeName } from './attribute-name.ts'
import { ExplainedBy } from './ExplainedBy.tsx'
import { FindingToIncident } from './FindingToIncident.tsx'
import classes from './GoodState.module.css'
import { goodStateWords } from './words.ts'

/** One thing that differs: what the baseline says, what is there now, and where it goes from here. */
export function FindingDrawer({
  check,
  finding,
  onClose,
}: {
  check: KeptCheck
  finding: KeptFinding
  onClose: () => void
}) {
  const t = useWords(goodStateWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const mayAlert = useMay('alert:write')
  const mayEnter = useMay('incident:write')
  const alert = useTell(alertApi.fromFinding, { also: ['record'] })
  const [isAdding, setAdding] = useState(false)
  const makeAlert = async () => {
    const made = await alert.tell({ check: check.id, position: finding.position })
    if (!made) return
    notice(t('act.alert.done'), {
      label: t('act.open'),
      run: () => void navigate({ to: '/alerts', search: { alert: made.id } as never }),
    })
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={<span className={classes.mono}>{finding.path}</span>}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={rows.drawer}>
        <div className={classes.acts}>
          {mayEnter && (
            <Button variant="filled" onClick={() => setAdding(true)}>
              {t('act.incident')}
            </Button>
          )}
          {mayAlert && (
            <Button loading={alert.isTelling} onClick={() => void makeAlert()}>
              {t('act.alert')}
            </Button>
          )}
        </div>
        <ProblemText problem={alert.problem} />
        <Facts
          rows={[
            [t('finding.severity'), t(`severity.${finding.severity}`)],
            [t('finding.how'), t(`change.${finding.change}`)],
            [
              t('finding.explained'),
              finding.explained === null ? null : <ExplainedBy key="by" text={finding.explained} />,
            ],
          ]}
        />
        <Attributes finding={finding} />
        <TextDiff finding={finding} />
      </div>
      {isAdding && <FindingToIncident check={check} finding={finding} onClose={() => setAdding(false)} />}
    </Drawer>
  )
}

function Attributes({ finding: { before, after, attributes } }: { finding: KeptFinding }) {
  const t = useWords(goodStateWords)
  const names = [...new Set([...attributes, ...Object.keys(before), ...Object.keys(after)])].filter(
    (one) => one !== 'text',
  )
  return (
    <table className={classes.attributes}>
      <thead>
        <tr>
          <th scope="col">{t('finding.attributes')}</th>
          <th scope="col">{t('finding.before')}</th>
          <th scope="col">{t('finding.after')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{attributes.includes(name) ? <b>{attributeName(t, name)}</b> : attributeName(t, name)}</th>
            <td>{textOf(before[name])}</td>
            <td>{textOf(after[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

const kinds = { gone: 'gone', come: 'come', same: null } as const

function TextDiff({ finding: { before, after } }: { finding: KeptFinding }) {
  const t = useWords(goodStateWords)
  if (typeof before.text !== 'string' || typeof after.text !== 'string' || before.text === after.text) return null
  const lines = shortDiff(diffLines(before.text, after.text))
  return (
    <section>
      <h2 className={rows.part}>{t('finding.diff')}</h2>
      <ol className={classes.diff}>
        {lines.map((line, at) => {
          const kind = line && kinds[line.kind]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal lines stand at several places, and none moves
            <li key={at} data-kind={line?.kind}>
              {kind && <span className={classes.hidden}>{t(`finding.${kind}`)}: </span>}
              <span aria-hidden>
                {line === null ? '' : line.kind === 'gone' ? '− ' : line.kind === 'come' ? '+ ' : '  '}
              </span>
              {line === null ? t('finding.skipped') : line.text}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
