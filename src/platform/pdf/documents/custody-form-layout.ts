import { formatInstant, formatWhen } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { CustodyForm } from './custody-form.ts'
import { custodyFormWords } from './custody-form-words.ts'
import { fixedWords, house } from './house.ts'

export function layOutCustodyForm(data: CustodyForm) {
  const t = speaker(custodyFormWords, data.lang)
  const at = (iso: string) => formatInstant(iso, { lang: data.lang, zone: data.zone })
  const fact = (key: Parameters<typeof t>[0], value: string) => ({
    label: t(key),
    value: value || t('none'),
    meaning: '',
  })
  const { file } = data
  const given = data.handover
  return {
    house: house({ ...data, name: t('name'), number: data.incident, title: data.number }),
    w: fixedWords(custodyFormWords, data.lang),
    number: data.number,
    description: data.description,
    facts: [
      fact('kind', data.kind),
      fact('state', data.seal ? `${data.state} · ${t('seal', { seal: data.seal })}` : data.state),
      fact('source', data.source),
      fact('taken', formatWhen(data.collectedWhen, { lang: data.lang, zone: data.zone, withDay: true })),
      fact('clock', data.clockErrorSeconds === null ? '' : t('seconds', { seconds: data.clockErrorSeconds })),
      fact('by', data.collectedBy),
      fact('method', data.method),
      fact('tool', data.tool),
      fact('marks', data.marks),
      fact('holder', data.holder),
      fact('place', data.place),
    ],
    file: file
      ? [
          { label: t('file'), value: t('file.value', { name: file.name, bytes: file.bytes }) },
          { label: 'SHA-256', value: file.sha256 },
          { label: 'SHA-1', value: file.sha1 },
          { label: 'MD5', value: file.md5 },
        ]
      : [],
    copies: data.copies.map(({ label, meaning }) => ({ label, meaning: meaning ?? '' })),
    handover: [
      { label: t('from'), value: given?.from ?? '' },
      { label: t('to'), value: given?.to ?? '' },
      { label: t('when'), value: given ? at(given.givenAt) : '' },
      { label: t('purpose'), value: given?.purpose ?? '' },
      { label: t('condition'), value: given?.condition ?? '' },
    ],
    custody: data.custody.map((line) => ({ seq: String(line.seq), at: at(line.at), by: line.by, text: line.text })),
  }
}
