import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { type ProofView, recordApi } from '#src/record/api.ts'
import { ask } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { EntryProof } from '#src/web/kit/Proof.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { EntryView } from '../../incident.ts'
import { recordWords } from '../words/record.ts'
import { checkProof } from './check-proof.ts'
import classes from './EntryDrawer.module.css'

type Checked = { readonly proof: ProofView; readonly holds: boolean }

/** The proof of an entry, recomputed in the reader's own browser: the desk is not taken at its word. */
export function ProofBox({ entry }: { entry: EntryView }) {
  const t = useWords(recordWords)
  const mayRead = useMay('record:read')
  const [checked, setChecked] = useState<Checked | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const check = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const proof = await ask(recordApi.proof, { id: entry.id })
      setChecked({ proof, holds: await checkProof(proof) })
    } catch (fault) {
      setProblem(fault)
    }
    setBusy(false)
  }
  return (
    <section className={classes.proof} aria-label={t('proof.title')}>
      <h2>
        {t('proof.title')} <EntryProof isProved={entry.isProved} />
      </h2>
      {mayRead && !checked && (
        <div>
          <Button loading={isBusy} onClick={() => void check()}>
            {t('proof.act')}
          </Button>
        </div>
      )}
      <ProblemText problem={problem} />
      <div role="status">{checked && <Result checked={checked} />}</div>
    </section>
  )
}

function Result({ checked: { proof, holds } }: { checked: Checked }) {
  const t = useWords(recordWords)
  const style = useStyle()
  if (!holds) return <p className={classes.bad}>{t('proof.wrong', { seq: proof.seq })}</p>
  const { checkpoint, seq, size } = proof
  return (
    <>
      <p className={classes.good}>{t(proof.payload === null ? 'proof.erased' : 'proof.ok', { seq, size })}</p>
      {checkpoint ? (
        <p>
          {t('proof.checkpoint', {
            number: checkpoint.number,
            at: formatInstant(checkpoint.at, style),
            size: checkpoint.size,
            code: '',
          })}
          <span className={classes.code}>{checkpoint.shortCode}</span>
        </p>
      ) : (
        <p className={classes.quiet}>{t('proof.no-checkpoint')}</p>
      )}
      {checkpoint && <p className={classes.quiet}>{t('proof.checkpoint.means')}</p>}
      <p className={classes.hash}>
        {t('proof.leaf')} {proof.leaf}
      </p>
      <p className={classes.hash}>
        {t('proof.root')} {proof.root}
      </p>
    </>
  )
}
