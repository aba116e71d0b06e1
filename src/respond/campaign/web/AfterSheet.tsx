import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import type { After, LockWhich } from '../after-api.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { afterWords } from './after-words.ts'
import classes from './CampaignTab.module.css'

const mostShown = 20

/** After the change: who has not signed in, whose letter lies about, and what is locked once the time is over. */
export function AfterSheet({ view }: { view: CampaignView }) {
  const t = useWords(afterWords)
  const of = { incident: view.incident, campaign: view.number }
  const found = useAsk(campaignApi.after, of)
  const load = useTell(campaignApi.signedIn)
  const [asked, ask] = useState<LockWhich | null>(null)
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { signedIn, notSignedIn, unfetched, locked } = found.data
  return (
    <Sheet title={t('title')}>
      <p>{signedIn === 0 ? t('signed-in.none') : t('signed-in', { count: signedIn })}</p>
      <Named text={t('not-signed-in', { count: notSignedIn.count })} of={notSignedIn} />
      <Named text={t('unfetched', { count: unfetched.count })} of={unfetched} />
      <Named text={t('locked', { count: locked.count })} of={locked} />
      {view.can.run && (unfetched.count > 0 || notSignedIn.count > 0) && (
        <div className={classes.acts}>
          {unfetched.count > 0 && <Button onClick={() => ask('unfetched')}>{t('lock.unfetched')}</Button>}
          {notSignedIn.count > 0 && <Button onClick={() => ask('not-signed-in')}>{t('lock.not-signed-in')}</Button>}
        </div>
      )}
      {view.can.write && (
        <>
          <FileDrop
            label={t('load')}
            isSingle
            isBusy={load.isTelling}
            told={load.output ? t('load.told', load.output) : ''}
            onFiles={(files) => void load.tell(of, files)}
          />
          <ProblemText problem={load.problem} />
        </>
      )}
      {asked && <Lock of={of} which={asked} onClose={() => ask(null)} />}
    </Sheet>
  )
}

function Named({ text, of }: { text: string; of: After['locked'] }) {
  const t = useWords(afterWords)
  if (of.count === 0) return null
  const more = of.count - Math.min(mostShown, of.logins.length)
  return (
    <p>
      {text}{' '}
      <span className={forms.quiet}>
        {of.logins.slice(0, mostShown).join(', ')} {more > 0 && t('more', { count: more })}
      </span>
    </p>
  )
}

function Lock({
  of,
  which,
  onClose,
}: {
  of: { incident: string; campaign: string }
  which: LockWhich
  onClose: () => void
}) {
  const t = useWords(afterWords)
  const lock = useTell(campaignApi.lock)
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t(`lock.${which}`)}
      act={t('lock')}
      isBusy={lock.isTelling}
      problem={lock.problem}
      onConfirm={(reason) =>
        void lock.tell({ ...of, which, reason }).then((done) => done && done.failed.length === 0 && onClose())
      }
    >
      <p>{t('lock.text')}</p>
      {lock.output && lock.output.failed.length > 0 && (
        <p className={classes.gap}>
          {t('lock.failed', { logins: lock.output.failed.map(({ login, cause }) => `${login} (${cause})`).join(', ') })}
        </p>
      )}
    </ConfirmWithReason>
  )
}
