import { useWords } from '#src/web/kit/lang.tsx'
import { fieldWords } from './field-words.ts'

type FieldWord = keyof typeof fieldWords & string

/** A field in the reader's language, or null when only its name says it. */
export function useFieldWord(): (field: string) => string | null {
  const t = useWords(fieldWords)
  return (field) => (`field:${field}` in fieldWords ? t(`field:${field}` as FieldWord) : null)
}

/** The value of a field as a reader says it; what is asked for stays as it is. */
export function useValueWord(): (field: string, value: string) => string {
  const t = useWords(fieldWords)
  return (field, value) =>
    field === 'event.outcome' && `outcome:${value}` in fieldWords ? t(`outcome:${value}` as FieldWord) : value
}
