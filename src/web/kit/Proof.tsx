import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { formatClock } from '#src/core/time.ts'
import { useWords } from './lang.tsx'
import classes from './Proof.module.css'
import { kitWords } from './words.ts'
import { useStyle } from './zone.tsx'

/** What the desk last found when it held the record against its tree. */
export type ProofState = {
  readonly isIntact: boolean
  readonly entries: number
  readonly checkedAt: string
  /** Root of the tree, in hexadecimal; only its beginning is shown. */
  readonly head: string
  /** What is wrong, when something is: the first wrong entry, or a sentence. */
  readonly firstWrong?: number | null
  readonly what?: string | null
}

/** The proof strip of a case head: in words, green or red (design, Look 7). */
export function Proof({ state, isShort = false }: { state: ProofState | null | undefined; isShort?: boolean }) {
  const t = useWords(kitWords)
  const style = useStyle()
  if (!state) return <p className={classes.proof}>{t('proof.unknown')}</p>
  const { entries, isIntact } = state
  if (isIntact) {
    const at = formatClock(state.checkedAt, style)
    const full = t('proof.intact', { entries, at, head: `${state.head.slice(0, 4)}…` })
    return (
      <p className={classes.proof} data-intact>
        <IconShieldCheck size={16} aria-hidden />
        <span title={isShort ? full : undefined}>{isShort ? t('proof.intact.short', { entries }) : full}</span>
      </p>
    )
  }
  return (
    <div className={classes.proof} data-altered role="alert">
      <IconShieldX size={18} aria-hidden />
      <div>
        <strong>{t('proof.altered', { what: whatIsWrong(state, t) })}</strong>
        {!isShort && <p>{t('proof.altered.advice')}</p>}
      </div>
    </div>
  )
}

function whatIsWrong(state: ProofState, t: ReturnType<typeof useWords<typeof kitWords>>): string {
  if (state.what) return state.what
  return t('proof.altered.entry', { seq: state.firstWrong ?? 0 })
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
