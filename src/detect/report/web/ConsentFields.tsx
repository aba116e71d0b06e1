import { NativeSelect, TextInput } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStateWord } from '#src/web/kit/States.tsx'
import { type Consent, ConsentLevel } from '../report.ts'
import classes from './Fields.module.css'
import { takeInWords } from './take-in-words.ts'

const items = ['identity', 'organisation', 'address', 'log', 'attachments'] as const
export const nothingSaid: Consent = {
  identity: null,
  organisation: null,
  address: null,
  log: null,
  attachments: null,
  named: null,
}

/** What a source lets us disclose, item by item; what is left open goes to nobody (S4-13). */
export function ConsentFields({ value, onChange }: { value: Consent; onChange: (consent: Consent) => void }) {
  const t = useWords(takeInWords)
  const wordOf = useStateWord()
  const levels = [
    { value: '', label: wordOf('consent.unsaid').label },
    ...ConsentLevel.options.map((level) => ({ value: level, label: wordOf(`consent.${level}`).label })),
  ]
  return (
    <>
      <div className={classes.grid}>
        {items.map((item) => (
          <NativeSelect
            key={item}
            label={wordOf(`consent.${item}`).label}
            value={value[item] ?? ''}
            data={levels}
            onChange={(event) =>
              onChange({ ...value, [item]: (event.currentTarget.value || null) as ConsentLevel | null })
            }
          />
        ))}
      </div>
      {(items.some((item) => value[item] === 'named') || value.named) && (
        <TextInput
          label={t('consent.named')}
          maxLength={500}
          value={value.named ?? ''}
          onChange={(event) => onChange({ ...value, named: event.currentTarget.value || null })}
        />
      )}
    </>
  )
}
