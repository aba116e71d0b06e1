import { z } from 'zod'
import { formatDay, formatInstant } from '#src/core/time.ts'
import { say, speaker } from '#src/core/words.ts'
import { Head, Instant } from './head.ts'
import { fixedWords, house } from './house.ts'
import { noticePaperWords } from './notice-paper-words.ts'

const Line = z.string().max(500)
const Text = z.string().max(400_000)

/** One notice as somebody hands it over: a letter, a fax with its cover, or what to say on the telephone. */
export const NoticePaper = Head.omit({ checkpoint: true }).extend({
  way: z.enum(['letter', 'fax', 'phone']),
  isDraft: z.boolean(),
  number: Line,
  /** When it was approved; of a draft, when it was written. */
  at: Instant,
  to: z.object({ name: Line, organisation: Line, person: Line }),
  /** Numbers, or the postal address. */
  reach: z.array(Line.or(z.string().max(1_300))).max(20),
  others: z.array(Line).max(20),
  from: z.object({ name: Line, contact: z.string().max(2_000) }),
  subject: Line,
  body: Text,
  annexes: z.array(z.object({ name: Line, text: Text })).max(10),
  machineParts: z.array(Line).max(60),
  /** Kinds of what must not be said; on the telephone sheet alone. */
  withheld: z.array(Line).max(3_000),
})
export type NoticePaper = z.infer<typeof NoticePaper>

const mostWithheld = 12

export function layOutNoticePaper(data: NoticePaper) {
  const t = speaker(noticePaperWords, data.lang)
  const ja = data.lang === 'ja'
  const { name, organisation, person } = data.to
  const house_ = organisation || (person ? '' : name)
  const to = ja
    ? [house_ && `${house_}${person ? '' : '　御中'}`, person && `${person} 様`]
    : [person, house_ || (person ? '' : name)]
  return {
    house: {
      ...house({ ...data, name: t(data.way), title: data.subject }),
      number: t('notice', { number: data.number }),
    },
    w: { ...fixedWords(noticePaperWords, data.lang), pages: t('pages') },
    pages: say(noticePaperWords['pages.text'], data.lang, { count: '#' }),
    way: data.way,
    ja,
    draft: data.isDraft ? t('draft') : '',
    number: data.number,
    day: formatDay(data.at, { lang: data.lang, zone: data.zone }),
    at: formatInstant(data.at, { lang: data.lang, zone: data.zone, named: true }),
    to: to.filter((one) => one !== '' && one !== undefined),
    reach: data.reach,
    others: data.others.join(ja ? '、' : ', '),
    from: [data.from.name, ...data.from.contact.split('\n')].filter((one) => one !== ''),
    subject: data.subject,
    blocks: blocksOf(spokenOf(data), to.join('')).filter((one) => data.way !== 'phone' || !one.isColumns),
    annexes: data.annexes.map((one) => ({
      title: t('annex', { name: one.name }),
      lines: one.text.trimEnd().split('\n'),
    })),
    machine: data.machineParts.length > 0 ? t('machine', { names: data.machineParts.join(ja ? '、' : ', ') }) : '',
    withheld: data.withheld.slice(0, mostWithheld).concat(data.withheld.length > mostWithheld ? ['…'] : []),
  }
}

/** The line of dashes is for mail; what stands below it is not read out on the telephone. */
function spokenOf({ body, way }: NoticePaper): string {
  const [text = '', ...signed] = body.split(/^-{2,3}[ \t]*$/m)
  return way === 'phone' ? text : [text, ...signed].join('\n')
}

/** Paragraphs; one whose lines are set in, such as log lines and lists of addresses, keeps its columns. */
function blocksOf(body: string, to: string): { text: string; isColumns: boolean }[] {
  const bare = (text: string) => text.replace(/\s+/g, '')
  return (
    body
      .trim()
      .split(/\n\s*\n/)
      // The labels stand on every page already.
      .filter((one, i) => !(i === 0 && /^(?:TLP|PAP):\S+(?:\s+PAP:\S+)?$/.test(one.trim())))
      // So does the addressee of a mail, above.
      .filter((one, i) => !(i === 0 && bare(one) === bare(to)))
      .map((text) => ({ text, isColumns: /^ {2,}\S/m.test(text) && / {2,}\S.* {2,}\S/.test(text) }))
  )
}
