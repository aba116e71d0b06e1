// `hikeshi readiness list`.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { readinessApi } from './api.ts'
import { readinessCliWords } from './cli-words.ts'
import { isPeacetimeItem } from './readiness.ts'

type Client = ClientOf<typeof readinessApi>
type Told = {
  readonly lang: Language
  readonly zone: string
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/** 1 when something is missing, or one of them does not hold. */
export async function listReadiness(client: Pick<Client, 'list'>, { lang, zone, json, out, err }: Told) {
  const t = speaker(readinessCliWords, lang)
  const { rows, gaps } = await client.list({})
  const nameOf = (kind: string, name: string) =>
    kind === 'peacetime' && isPeacetimeItem(name) ? t(`item.${name}`) : name
  if (json) out(JSON.stringify({ rows, gaps }))
  else
    for (const { id, kind, name, state, who, last } of rows) {
      const at = last ? formatInstant(last.at, { lang, zone, named: true }) : ''
      out([id, t(`kind.${kind}`), nameOf(kind, name), t(`state.${state}`), who, at].join('\t'))
    }
  for (const { kind, name } of gaps) err(t('gap', { kind: t(`kind.${kind}`), name: nameOf(kind, name) }).trim())
  return gaps.length > 0 || rows.some(({ state }) => state !== 'well') ? 1 : 0
}
