import type { Language } from './language.ts'
import { say, words } from './words.ts'

/** How people reach the desk besides its page: its own telephone, FAX, e-mail and hours (S4-21). What is empty is not offered. */
export type DeskContact = {
  readonly phone: string
  readonly fax: string
  readonly email: string
  readonly hours: Readonly<Record<Language, string>>
}
export const noContact: DeskContact = { phone: '', fax: '', email: '', hours: { ja: '', en: '' } }

const contactWords = words({
  phone: { ja: '電話', en: 'Telephone' },
  fax: { ja: 'FAX', en: 'Fax' },
  email: { ja: 'メール', en: 'E-mail' },
  hours: { ja: '受付時間', en: 'Hours' },
})

type Row = { readonly label: string; readonly value: string; readonly href: string | null }

/** A row for each way that the desk has, with the link that a telephone or a mail program opens. */
export function contactRows({ phone, fax, email, hours }: DeskContact, lang: Language): Row[] {
  const rows = [
    ['phone', phone, `tel:${phone.replaceAll(/[^\d+]/g, '')}`],
    ['fax', fax, null],
    ['email', email, `mailto:${email}`],
    ['hours', hours[lang] || hours[lang === 'ja' ? 'en' : 'ja'], null],
  ] as const
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value, href]) => ({ label: say(contactWords[name], lang), value, href }))
}

/** The same in one line, for letters and paper: `電話 03-0000-0000、メール desk@example.jp、受付時間 平日 9:00–17:00`. */
export const contactLine = (contact: DeskContact, lang: Language): string =>
  contactRows(contact, lang)
    .map(({ label, value }) => `${label} ${value}`)
    .join(lang === 'ja' ? '、' : ', ')
