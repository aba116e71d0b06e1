import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import classes from './Plan.module.css'
import { planWords } from './plan-words.ts'
import { scheduleText } from './schedule-text.ts'

type Of = { readonly view: CampaignView; readonly onClose: () => void }

/** Who approved the plan as it stands. */
export function ApproveForm({ view, onClose }: Of) {
  const t = useWords(planWords)
  const approve = useTell(campaignApi.approve)
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  return (
    <Form
      title={t('approve')}
      act={t('approve')}
      isReady={by.trim() !== ''}
      isBusy={approve.isTelling}
      problem={approve.problem}
      onClose={onClose}
      onSave={() => approve.tell({ incident: view.incident, campaign: view.number, by, reason })}
    >
      <TextInput
        required
        data-autofocus
        label={t('approve.by')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Textarea
        autosize
        label={t('form.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}

/** The schedule in both languages, to be put where people read it, and where that was. */
export function TellForm({ view, onClose }: Of) {
  const t = useWords(planWords)
  const { zone } = useZone()
  const tell = useTell(campaignApi.tellPlan)
  const [where, setWhere] = useState('')
  const text = (['ja', 'en'] as const).map((lang) => scheduleText(view.plan.phases, { lang, zone })).join('\n\n')
  return (
    <Form
      title={t('tell')}
      act={t('tell')}
      isReady={where.trim() !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ incident: view.incident, campaign: view.number, where })}
    >
      <p className={forms.quiet}>{t('tell.text')}</p>
      <section aria-label={t('tell.notice')}>
        <pre className={classes.notice}>{text}</pre>
      </section>
      <TextInput
        required
        label={t('tell.where')}
        maxLength={2_000}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
    </Form>
  )
}
