import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { campaignActions } from '#src/respond/campaign/actions.ts'
import { campaignApi } from '#src/respond/campaign/api.ts'
import type { OwnSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { endOfRun } from '#src/respond/campaign/jobs/run.ts'
import { calls, incident } from '#test/incident/kit.ts'

export const campaign = calls(campaignApi, campaignActions as never)
export const file = (text: string | Uint8Array, name = 'list.csv'): UploadedFile => ({
  name,
  mediaType: 'text/csv',
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

/** A campaign of an incident of its own, and how it is asked for. */
export async function begun(context: Context, secret: 'password' | 'code' = 'password') {
  const { number } = await incident.create(context, { title: '認証情報の流出', kinds: [] })
  const { id } = await campaign.create(context, { incident: number, title: '全利用者のパスワード変更', secret })
  return { incident: number, campaign: '1', id }
}

export const ldapOf = (slapd: OwnSlapd, method: 'extended' | 'ssha' = 'extended') => ({
  kind: 'ldap' as const,
  url: slapd.url,
  bindDn: slapd.bindDn,
  base: slapd.base,
  method,
})

/** Runs a wave to its end. */
export async function ran(
  context: Context,
  ask: { incident: string; campaign: string; id: string },
  wave: number,
  secrets: { key: string; bindPassword: string },
) {
  await campaign.wave(context, { ...ask, wave, act: 'backup', text: 'slapcat' })
  await campaign.wave(context, { ...ask, wave, act: 'start', ...secrets })
  await endOfRun(context.desk, ask.id)
  return await campaign.show(context, ask)
}
