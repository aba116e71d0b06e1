import { Button } from '@mantine/core'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { containmentApi } from '../api.ts'
import { asksForBackup, byPerson, type ContainmentRow } from '../containment.ts'
import { isOpen } from '../state.ts'
import classes from './Containment.module.css'
import { containmentPageWords } from './words.ts'

export type OpenForm =
  | 'approve'
  | 'ask'
  | 'apply'
  | 'confirm'
  | 'lift'
  | 'keep'
  | 'withdraw'
  | 'effect'
  | 'extend'
  | 'dry-run'

/** What may be done with one now, the next step first. */
export function Acts({
  incident,
  row,
  onOpen,
}: {
  incident: string
  row: ContainmentRow
  onOpen: (form: OpenForm) => void
}) {
  const t = useWords(containmentPageWords)
  const { lang } = useLang()
  const apply = useTell(containmentApi.apply)
  const verify = useTell(containmentApi.verify)
  const may = (act: ContainmentRow['acts'][number]) => row.acts.includes(act)
  const isByPerson = row.connector === byPerson
  const hasAsked = row.decision?.state === 'open' || row.decision?.state === 'later'
  const button = (form: OpenForm, word: Parameters<typeof t>[0]) => (
    <Button size="compact-sm" onClick={() => onOpen(form)}>
      {t(word)}
    </Button>
  )
  return (
    <>
      <div className={classes.acts}>
        {may('approve') && !hasAsked && button('approve', 'act.approve')}
        {may('approve') && !hasAsked && button('ask', 'act.ask')}
        {may('apply') &&
          (isByPerson && !asksForBackup(row) ? (
            <Button
              size="compact-sm"
              loading={apply.isTelling}
              onClick={() => void apply.tell({ incident, containment: row.id })}
            >
              {t('act.apply.person')}
            </Button>
          ) : (
            button('apply', isByPerson ? 'act.apply.person' : 'act.apply')
          ))}
        {may('confirm') && button('confirm', 'act.confirm')}
        {may('verify') && (
          <Button
            size="compact-sm"
            loading={verify.isTelling}
            onClick={() => void verify.tell({ incident, containment: row.id })}
          >
            {t('act.verify')}
          </Button>
        )}
        {may('lift') && button('lift', isByPerson ? 'act.lift.person' : 'act.lift')}
        {may('extend') && row.state !== 'asked' && button('extend', 'act.extend')}
        {may('effect') && isOpen(row.state) && button('effect', 'act.effect')}
        {may('keep') && button('keep', 'act.keep')}
        {may('withdraw') && button('withdraw', 'act.withdraw')}
        {!isByPerson && isOpen(row.state) && button('dry-run', 'act.dry-run')}
        {isByPerson && isOpen(row.state) && (
          <a href={`/api/incidents/${incident}/containments/${row.id}/instruction.pdf?lang=${lang}`} download>
            {t('instruction')}
          </a>
        )}
      </div>
      <ProblemText problem={apply.problem ?? verify.problem} />
    </>
  )
}
