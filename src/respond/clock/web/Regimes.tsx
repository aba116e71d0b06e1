import { Button } from '@mantine/core'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import type { IncidentClocks, RegimeView } from '../api.ts'
import { Unsure } from './ClockRows.tsx'
import classes from './Clocks.module.css'
import { clockPageWords } from './words.ts'

/** Which rules apply by the answers so far, each with its reason and its source; from here their deadlines are started. */
export function Regimes({ shown, onStart }: { shown: IncidentClocks; onStart: (regime: string) => void }) {
  const t = useWords(clockPageWords)
  const by = (applies: RegimeView['applies']) => shown.regimes.filter((one) => one.applies === applies)
  const line = (regime: RegimeView) => (
    <Line key={regime.id} regime={regime} onStart={shown.canWrite ? () => onStart(regime.id) : null} />
  )
  const [yes, open, no] = [by('yes'), by('open'), by('no')]
  return (
    <Sheet title={t('apply')}>
      {yes.length === 0 && <p className={forms.quiet}>{t('apply.none')}</p>}
      <ul className={classes.rows}>{yes.map(line)}</ul>
      {open.length > 0 && (
        <details className={classes.how}>
          <summary>{t('open.list', { count: open.length })}</summary>
          <ul className={classes.rows}>{open.map(line)}</ul>
        </details>
      )}
      {no.length > 0 && (
        <details className={classes.how}>
          <summary>{t('no.list', { count: no.length })}</summary>
          <ul className={classes.rows}>{no.map(line)}</ul>
        </details>
      )}
      {shown.problems.length > 0 && <p>{t('problems', { list: shown.problems.join('; ') })}</p>}
    </Sheet>
  )
}

function Line({ regime, onStart }: { regime: RegimeView; onStart: (() => void) | null }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  return (
    <li className={classes.regime}>
      <div className={classes.regimeHead}>
        <b>{regime.name[lang]}</b>
        <span className={forms.quiet}>{regime.jurisdiction[lang]}</span>
        {regime.isUnsure && <Unsure />}
        {onStart && regime.applies !== 'no' && (
          <Button size="compact-sm" onClick={onStart}>
            {t(regime.isStarted ? 'correct' : 'start')}
          </Button>
        )}
      </div>
      <p>{regime.reasons.map((one) => one[lang]).join(' ')}</p>
      <p className={forms.quiet}>
        {regime.stages.map((one) => one.name[lang]).join(lang === 'ja' ? '、' : ', ')} ·{' '}
        {regime.source === null ? (
          regime.reference[lang]
        ) : (
          <a href={regime.source} target="_blank" rel="noreferrer">
            {regime.reference[lang]}
          </a>
        )}{' '}
        {regime.verifiedOn !== null && t('verified.on', { on: regime.verifiedOn })}
      </p>
    </li>
  )
}
