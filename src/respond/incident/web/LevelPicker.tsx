import { Radio, Stack } from '@mantine/core'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import type { Severity } from '../incident.ts'
import { listWords } from './words/list.ts'

/** How bad, by the organisation's own scheme; each level with the sentence that says what it means, the chosen one with who must be told. */
export function LevelPicker({ value, onChange }: { value: Severity; onChange: (severity: Severity) => void }) {
  const t = useWords(listWords)
  const { lang } = useLang()
  const schemes = useKnowledge()?.severities ?? []
  const scheme =
    schemes.find((one) => one.id === value.scheme && value.level !== '') ??
    schemes.find((one) => one.is_default) ??
    schemes[0]
  if (!scheme) return null
  const tag = value.level === '' || value.level.includes(':') ? value.level : `${value.scheme}:${value.level}`
  return (
    <Radio.Group
      label={t('field.level')}
      description={scheme.question[lang]}
      value={tag}
      onChange={(next) => onChange({ scheme: scheme.id, level: next.slice(next.indexOf(':') + 1) })}
    >
      <Stack gap={10} mt={6}>
        {scheme.levels.map((level) => {
          const people = level.tell.map((one) => one[lang]).join(lang === 'ja' ? '、' : ', ')
          return (
            <Radio
              key={level.id}
              value={level.id}
              label={level[lang]}
              description={
                <>
                  {level.sentence[lang]}
                  {level.id === tag && people && (
                    <span style={{ display: 'block' }}>{t('field.level.tell', { people })}</span>
                  )}
                </>
              }
            />
          )
        })}
        <Radio value="" label={t('field.level.none')} description={t('field.level.none.means')} />
      </Stack>
    </Radio.Group>
  )
}
