// `hikeshi alert list|show|close|suppress`.
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Facts } from '#src/detect/log/cli.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import { attackFacts } from '#src/prepare/knowledge/attack-tag-words.ts'
import type { AlertRow } from './alert.ts'
import type { alertApi } from './api.ts'
import { alertCliWords } from './cli-words.ts'

type Client = ClientOf<typeof alertApi>
type ListGiven = Parameters<Client['list']>[0]

/** A line of a log may hold what would command the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
export const visible = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')

function rowText(alert: AlertRow, { lang, zone }: Facts): string {
  const t = speaker(alertCliWords, lang)
  const at = formatInstant(alert.lastAt, { lang, zone, named: false, precision: 'second' })
  const lag = alert.lagDays === null ? [] : [t('lag', { days: alert.lagDays })]
  return [
    at,
    alert.level,
    visible(alert.title),
    visible(alert.entity),
    t('count', { count: alert.matches }),
    ...lag,
    alert.id,
  ].join('  ')
}

/** 0 nothing to do, 1 there are alerts. */
export async function listAlerts(client: Pick<Client, 'list'>, given: ListGiven, facts: Facts): Promise<number> {
  const t = speaker(alertCliWords, facts.lang)
  const { alerts, total } = await client.list(given)
  for (const alert of alerts) {
    facts.out(facts.json ? JSON.stringify(alert) : rowText(alert, facts))
    if (!facts.json && alert.sentence !== null) facts.out(`    ${visible(alert.sentence)}`)
  }
  if (total === 0) facts.err(t('none'))
  if (total > alerts.length) facts.err(t('more', { count: total - alerts.length }))
  return total > 0 ? 1 : 0
}

export async function showAlert(client: Pick<Client, 'show'>, id: string, facts: Facts): Promise<number> {
  const t = speaker(alertCliWords, facts.lang)
  const alert = await client.show({ id })
  if (facts.json) {
    facts.out(JSON.stringify(alert))
    return 0
  }
  facts.out(rowText(alert, facts))
  if (alert.sentence !== null) facts.out(visible(alert.sentence))
  for (const [label, text] of attackFacts(alert.tags, facts.lang)) facts.out(`  ${label}: ${text}`)
  for (const [name, value] of Object.entries(alert.matched))
    facts.out(`  ${visible(name)}: ${visible(Array.isArray(value) ? value.join(', ') : String(value))}`)
  for (const { seq, event } of alert.lines) facts.out(`${seq}  ${visible(String(event['event.original'] ?? ''))}`)
  const gone = alert.seqs.length - alert.lines.length
  if (gone > 0) facts.err(t('gone', { count: gone }))
  return 0
}

export async function closeAlert(
  client: Pick<Client, 'close'>,
  given: { readonly id: string; readonly reason: string; readonly isFalseAlarm: boolean },
  facts: Facts,
): Promise<number> {
  const alert = await client.close(given)
  facts.out(facts.json ? JSON.stringify(alert) : speaker(alertCliWords, facts.lang)('closed'))
  return 0
}

export async function suppressAlerts(
  client: Pick<Client, 'suppress'>,
  given: Parameters<Client['suppress']>[0],
  facts: Facts,
): Promise<number> {
  const made = await client.suppress(given)
  const until = formatInstant(made.untilAt, { lang: facts.lang, zone: facts.zone, named: true })
  facts.out(facts.json ? JSON.stringify(made) : speaker(alertCliWords, facts.lang)('suppressed', { until }))
  return 0
}

/** What is held back, with who answers for it and until when. */
export async function listSuppressions(client: Pick<Client, 'suppressions'>, facts: Facts): Promise<number> {
  const t = speaker(alertCliWords, facts.lang)
  const now = Date.now()
  const { suppressions } = await client.suppressions({})
  const held = suppressions.filter(({ endedAt, untilAt }) => endedAt === null && Date.parse(untilAt) > now)
  for (const one of held) {
    const until = formatInstant(one.untilAt, { lang: facts.lang, zone: facts.zone, named: false })
    const what = [one.ruleTitle ?? one.ruleKey ?? '*', one.entity ?? '*'].map(visible).join('  ')
    const { id, owner, reason } = one
    facts.out(
      facts.json ? JSON.stringify(one) : t('held', { what, owner: visible(owner), reason: visible(reason), until, id }),
    )
  }
  if (held.length === 0) facts.err(t('held.none'))
  return 0
}

export async function endSuppression(
  client: Pick<Client, 'endSuppression'>,
  id: string,
  facts: Facts,
): Promise<number> {
  const ended = await client.endSuppression({ id })
  facts.out(facts.json ? JSON.stringify(ended) : speaker(alertCliWords, facts.lang)('held.ended'))
  return 0
}

export async function reportAlert(client: Pick<Client, 'report'>, id: string, facts: Facts): Promise<number> {
  const made = await client.report({ id })
  facts.out(facts.json ? JSON.stringify(made) : made.number)
  return 0
}

/** 1 when the rule would still find some of the lines of the alert. */
export async function exceptAlert(
  client: Pick<Client, 'except'>,
  given: Parameters<Client['except']>[0],
  facts: Facts,
): Promise<number> {
  const made = await client.except(given)
  const { spared, left, file } = made
  facts.out(facts.json ? JSON.stringify(made) : speaker(alertCliWords, facts.lang)('excepted', { spared, left, file }))
  return left > 0 ? 1 : 0
}
