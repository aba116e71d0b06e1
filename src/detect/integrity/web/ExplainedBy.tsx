import { useWords } from '#src/web/kit/lang.tsx'
import { goodStateWords } from './words.ts'

/** `window:CHG-12`, `dpkg:openssh-server 9.2→9.3`. */
export function ExplainedBy({ text }: { text: string | null }) {
  const t = useWords(goodStateWords)
  if (text === null) return null
  const cut = text.indexOf(':')
  const name = text.slice(cut + 1)
  return text.startsWith('window:') ? t('by.window', { name }) : t('by.package', { name })
}
