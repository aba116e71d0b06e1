// `hikeshi hunt start|status|cancel`: hunts at the desk, in the background.
import { setTimeout as pause } from 'node:timers/promises'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { visible } from '#src/detect/alert/cli.ts'
import type { Facts } from '#src/detect/log/cli.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { huntApi } from './api.ts'
import { huntCliWords } from './cli-words.ts'
import { type FindRow, type HuntRow, isUnderWay } from './hunt.ts'

type Client = ClientOf<typeof huntApi>
type Given = Parameters<Client['start']>[0]

const shown = 200
const askEveryMs = 500

function rowText(hunt: HuntRow, { lang, zone }: Facts): string {
  const t = speaker(huntCliWords, lang)
  const { id, title, state, askedAt, events, matches, finds } = hunt
  const at = formatInstant(askedAt, { lang, zone, named: false })
  const percent = Math.floor(hunt.progress * 100)
  return [at, t(`state.${state}`, { percent }), visible(title), t('sum', { events, matches, finds }), id].join('  ')
}

function findText({ level, title, entity, entityKind, matches, lastAt }: FindRow, { lang, zone }: Facts): string {
  const t = speaker(huntCliWords, lang)
  const at = formatInstant(lastAt, { lang, zone, named: false, precision: 'second' })
  const about = entityKind === 'many' ? t('many') : visible(entity)
  return [at, level, visible(title), about, t('times', { count: matches })].join('  ')
}

/** 0 begun (with `waits`: ended and nothing found), 1 something found or it did not come to its end. */
export async function startHunt(
  client: Pick<Client, 'start' | 'show'>,
  given: Given,
  waits: boolean,
  facts: Facts,
): Promise<number> {
  const hunt = await client.start(given)
  if (!waits) {
    facts.out(facts.json ? JSON.stringify(hunt) : hunt.id)
    return 0
  }
  for (;;) {
    const { state } = await client.show({ id: hunt.id, limit: 1 })
    if (!isUnderWay(state)) return showHunt(client, hunt.id, facts)
    await pause(askEveryMs)
  }
}

/** 0 under way or nothing found, 1 something found or it did not come to its end. */
export async function showHunt(client: Pick<Client, 'show'>, id: string, facts: Facts): Promise<number> {
  const t = speaker(huntCliWords, facts.lang)
  const hunt = await client.show({ id, limit: shown })
  if (facts.json) facts.out(JSON.stringify(hunt))
  else {
    facts.out(rowText(hunt, facts))
    for (const find of hunt.found) facts.out(findText(find, facts))
    if (hunt.finds > hunt.found.length) facts.err(t('more', { count: hunt.finds - hunt.found.length }))
    if (hunt.missing.length > 0) facts.err(t('missing', { missing: hunt.missing.join(', ') }))
    if (hunt.leftOut.length > 0) facts.err(t('left', { rules: visible(hunt.leftOut.join(', ')) }))
    if (hunt.problem !== '') facts.err(t('problem', { problem: visible(hunt.problem) }))
  }
  return hunt.finds > 0 || hunt.state === 'failed' || hunt.state === 'cut-off' ? 1 : 0
}

export async function listHunts(client: Pick<Client, 'list'>, facts: Facts): Promise<number> {
  const t = speaker(huntCliWords, facts.lang)
  const { hunts, total } = await client.list({ limit: shown })
  for (const hunt of hunts) facts.out(facts.json ? JSON.stringify(hunt) : rowText(hunt, facts))
  if (total === 0) facts.err(t('none'))
  if (total > hunts.length) facts.err(t('more', { count: total - hunts.length }))
  return 0
}

export async function cancelHunt(client: Pick<Client, 'cancel'>, id: string, facts: Facts): Promise<number> {
  const hunt = await client.cancel({ id })
  facts.out(facts.json ? JSON.stringify(hunt) : rowText(hunt, facts))
  return 0
}
