import { playbookWords } from '#src/prepare/playbook/field-words.ts'
import { useWords } from '#src/web/kit/lang.tsx'

/** The name of a role of a playbook's step; null for what no playbook knows. */
export function useRole(): (role: string | null) => string | null {
  const t = useWords(playbookWords)
  return (role) => (role !== null && `role.${role}` in playbookWords ? t(`role.${role}` as 'role.lead') : null)
}
