import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { Letter } from '#src/platform/pdf/documents/letter.ts'
import { plainOf } from '#src/prepare/knowledge/plain-letter.ts'
import { announceWords } from './page-words.ts'

const mostSubject = 400
const rule = '-- '

/** What asks whoever reads an address whether they want to be on the list. */
export function confirmMail({ lang, desk, url }: { lang: Language; desk: string; url: string }) {
  const t = speaker(announceWords, lang)
  return { subject: t('mail.confirm.subject'), text: t('mail.confirm.text', { desk, url }) }
}

/** A notice as it goes to the list: the whole text, where its newest version stands, and how to leave. */
export function noticeMail({ lang, text, url, leave }: { lang: Language; text: Letter; url: string; leave: string }) {
  const t = speaker(announceWords, lang)
  return {
    subject: t('mail.notice.subject', { subject: text.subject.replace(/\s+/g, ' ') }).slice(0, mostSubject),
    text: t('mail.notice.text', { text: plainOf(text), url, leave, rule }),
  }
}
