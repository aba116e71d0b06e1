import { NativeSelect } from '@mantine/core'
import { AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { recordWords } from '../words/record.ts'

/** Where in the attack an entry belongs; most belong nowhere. */
export function StageChoice({
  value,
  isDisabled = false,
  onChange,
}: {
  value: AttackStage | null
  isDisabled?: boolean
  onChange: (stage: AttackStage | null) => void
}) {
  const t = useWords(recordWords)
  const { lang } = useLang()
  return (
    <NativeSelect
      label={t('stage')}
      value={value ?? ''}
      disabled={isDisabled}
      data={[
        { value: '', label: t('stage.none') },
        ...AttackStage.options.map((one) => ({ value: one, label: attackStageName(one, lang) })),
      ]}
      onChange={(event) => onChange(attackStageOf(event.currentTarget.value))}
    />
  )
}
