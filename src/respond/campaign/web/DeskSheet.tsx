import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { type Manual, ManualPart, Topic } from '../help-desk.ts'
import classes from './CampaignTab.module.css'
import { deskWords } from './desk-words.ts'
import plan from './Plan.module.css'

/** What the help desk says in each phase, in versions; what it was asked, and when most came at once. */
export function DeskSheet({ view }: { view: CampaignView }) {
  const t = useWords(deskWords)
  const { lang } = useLang()
  const style = useStyle()
  const [form, setForm] = useParam('form')
  const of = { incident: view.incident, campaign: view.number }
  const found = useAsk(campaignApi.manuals, of)
  const load = useAsk(campaignApi.deskLoad, of)
  const rows = found.data?.rows ?? []
  const newest = ManualPart.options.flatMap((part) => rows.find((one) => one.part === part) ?? [])
  const at = (instant: string) => formatInstant(instant, { ...style, named: false })
  if (form === 'manual' && view.can.write) return <ManualForm of={of} newest={newest} onClose={() => setForm('')} />
  const { questions = 0, topics = {}, peaks, capacity = 0 } = load.data ?? {}
  const named = Topic.options.filter((one) => topics[one]).map((one) => `${t(`campaign.asked.${one}`)} ${topics[one]}`)
  return (
    <Sheet title={t('manual.title')}>
      {newest.length === 0 && <p className={forms.quiet}>{t('manual.none')}</p>}
      {newest.map((one) => (
        <section key={one.part}>
          <h3>{t(`campaign.manual.${one.part}`)}</h3>
          <p className={plan.said}>{one[lang]}</p>
          <p className={forms.quiet}>
            {t('manual.version', { version: one.version, at: at(one.madeAt), by: one.madeBy })}
          </p>
        </section>
      ))}
      {questions > 0 && <p>{t('load.told', { count: questions, topics: named.join(lang === 'ja' ? '、' : ', ') })}</p>}
      {peaks?.questions && (
        <p className={peaks.questions.count > capacity ? classes.gap : undefined}>
          {t('load.peak', { at: at(peaks.questions.at), count: peaks.questions.count, capacity })}
        </p>
      )}
      {peaks?.changes && <p>{t('load.changes', { at: at(peaks.changes.at), count: peaks.changes.count })}</p>}
      {view.can.write && (
        <div className={classes.acts}>
          <Button onClick={() => setForm('manual')}>{t('manual.write')}</Button>
        </div>
      )}
    </Sheet>
  )
}

function ManualForm({
  of,
  newest,
  onClose,
}: {
  of: { incident: string; campaign: string }
  newest: readonly Manual[]
  onClose: () => void
}) {
  const t = useWords(deskWords)
  const write = useTell(campaignApi.writeManual)
  const textOf = (part: ManualPart) => newest.find((one) => one.part === part)
  const [part, setPart] = useState<ManualPart>('identity')
  const [ja, setJa] = useState(textOf('identity')?.ja ?? '')
  const [en, setEn] = useState(textOf('identity')?.en ?? '')
  const choose = (next: ManualPart) => {
    setPart(next)
    setJa(textOf(next)?.ja ?? '')
    setEn(textOf(next)?.en ?? '')
  }
  return (
    <Form
      title={t('manual.write')}
      act={t('manual.save')}
      isReady={ja.trim() !== '' && en.trim() !== ''}
      isBusy={write.isTelling}
      problem={write.problem}
      onClose={onClose}
      onSave={() => write.tell({ ...of, part, ja, en })}
    >
      <NativeSelect
        label={t('manual.part')}
        data={ManualPart.options.map((value) => ({ value, label: t(`campaign.manual.${value}`) }))}
        value={part}
        onChange={(event) => choose(event.currentTarget.value as ManualPart)}
      />
      <Textarea
        required
        autosize
        minRows={4}
        maxLength={5_000}
        label={t('manual.ja')}
        value={ja}
        onChange={(event) => setJa(event.currentTarget.value)}
      />
      <Textarea
        required
        autosize
        minRows={4}
        maxLength={5_000}
        label={t('manual.en')}
        value={en}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
    </Form>
  )
}
