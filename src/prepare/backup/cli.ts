// `hikeshi backup-register list|add|note|against`.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { backupApi } from './api.ts'
import { backupCliWords } from './cli-words.ts'

type Client = ClientOf<typeof backupApi>
type Told = {
  readonly lang: Language
  readonly zone: string
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/** 1 when something is wrong with one of them. */
export async function listBackups(client: Pick<Client, 'list'>, { lang, zone, json, out, err }: Told): Promise<number> {
  const t = speaker(backupCliWords, lang)
  const { rows } = await client.list({})
  for (const row of rows) {
    const at = row.lastGood ? formatInstant(row.lastGood.at, { lang, zone, named: true }) : ''
    out(
      json ? JSON.stringify(row) : [row.name, t(`state.${row.state}`), row.system, row.place, row.owner, at].join('\t'),
    )
  }
  if (rows.length === 0) err(t('none'))
  return rows.some(({ state }) => state !== 'well') ? 1 : 0
}

/** 1 when there is a backup without anything from before. */
export async function holdAgainst(client: Pick<Client, 'against'>, at: string, { lang, zone, json, out, err }: Told) {
  const t = speaker(backupCliWords, lang)
  const { rows } = await client.against({ at })
  for (const { backup, standing } of rows) {
    const { verdict, newestOlder, lostHours, suspect, isInReach, isProved } = standing
    const when = newestOlder === null ? '' : formatInstant(newestOlder, { lang, zone, named: true })
    const said = [
      backup.name,
      backup.system,
      t(`verdict.${verdict}`, { at: when, hours: lostHours ?? 0 }),
      t('suspect', { count: suspect }),
      isInReach ? t('in-reach') : '',
      isProved ? '' : t('unproved'),
    ]
    out(json ? JSON.stringify({ backup: backup.name, ...standing }) : said.join('\t'))
  }
  if (rows.length === 0) err(t('none'))
  return rows.length === 0 || rows.some(({ standing }) => standing.verdict !== 'older') ? 1 : 0
}
