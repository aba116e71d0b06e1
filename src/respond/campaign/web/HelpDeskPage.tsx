import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Secret } from '#src/prepare/people/web/Secret.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { campaignApi } from '../api.ts'
import type { Looked } from '../campaign.ts'
import { changePath } from '../door.ts'
import classes from './CampaignTab.module.css'
import { DeskNow } from './DeskNow.tsx'
import { campaignPageWords } from './words.ts'

const quietMs = 250

/** At the counter: who is it, where do they stand, what to say, and a new code once they have shown who they are. */
export function HelpDeskPage() {
  const t = useWords(campaignPageWords)
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), quietMs)
  const isAsked = q.length >= 2
  const found = useAsk(campaignApi.lookUp, { q }, { enabled: isAsked, keepsPrevious: true })
  return (
    <Page title={t('help.title')} isNarrow>
      <TextInput autoFocus label={t('help.find')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
      {!isAsked && <p className={forms.quiet}>{t('help.first')}</p>}
      {!isAsked && <DeskNow />}
      {isAsked && found.isPending && <LoadingPlace rows={3} />}
      {isAsked && found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {isAsked && found.data?.rows.length === 0 && (
        <EmptyPlace title={t('help.none')}>{t('help.none.text')}</EmptyPlace>
      )}
      {isAsked && found.data?.rows.map((row) => <Person key={`${row.campaign} ${row.login}`} row={row} />)}
    </Page>
  )
}

function Person({ row }: { row: Looked }) {
  const t = useWords(campaignPageWords)
  const { lang } = useLang()
  const reissue = useTell(campaignApi.reissue)
  const [isAsking, ask] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Sheet title={`${row.login}　${row.name}`}>
      <p>
        <strong>{t(row.isLocked ? 'say.locked' : `say.${row.standing as 'changed'}`)}</strong>
      </p>
      <p className={forms.quiet}>
        {[row.department, t(`help.letter.${row.letter}`), row.bundle, row.wave, row.campaign]
          .filter(Boolean)
          .join(' · ')}
        {row.changedAt && (
          <>
            {' · '}
            <Instant at={row.changedAt} />
          </>
        )}
      </p>
      {row.special && (
        <p>
          <strong>{row.special.name}</strong> {row.special.handling[lang]}
        </p>
      )}
      {row.cause !== '' && <p className={classes.gap}>{row.cause}</p>}
      {secret && (
        <Secret
          label={t('reissue.label', { login: row.login })}
          text={t('reissue.once')}
          value={secret}
          copy={t('key.copy')}
        />
      )}
      {secret && row.isOpen && (
        <Secret
          label={t('reissue.link')}
          text={t('reissue.link.text')}
          value={`${location.origin}${changePath(row.campaignId)}#${new URLSearchParams({ login: row.login, code: secret })}`}
          copy={t('key.copy')}
        />
      )}
      {row.canReissue && (
        <div className={classes.acts}>
          <Button onClick={() => ask(true)}>{t('reissue')}</Button>
        </div>
      )}
      <ConfirmWithReason
        isOpen={isAsking}
        onClose={() => ask(false)}
        title={t('reissue.title', { login: row.login })}
        act={t('reissue')}
        isBusy={reissue.isTelling}
        problem={reissue.problem}
        onConfirm={(identity) =>
          void reissue
            .tell({ incident: row.incident, campaign: row.campaign, login: row.login, identity })
            .then((made) => {
              if (!made) return
              setSecret(made.secret)
              ask(false)
            })
        }
      >
        <p>{t('reissue.text')}</p>
      </ConfirmWithReason>
    </Sheet>
  )
}
