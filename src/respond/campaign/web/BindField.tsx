import { PasswordInput } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { campaignPageWords } from './words.ts'

/** The password with which the desk binds to the directory: asked for, held in memory, stored nowhere. */
export function BindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords(campaignPageWords)
  return (
    <PasswordInput
      autoComplete="off"
      label={t('run.bind')}
      description={t('run.kept')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('run.show'), tabIndex: 0 }}
    />
  )
}
