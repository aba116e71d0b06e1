import { NativeSelect, Textarea } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import fields from './Fields.module.css'
import { previewWords } from './preview-words.ts'
import { purposes, type Spoken } from './spoken.ts'
import { takeInWords } from './take-in-words.ts'

/** What the reporter wants, and what else they said. */
export function SpokenWish({ said, onChange }: { said: Spoken; onChange: (change: Partial<Spoken>) => void }) {
  const t = useWords(takeInWords)
  const word = useWords(previewWords)
  const area = (name: 'request' | 'howFound' | 'targetSystem' | 'actionTaken' | 'reportedElsewhere', label: string) => (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      value={said[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <Sheet title={t('group.wish')}>
        <NativeSelect
          label={t('purpose')}
          value={said.purpose}
          onChange={(event) => onChange({ purpose: event.currentTarget.value as Spoken['purpose'] })}
          data={[
            { value: '', label: t('purpose.none') },
            ...purposes.map((one) => ({ value: one, label: word(`purpose.${one}`) })),
          ]}
        />
        {area('request', t('request'))}
      </Sheet>
      <Sheet title={t('group.more')}>
        <div className={fields.grid}>
          {area('howFound', t('how-found'))}
          {area('targetSystem', t('target-system'))}
          {area('actionTaken', t('action-taken'))}
          {area('reportedElsewhere', t('elsewhere'))}
        </div>
      </Sheet>
    </>
  )
}
