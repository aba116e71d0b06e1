import { Button, Drawer, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Explained } from '#src/web/kit/Explained.tsx'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { advisoryApi } from '../api.ts'
import type { Decision, WeaknessRow } from '../weakness.ts'
import classes from './Weaknesses.module.css'
import { weaknessPageWords } from './words.ts'

const columns = ['advisory', 'software', 'host', 'verdict', 'decision', 'found'] as const
const decisions = ['open', 'planned', 'accepted', 'not-affected'] as const

/** Those that nobody decided on come first. */
export function WeaknessList() {
  const t = useWords(weaknessPageWords)
  const asked = useAsk(advisoryApi.list, {})
  const [opened, open] = useParam('weakness')
  if (asked.isPending) return <LoadingPlace />
  if (asked.error) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { rows: all, advisories, checkedAt } = asked.data
  const one = all.find(({ id }) => id === opened)
  return (
    <>
      <p className={rows.quiet}>
        {t('standing', { advisories })}{' '}
        {checkedAt && (
          <>
            {t('standing.last')} <Instant at={checkedAt} />
          </>
        )}
      </p>
      {all.length === 0 && <EmptyPlace title={t('weaknesses.none')}>{t('weaknesses.none.text')}</EmptyPlace>}
      {all.length > 0 && (
        <OpenTable columns={columns.map((name) => t(`column.${name}`))}>
          {all.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" className={rows.open} onClick={() => open(row.id)}>
                  {row.advisory.id}
                </button>
                <span className={classes.title}>{row.advisory.title}</span>
              </th>
              <td data-label={t('column.software')}>
                {row.software.name} {row.software.version || t('version.unknown')}
              </td>
              <td data-label={t('column.host')}>{row.software.host}</td>
              <td data-label={t('column.verdict')}>
                <VerdictWord verdict={row.verdict} />
              </td>
              <td data-label={t('column.decision')}>
                <DecisionWord decision={row.decision} /> {row.owner}
              </td>
              <td data-label={t('column.found')}>
                <Instant at={row.foundAt} />
              </td>
            </tr>
          ))}
        </OpenTable>
      )}
      <TakeAdvisories />
      {one && <WeaknessDrawer key={one.id} one={one} onClose={() => open('')} />}
    </>
  )
}

export function VerdictWord({ verdict }: { verdict: WeaknessRow['verdict'] }) {
  const t = useWords(weaknessPageWords)
  if (verdict === 'affected') return <>{t('verdict.affected')}</>
  return <Explained means={t('verdict.unsure.means')}>{t('verdict.unsure')}</Explained>
}

function DecisionWord({ decision }: { decision: Decision }) {
  const t = useWords(weaknessPageWords)
  return (
    <span className={classes.decision} data-decision={decision}>
      {t(`decision.${decision}`)}
    </span>
  )
}

function TakeAdvisories() {
  const t = useWords(weaknessPageWords)
  const mayWrite = useMay('weakness:write')
  const take = useTell(advisoryApi.take, { also: ['record'] })
  const [told, tell] = useState('')
  if (!mayWrite) return null
  const send = async (files: File[]) => {
    const done = await take.tell({}, files)
    if (!done) return
    const count = (what: string) => done.outcomes.filter(({ outcome }) => outcome === what).length
    tell(
      t('take.done', {
        new: count('new'),
        changed: count('changed'),
        same: count('same'),
        unread: count('unread'),
        found: done.found,
      }),
    )
  }
  return (
    <div className={classes.part}>
      <FileDrop
        label={t('take')}
        hint={t('take.hint')}
        accept=".json,.jsonl"
        isBusy={take.isTelling}
        told={told}
        onFiles={(files) => void send(files)}
      />
      {take.problem && <ProblemText problem={take.problem} />}
    </div>
  )
}

function WeaknessDrawer({ one, onClose }: { one: WeaknessRow; onClose: () => void }) {
  const t = useWords(weaknessPageWords)
  const kit = useWords(kitWords)
  const mayWrite = useMay('weakness:write')
  const { advisory, software } = one
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={advisory.id}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={rows.drawer}>
        <p>{advisory.title}</p>
        <Facts
          rows={[
            [t('column.software'), `${software.name} ${software.version || t('version.unknown')}`],
            [t('column.host'), software.host],
            [t('column.verdict'), <VerdictWord key="verdict" verdict={one.verdict} />],
            [t('severity'), advisory.severity],
            [t('aliases'), advisory.aliases.join(' · ')],
            [t('source'), advisory.url],
            [t('column.decision'), <DecisionWord key="decision" decision={one.decision} />],
            [t('column.owner'), one.owner || software.owner],
            [t('decide.reason'), one.reason],
          ]}
        />
        {mayWrite && <Decide one={one} onDone={onClose} />}
      </div>
    </Drawer>
  )
}

function Decide({ one, onDone }: { one: WeaknessRow; onDone: () => void }) {
  const t = useWords(weaknessPageWords)
  const notice = useNotice()
  const decide = useTell(advisoryApi.decide, { also: ['record'] })
  const [decision, setDecision] = useState<Decision>(one.decision === 'open' ? 'planned' : one.decision)
  const [owner, setOwner] = useState(one.owner || one.software.owner)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const needsOwner = decision === 'planned' || decision === 'accepted'
  const save = async () => {
    setTried(true)
    if (reason.trim() === '' || (needsOwner && owner.trim() === '')) return
    if (!(await decide.tell({ weakness: one.id, decision, owner, reason }))) return
    notice(t('decide.done'))
    onDone()
  }
  return (
    <section className={classes.part}>
      <h2 className={rows.part}>{t('decide')}</h2>
      <SegmentedControl
        aria-label={t('decide')}
        value={decision}
        onChange={(value) => setDecision(value as Decision)}
        data={decisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
      />
      <TextInput
        label={t('decide.owner')}
        maxLength={200}
        value={owner}
        error={isTried && needsOwner && owner.trim() === '' && t('field.missing')}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Textarea
        label={t('decide.reason')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        error={isTried && reason.trim() === '' && t('field.missing')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {decide.problem && <ProblemText problem={decide.problem} />}
      <div className={classes.acts}>
        <Button variant="filled" loading={decide.isTelling} onClick={() => void save()}>
          {t('decide')}
        </Button>
      </div>
    </section>
  )
}
