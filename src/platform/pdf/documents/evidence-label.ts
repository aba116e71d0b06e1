import { z } from 'zod'
import { formatWhen, When } from '#src/core/time.ts'
import { speaker, words } from '#src/core/words.ts'
import { Head } from './head.ts'
import { house } from './house.ts'

/** A label to stick on an item of evidence or on its bag: what it is, and a QR code that finds it again. */
export const EvidenceLabel = Head.omit({ checkpoint: true }).extend({
  qr: z.string().min(1).max(600),
  number: z.string(),
  description: z.string(),
  source: z.string(),
  collectedBy: z.string(),
  collectedWhen: When,
  marks: z.string(),
  seal: z.string(),
  sha256: z.string().nullable(),
})
export type EvidenceLabel = z.infer<typeof EvidenceLabel>

const labelWords = words({
  name: { ja: '証拠', en: 'Evidence' },
  source: { ja: '出所', en: 'Found' },
  taken: { ja: '採取', en: 'Taken' },
  marks: { ja: '型番・製造番号', en: 'Marks' },
  seal: { ja: '封印番号', en: 'Seal' },
  warning: { ja: '無断で開封・接続・電源投入をしないこと', en: 'Do not open, connect or switch on without leave' },
})

export function layOutEvidenceLabel(data: EvidenceLabel) {
  const t = speaker(labelWords, data.lang)
  const taken = [formatWhen(data.collectedWhen, { lang: data.lang, zone: data.zone, withDay: true }), data.collectedBy]
  return {
    house: house({ ...data, name: t('name'), number: null, title: data.number }),
    number: data.number,
    description: data.description,
    organisation: data.organisation ?? '',
    rows: [
      { label: t('source'), value: data.source },
      { label: t('taken'), value: taken.filter(Boolean).join(' ') },
      { label: t('marks'), value: data.marks },
      { label: t('seal'), value: data.seal },
    ].filter((row) => row.value !== ''),
    sha256: data.sha256 ?? '',
    warning: t('warning'),
  }
}
