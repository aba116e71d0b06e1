import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { formatClock } from '#src/core/time.ts'
import type { RecordStatusView } from '#src/record/api.ts'
import { useWords } from './lang.tsx'
import classes from './Proof.module.css'
import { kitWords } from './words.ts'
import { useStyle } from './zone.tsx'

/** The proof strip of a case head: in words, green or red (design, Look 7). `isShort` for the side of every page. */
export function Proof({ state, isShort = false }: { state: RecordStatusView | null | undefined; isShort?: boolean }) {
  const t = useWords(kitWords)
  const style = useStyle()
  if (!state || state.state === 'unchecked') return <p className={classes.proof}>{t('proof.unknown')}</p>
  if (state.state === 'intact') {
    const at = state.checkedAt ? formatClock(state.checkedAt, style) : ''
    const full = t('proof.intact', { entries: state.checkedTo, at, head: state.headShort })
    return (
      <p className={classes.proof} data-intact>
        <IconShieldCheck size={16} aria-hidden />
        <span title={isShort ? full : undefined}>
          {isShort ? t('proof.intact.short', { entries: state.checkedTo }) : full}
        </span>
      </p>
    )
  }
  const what = state.problem?.text ?? t('proof.altered.entry', { seq: state.problem?.seq ?? 0 })
  return (
    <div className={classes.proof} data-altered role={isShort ? undefined : 'alert'}>
      <IconShieldX size={18} aria-hidden />
      <div>
        <strong>{isShort ? t('proof.altered.short') : t('proof.altered', { what })}</strong>
        {!isShort && <p>{t('proof.altered.advice')}</p>}
      </div>
    </div>
  )
}

/** The proof of one entry: a small mark with its word for readers of the screen. */
export function EntryProof({ isProved }: { isProved: boolean }) {
  const t = useWords(kitWords)
  const text = t(isProved ? 'proof.entry' : 'proof.entry.altered')
  const Icon = isProved ? IconShieldCheck : IconShieldX
  return (
    <span className={classes.entry} data-altered={!isProved || undefined} data-means={text}>
      <Icon size={15} role="img" aria-label={text} />
      {!isProved && text}
    </span>
  )
}
