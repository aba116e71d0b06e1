import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { CampaignView } from './campaign.ts'
import type { Line } from './reconcile.ts'
import { campaignViewWords } from './view-words.ts'

/** One line of figures as a person reads it: `Target, by state`, `17,995 = not yet 12,746 + …`. */
export function lineText(
  line: Line,
  view: Pick<CampaignView, 'waves'>,
  lang: Language,
): { title: string; sum: string } {
  const t = speaker(campaignViewWords, lang)
  const number = (value: number) => value.toLocaleString(lang)
  const [head = '', tail = ''] = line.code.split('.')
  const title =
    head === 'stated'
      ? t('line.stated', { what: t(`stated.${tail as 'removed'}`) })
      : t(`line.${line.code as 'matched'}`)
  const nameOf = (name: string) => {
    if (line.code === 'groups') return name || t('group.none')
    if (line.code === 'waves') return view.waves.find((one) => String(one.position) === name)?.name ?? name
    return t(`part.${name as 'removed'}`)
  }
  // What is nothing says nothing, unless there is nothing else.
  const some = line.parts.filter((part) => part.value !== 0)
  const parts = (some.length > 0 ? some : line.parts.slice(0, 1)).map(
    (part) => `${nameOf(part.name)} ${number(part.value)}`,
  )
  return { title, sum: `${number(line.left)} ${line.gap === 0 ? '=' : '≠'} ${parts.join(' + ') || number(0)}` }
}
