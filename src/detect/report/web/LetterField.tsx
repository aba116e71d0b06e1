import { Button, Group, NativeSelect, SegmentedControl, Textarea } from '@mantine/core'
import type { RefObject } from 'react'
import type { Language } from '#src/core/language.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { actWords } from './act-words.ts'
import classes from './LetterField.module.css'
import type { LetterDesk } from './use-letter.ts'

const purposes = ['acknowledge', 'ask', 'thanks', 'decline', 'disposition'] as const

/** Which letter, in which language, and its text to be changed before it goes. */
export function LetterField({
  desk,
  none,
  first = [],
  isReadOnly = false,
  textAt,
}: {
  desk: LetterDesk
  /** What no letter is called here. */
  none: string
  /** Letters that fit best, offered before all others. */
  first?: readonly string[]
  isReadOnly?: boolean
  textAt?: RefObject<HTMLTextAreaElement | null>
}) {
  const t = useWords(actWords)
  const { lang: reader } = useLang()
  const letters = (useKnowledge()?.letters ?? []).filter((one) => one.form === 'mail' || first.includes(one.id))
  const { letter } = desk
  const option = (one: (typeof letters)[number]) => ({ value: one.id, label: one.name[reader] })
  const chosen = letters.find((one) => one.id === letter.id)
  const isText = letter.id !== '' || textAt !== undefined
  return (
    <div className={classes.letter}>
      <Group gap={10} align="end">
        <NativeSelect
          className={classes.which}
          label={t('letter.which')}
          value={letter.id}
          onChange={(event) => desk.choose(event.currentTarget.value)}
          data={[
            { value: '', label: none },
            ...letters.filter((one) => first.includes(one.id)).map(option),
            ...purposes
              .map((purpose) => ({
                group: t(`purpose.${purpose}`),
                items: letters.filter((one) => one.purpose === purpose && !first.includes(one.id)).map(option),
              }))
              .filter((group) => group.items.length > 0),
          ]}
        />
        {letter.id !== '' && (
          <SegmentedControl
            aria-label={t('letter.lang')}
            value={letter.lang}
            onChange={(value) => desk.speak(value as Language)}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Group>
      {chosen && <p className={classes.fine}>{chosen.when[reader]}</p>}
      {isText && (
        <Textarea
          ref={textAt}
          label={t('letter.text')}
          lang={letter.lang}
          autosize
          minRows={letter.id === '' ? 3 : 6}
          maxRows={20}
          readOnly={isReadOnly}
          value={letter.isWaiting ? '' : letter.text}
          placeholder={letter.isWaiting ? t('letter.wait') : undefined}
          onChange={(event) => desk.write(event.currentTarget.value)}
        />
      )}
      <div role="status" className={classes.fine}>
        {letter.id !== '' && letter.missing.length > 0 && (
          <p className={classes.missing}>
            {t('letter.missing', { names: letter.missing.join(reader === 'ja' ? '、' : ', ') })}
          </p>
        )}
        {letter.id !== '' && letter.isEdited && <p>{t('letter.edited')}</p>}
      </div>
      <ProblemText problem={letter.problem} />
    </div>
  )
}

export function SendRow({
  isBusy,
  isOff = false,
  onCancel,
  cancel,
  act,
}: {
  isBusy: boolean
  isOff?: boolean
  onCancel?: () => void
  cancel?: string
  act: string
}) {
  return (
    <Group justify="flex-end" mt="md">
      {onCancel && <Button onClick={onCancel}>{cancel}</Button>}
      <Button type="submit" variant="filled" disabled={isOff} loading={isBusy}>
        {act}
      </Button>
    </Group>
  )
}
