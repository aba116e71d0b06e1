// `hikeshi log coverage`.
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { coverageApi } from './api.ts'
import { coverageWords } from './words.ts'

type Told = {
  readonly lang: Language
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}
/** What others wrote must not steer the terminal of whoever reads it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')

/** 1 when one that must log does not as laid down, or a machine sends nothing. */
export async function listCoverage(
  client: Pick<ClientOf<typeof coverageApi>, 'show'>,
  { lang, json, out, err }: Told,
): Promise<number> {
  const t = speaker(coverageWords, lang)
  const { duties, excused, unlogged } = await client.show({})
  if (json) out(JSON.stringify({ duties, excused, unlogged }))
  else {
    for (const one of duties) {
      const kept = one.keptDays === null ? 'kept.asked' : 'kept'
      const keep = t(kept, { kept: one.keptDays, keep: one.keepDays })
      out([visible(one.system), t(`state.${one.state}`), keep, visible(one.what), visible(one.owner)].join('\t'))
    }
    const comma = lang === 'ja' ? '、' : ', '
    for (const { name, known } of unlogged)
      err(t('cli.unlogged', { name: visible(name), known: known.map((from) => t(`known.${from}`)).join(comma) }))
  }
  return unlogged.length > 0 || duties.some(({ state }) => state !== 'well') ? 1 : 0
}
