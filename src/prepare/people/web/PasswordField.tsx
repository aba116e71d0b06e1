import { PasswordInput } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { peopleWords } from './words.ts'

/** A new password by NIST SP 800-63B: length decides, pasting and looking are allowed, nothing else is asked. */
export function NewPasswordField({
  value,
  onChange,
  fault,
}: {
  value: string
  onChange: (value: string) => void
  fault?: string
}) {
  const t = useWords(peopleWords)
  const length = [...value.normalize('NFKC')].length
  return (
    <div>
      <PasswordInput
        required
        label={t('password.new')}
        description={t('password.hint')}
        autoComplete="new-password"
        maxLength={256}
        value={value}
        error={fault}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {length > 0 && (
        <p style={{ fontSize: 13, color: length < 15 ? 'var(--caution)' : 'var(--good)' }}>
          {t('password.length', { count: length })}
        </p>
      )}
    </div>
  )
}
