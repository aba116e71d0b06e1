import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { recoveryApi } from '../api.ts'
import type { RecoveryView } from '../recovery.ts'
import { ItemRow } from './ItemRow.tsx'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

/** The sheet on which the emergency team hands over (S3-26 to S3-31), accepted by the recovery lead. */
export function HandoverPart() {
  const t = useWords(recoveryPageWords)
  const { incident } = useIncident()
  const { lang } = useLang()
  const found = useAsk(recoveryApi.show, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  if (!shown.isBegun) return <EmptyPlace title={t('none')}>{t('handover.none')}</EmptyPlace>
  const items = shown.headings
    .flatMap((heading) => heading.checks.flatMap((check) => check.items))
    .filter((one) => one.isHandover)
  const blocks = shown.rules.find((one) => one.id === 'blocks')
  return (
    <>
      <Sheet
        title={t('handover')}
        acts={
          <Button
            component="a"
            href={`/api/incidents/${shown.incident.number}/recovery/papers/handover/pdf?lang=${lang}`}
          >
            {t('paper.handover')}
          </Button>
        }
      >
        <p className={forms.quiet}>{t('handover.text')}</p>
        <ul className={classes.rows}>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} incident={shown.incident.number} canWrite={shown.can.write} />
          ))}
        </ul>
        {blocks && (
          <p>
            <b>{blocks.question[lang]}</b>{' '}
            {t(
              `handover.blocks.${blocks.answer === 'yes' && blocks.isMet && blocks.exception === '' ? 'lifted' : blocks.answer}`,
            )}
          </p>
        )}
        <Accept shown={shown} />
      </Sheet>
      <Sheet title={t('acted')}>
        {shown.acted.length === 0 ? (
          <p className={forms.quiet}>{t('acted.none')}</p>
        ) : (
          <ul className={classes.acted}>
            {shown.acted.map((one) => (
              <li key={one.name}>{t('acted.by', { name: one.name, count: one.entries })}</li>
            ))}
          </ul>
        )}
      </Sheet>
    </>
  )
}

function Accept({ shown }: { shown: RecoveryView }) {
  const t = useWords(recoveryPageWords)
  const accept = useTell(recoveryApi.accept)
  const [note, setNote] = useState('')
  const { accepted } = shown
  return (
    <>
      {accepted && (
        <p>
          {t('accepted', { by: accepted.by })} <Instant at={accepted.at} /> {accepted.note}
        </p>
      )}
      {!accepted && !shown.can.accept && (
        <p className={forms.quiet}>{t('accept.who', { name: shown.lead?.name ?? t('lead.none') })}</p>
      )}
      {!accepted && shown.can.accept && (
        <div className={classes.exception}>
          <TextInput
            label={t('accept.note')}
            maxLength={4_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            variant="filled"
            loading={accept.isTelling}
            onClick={() => void accept.tell({ incident: shown.incident.number, note })}
          >
            {t('accept')}
          </Button>
        </div>
      )}
      <ProblemText problem={accept.problem} />
    </>
  )
}
