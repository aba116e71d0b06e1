import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { type Defect, isOpenDefect, type Program, type ProgramVersion } from '../program.ts'
import classes from './CampaignTab.module.css'
import { TestForm, VersionForm } from './ProgramForms.tsx'
import { programWords } from './program-words.ts'

/** The program of the mass change: its versions, who tested which before whom, and what was wrong with it. */
export function ProgramSheet({ view }: { view: CampaignView }) {
  const t = useWords(programWords)
  const of = { incident: view.incident, campaign: view.number }
  const found = useAsk(campaignApi.program, of)
  const [form, setForm] = useParam('form')
  const [accepted, accept] = useState<Defect | null>(null)
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const program = found.data
  const close = () => setForm('')
  if (form === 'program-version' && view.can.write)
    return <VersionForm of={of} open={program.defects.filter(isOpenDefect)} onClose={close} />
  if (form === 'program-test' && view.can.write) return <TestForm of={of} onClose={close} />
  const { newest, isWitnessed, openDefects } = view.program
  return (
    <Sheet title={t('title')}>
      {newest === null && <p className={forms.quiet}>{t('none')}</p>}
      {openDefects > 0 && <p className={classes.gap}>{t('open', { count: openDefects })}</p>}
      {newest !== null && openDefects === 0 && (
        <p className={isWitnessed ? classes.good : classes.gap}>
          {t(isWitnessed ? 'witnessed' : 'unwitnessed', { version: newest.version })}
        </p>
      )}
      <ul className={classes.lines} data-plain>
        {program.versions.map((one) => (
          <Version key={one.version} version={one} program={program} onAccept={view.can.run ? accept : null} />
        ))}
      </ul>
      {view.can.write && (
        <div className={classes.acts}>
          <Button onClick={() => setForm('program-version')}>{t('version.add')}</Button>
          {newest !== null && <Button onClick={() => setForm('program-test')}>{t('test.add')}</Button>}
        </div>
      )}
      {accepted && <Accept of={of} defect={accepted} onClose={() => accept(null)} />}
    </Sheet>
  )
}

function Version({
  version: one,
  program,
  onAccept,
}: {
  version: ProgramVersion
  program: Program
  onAccept: ((defect: Defect) => void) | null
}) {
  const t = useWords(programWords)
  const style = useStyle()
  const at = (instant: string) => formatInstant(instant, { ...style, named: false })
  const tests = program.tests.filter(({ version }) => version === one.version)
  return (
    <li>
      <span>
        <strong>{t('version', { version: one.version })}</strong> {one.what}
        {one.mends.length > 0 && `${t('mends', { numbers: one.mends.join(', ') })}`}{' '}
        <span className={forms.quiet}>{t('by', { at: at(one.at), by: one.by })}</span>
      </span>
      {tests.map((test) => (
        <span key={test.position}>
          <strong className={test.isPassed ? classes.good : classes.gap}>
            {t(test.isPassed ? 'test.passed' : 'test.failed')}
          </strong>{' '}
          {test.what} <span className={forms.quiet}>{t('by', { at: at(test.at), by: test.by })}</span>{' '}
          <span className={test.witness === '' ? classes.gap : undefined}>
            {test.witness === '' ? t('test.alone') : t('test.witness', { witness: test.witness })}
          </span>
        </span>
      ))}
      {program.defects
        .filter((defect) => tests.some(({ position }) => position === defect.test))
        .map((defect) => (
          <span key={defect.position} className={classes.wave}>
            <span>
              {t('defect', { number: defect.position })} {defect.what}{' '}
              <span className={isOpenDefect(defect) ? classes.gap : forms.quiet}>
                {isOpenDefect(defect)
                  ? t('defect.open')
                  : defect.mendedIn !== null
                    ? t('defect.mended', { version: defect.mendedIn })
                    : t('defect.accepted', { reason: defect.accepted })}
              </span>
            </span>
            {isOpenDefect(defect) && onAccept && (
              <Button size="compact-sm" onClick={() => onAccept(defect)}>
                {t('defect.accept')}
              </Button>
            )}
          </span>
        ))}
    </li>
  )
}

function Accept({
  of,
  defect,
  onClose,
}: {
  of: { incident: string; campaign: string }
  defect: Defect
  onClose: () => void
}) {
  const t = useWords(programWords)
  const tell = useTell(campaignApi.acceptDefect)
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('defect.accept.title', { number: defect.position })}
      act={t('defect.accept')}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onConfirm={(reason) =>
        void tell.tell({ ...of, defect: defect.position, reason }).then((done) => done && onClose())
      }
    >
      <p>{defect.what}</p>
    </ConfirmWithReason>
  )
}
