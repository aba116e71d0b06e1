import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { Facts } from '../log/cli.ts'
import { isClockWrong } from './agent.ts'
import type { agentApi } from './api.ts'
import { agentCliWords } from './cli-words.ts'

type Client = ClientOf<typeof agentApi>

/** The token is on stdout and nowhere else. */
export async function inviteAgent(
  client: Pick<Client, 'invite' | 'inviteAgain' | 'list'>,
  name: string,
  sources: readonly string[],
  { lang, zone, json, out, err }: Facts,
): Promise<number> {
  const t = speaker(agentCliWords, lang)
  const known = (await client.list({})).rows.find((one) => one.name === name && one.state !== 'revoked')
  const made = known ? await client.inviteAgain({ id: known.id }) : await client.invite({ name, sources: [...sources] })
  if (json) out(JSON.stringify(made))
  else {
    out(made.token)
    err(t('invited', { name: made.name, until: formatInstant(made.until, { lang, zone, named: true }) }))
  }
  return 0
}

/** 1 when one of those that should send is silent. */
export async function listAgents(client: Pick<Client, 'list'>, { lang, zone, json, out, err }: Facts): Promise<number> {
  const t = speaker(agentCliWords, lang)
  const { rows } = await client.list({})
  for (const row of rows) {
    if (json) {
      out(JSON.stringify(row))
      continue
    }
    const { report } = row
    out(
      [
        row.name,
        t(`state.${row.state}`),
        row.seenAt ? formatInstant(row.seenAt, { lang, zone, named: true }) : '',
        report ? t('spool', { batches: report.spool.batches, files: report.fileCount }) : '',
        report?.clock && isClockWrong(report.clock) ? t('clock', { errorMs: report.clock.errorMs }) : '',
      ].join('\t'),
    )
  }
  if (rows.length === 0) err(t('none'))
  return rows.some((row) => row.state === 'silent') ? 1 : 0
}

export async function revokeAgent(
  client: Pick<Client, 'list' | 'revoke'>,
  name: string,
  reason: string,
  { lang, json, out, err }: Facts,
): Promise<number> {
  const t = speaker(agentCliWords, lang)
  const agent = (await client.list({})).rows.find((one) => one.name === name && one.state !== 'revoked')
  if (!agent) {
    err(t('unknown', { name }))
    return 1
  }
  await client.revoke({ id: agent.id, reason })
  if (json) out(JSON.stringify({ id: agent.id, name }))
  else err(t('revoked', { name }))
  return 0
}
