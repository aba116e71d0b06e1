// What is wrong with one field of an input, in words of people; what is rare is worded by the library.
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'

const faultWords = words({
  missing: { ja: '値がありません。', en: 'It is missing.' },
  text: { ja: '文字で書いてください。', en: 'Write it as text.' },
  number: { ja: '数で書いてください。', en: 'Write a number.' },
  whole: { ja: '整数で書いてください。', en: 'Write a whole number.' },
  yes: { ja: 'true か false を書いてください。', en: 'Write true or false.' },
  list: { ja: '一覧で書いてください。', en: 'Write a list.' },
  object: { ja: '項目と値の組で書いてください。', en: 'Write fields with their values.' },
  empty: { ja: '空にはできません。', en: 'It must not be empty.' },
  'too-short': { ja: '{count, number}文字以上で書いてください。', en: 'Write at least {count, number} characters.' },
  'too-long': { ja: '{count, number}文字までにしてください。', en: 'Write at most {count, number} characters.' },
  'too-few': { ja: '{count, number}件以上要ります。', en: 'Give at least {count, plural, one {one} other {#}}.' },
  'too-many': { ja: '{count, number}件までにしてください。', en: 'Give at most {count, plural, one {one} other {#}}.' },
  least: { ja: '{count}以上にしてください。', en: 'It must be {count} or more.' },
  most: { ja: '{count}以下にしてください。', en: 'It must be {count} or less.' },
  choice: { ja: '使える値：{values}', en: 'Choose one of: {values}.' },
  id: {
    ja: 'これは識別子ではありません。一覧に出る値をそのまま使ってください。',
    en: 'This is no id. Use it as a list shows it.',
  },
  mail: { ja: 'メールアドレスとして読めません。', en: 'This cannot be read as a mail address.' },
  time: {
    ja: '日時は 2026-06-17T09:00:00+09:00 のように書いてください。',
    en: 'Write a time like 2026-06-17T09:00:00+09:00.',
  },
  day: { ja: '日付は 2026-06-17 のように書いてください。', en: 'Write a day like 2026-06-17.' },
})

type Raw = Parameters<z.core.$ZodErrorMap>[0]
const wrongTypes: Readonly<Record<string, keyof typeof faultWords>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'yes',
  array: 'list',
  object: 'object',
  record: 'object',
}
const formats: Readonly<Record<string, keyof typeof faultWords>> = {
  uuid: 'id',
  email: 'mail',
  datetime: 'time',
  date: 'day',
}
const shownChoices = 40

const library = { ja: z.locales.ja().localeError, en: z.locales.en().localeError }

/** The words of one fault; null where the library says it better. */
function faultText(issue: Raw, lang: Language): string | null {
  const t = speaker(faultWords, lang)
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return t('missing')
    const key = wrongTypes[issue.expected]
    return key ? t(key) : null
  }
  if (issue.code === 'too_small') {
    const count = Number(issue.minimum)
    if (issue.origin === 'string') return count === 1 ? t('empty') : t('too-short', { count })
    if (issue.origin === 'array') return t('too-few', { count })
    return issue.origin === 'number' || issue.origin === 'int' ? t('least', { count: String(issue.minimum) }) : null
  }
  if (issue.code === 'too_big') {
    const count = Number(issue.maximum)
    if (issue.origin === 'string') return t('too-long', { count })
    if (issue.origin === 'array') return t('too-many', { count })
    return issue.origin === 'number' || issue.origin === 'int' ? t('most', { count: String(issue.maximum) }) : null
  }
  if (issue.code === 'invalid_value' && issue.values.length <= shownChoices)
    return issue.input === undefined ? t('missing') : t('choice', { values: issue.values.join(', ') })
  if (issue.code === 'invalid_format') {
    const key = formats[issue.format]
    return key ? t(key) : null
  }
  return null
}

const wordedIn =
  (lang: Language): z.core.$ZodErrorMap =>
  (issue) =>
    faultText(issue, lang) ?? library[lang](issue)

/** How inputs are refused, in both languages. */
export const locales = { ja: wordedIn('ja'), en: wordedIn('en') }
