import type { Language } from '#src/core/language.ts'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import { type Tlp, tlpColour, tlpLabel } from '#src/core/tlp.ts'
import { say, speaker, type Words } from '#src/core/words.ts'
import type { Head } from './head.ts'
import { houseWords } from './house-words.ts'

/** What the house style needs of any document: header, footer, label, language. Only finished words and numbers. */
export type Laid = { readonly house: House; readonly [part: string]: unknown }
export type House = ReturnType<typeof house>

type Of = Omit<Head, 'tlp'> & {
  readonly tlp?: Tlp | null
  readonly number?: string | null
  readonly name: string
  readonly title?: string | null
}

export function house(of: Of) {
  const t = speaker(houseWords, of.lang)
  const at = formatInstant(of.generated.at, { lang: of.lang, zone: of.zone, named: true })
  const date = new Date(of.generated.at)
  return {
    lang: of.lang,
    title: [of.name, of.number, of.title].filter(Boolean).join(' '),
    date: [
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    ],
    name: of.name,
    organisation: of.organisation ?? '',
    number: of.number ? `${t('incident')} ${of.number}` : '',
    code: of.checkpoint ? `${t('checkpoint')} ${of.checkpoint.shortCode}` : '',
    generated: t('generated', { at }),
    zone: t('zone', { zone: zoneName(of.zone, of.generated.at) }),
    tlp: of.tlp ? { label: tlpLabel(of.tlp), colour: tlpColour[of.tlp], meaning: t(`tlp.${of.tlp}`) } : null,
  }
}

/** `JST (Asia/Tokyo)`: the zone is named once for the whole document. */
function zoneName(zone: string, at: string): string {
  const label = zoneLabel(zone, at)
  return label === zone ? zone : `${label} (${zone})`
}

/** The words of a document that hold no facts, by key, as the template asks for them. */
export function fixedWords(table: Words, lang: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, wording]) => !wording[lang].includes('{'))
      .map(([key, wording]) => [key, say(wording, lang)]),
  )
}
