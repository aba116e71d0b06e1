import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { formatDay } from '#src/core/time.ts'
import { type Facts, speaker } from '#src/core/words.ts'
import { campaignLetterWords } from './campaign-letters-words.ts'
import { Head } from './head.ts'
import { house } from './house.ts'

const mostLetters = 2_000
const instructions = z.array(z.string().max(500)).max(12)

/** One bundle of letters of a mass reset: a cover sheet that is the hand-over list, then a letter for each person. */
export const CampaignLetters = Head.omit({ checkpoint: true, tlp: true }).extend({
  bundle: z.string().max(100),
  route: z.string().max(200),
  kind: z.enum(['password', 'code']),
  /** Where people change their own; on a letter that carries a code. */
  qr: z.url().max(300).nullable(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  /** What to do, in each language, in steps. */
  steps: z.object({ ja: instructions, en: instructions }),
  contact: z.object({ ja: z.string(), en: z.string() }),
  letters: z
    .array(
      z.object({
        number: z.number().int().positive(),
        login: z.string().max(200),
        name: z.string().max(300),
        department: z.string().max(300),
        address: z.string().max(1_000),
        secret: z.string().max(100),
        lang: Language,
      }),
    )
    .max(mostLetters),
})
export type CampaignLetters = z.infer<typeof CampaignLetters>

/** What differs from letter to letter stays small: the words of a language stand once for the whole bundle. */
export function layOutCampaignLetters(data: CampaignLetters) {
  const t = speaker(campaignLetterWords, data.lang)
  return {
    house: house({ ...data, name: t('name.cover'), number: null, title: data.bundle }),
    words: { ja: wordsOf(data, 'ja'), en: wordsOf(data, 'en') },
    cover: {
      title: t('name.cover'),
      facts: [
        { label: t('bundle'), value: data.bundle, meaning: '' },
        { label: t('route'), value: data.route, meaning: '' },
        { label: t('count'), value: t('counted', { count: data.letters.length }), meaning: '' },
      ],
      columns: (['number', 'login', 'name', 'department', 'sign'] as const).map((name) => t(`col.${name}`)),
      keep: t('keep'),
      handed: t('handed'),
      taken: t('taken'),
    },
    letters: data.letters.map((one) => {
      const say = speaker(campaignLetterWords, one.lang)
      const facts: Facts = { bundle: data.bundle, number: one.number }
      return {
        lang: one.lang,
        number: String(one.number),
        login: one.login,
        name: one.name,
        person: say('person', { name: one.name }),
        department: one.department,
        address: one.address,
        secret: one.secret,
        sheet: say('sheet', facts),
      }
    }),
  }
}

function wordsOf(data: CampaignLetters, lang: Language) {
  const t = speaker(campaignLetterWords, lang)
  return {
    title: t(data.kind === 'password' ? 'name' : 'name.code'),
    organisation: data.organisation ?? '',
    login: t('login'),
    department: t('department'),
    secret: t(data.kind),
    page: data.qr ? { label: t('page'), value: data.qr } : null,
    valid: t('valid'),
    due: data.dueAt ? formatDay(data.dueAt, { lang, zone: data.zone }) : '',
    letters: t('letters'),
    steps: data.steps[lang],
    keep: t('secret'),
    replaced: t('replaced'),
    contact: data.contact[lang] ? `${t('contact')}  ${data.contact[lang]}` : '',
  }
}
