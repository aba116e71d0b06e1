// The way to a directory, opened with what somebody typed in; kept in memory for help desk and own changes, never stored.
import { join } from 'node:path'
import { refuse } from '#src/core/refusal.ts'
import type { Desk } from '#src/platform/context.ts'
import type { StoredCampaign } from '../store/campaign.ts'
import { openCommand, revoking } from './command.ts'
import type { Directory } from './directory.ts'
import { openHtpasswd } from './htpasswd.ts'
import { bindAs, openLdap } from './ldap.ts'
import { openSql } from './sql.ts'

export const campaignFolder = (desk: Pick<Desk, 'dataDir'>): string => join(desk.dataDir, 'campaign')

export async function openDirectory(
  desk: Desk,
  campaign: StoredCampaign,
  bindPassword: string | undefined,
): Promise<Directory> {
  const directory = await opened(desk, campaign, bindPassword)
  const file = campaign.connector.kind === 'none' ? null : campaign.connector.revokes
  return file === null ? directory : revoking(directory, file, campaignFolder(desk))
}

async function opened(desk: Desk, { connector }: StoredCampaign, bindPassword: string | undefined): Promise<Directory> {
  switch (connector.kind) {
    case 'none':
      return refuse('campaign.connector.missing')
    case 'ldap':
      return await openLdap(connector, bindPassword ?? refuse('campaign.bind-password.missing'))
    case 'sql':
      return await openSql(connector, bindPassword ?? refuse('campaign.bind-password.missing'))
    case 'command':
      return openCommand(connector, campaignFolder(desk))
    case 'htpasswd':
      return openHtpasswd(connector, campaignFolder(desk))
  }
}

/** Whether people can sign in with what they were given. */
export async function signInOf(
  desk: Desk,
  campaign: StoredCampaign,
  bindPassword: string | undefined,
): Promise<Pick<Directory, 'bind' | 'close'>> {
  const { connector } = campaign
  if (connector.kind === 'ldap') return { bind: (target) => bindAs(connector, target), close: async () => {} }
  return await openDirectory(desk, campaign, bindPassword ?? rememberedPassword(desk, campaign.id))
}

/** By the store of the desk, which is one for the life of a process. */
const kept = new WeakMap<
  object,
  Map<string, { readonly directory: Directory; readonly bindPassword: string | undefined }>
>()
const ofDesk = (desk: Desk) => {
  const known = kept.get(desk.state) ?? new Map()
  kept.set(desk.state, known)
  return known as Map<string, { directory: Directory; bindPassword: string | undefined }>
}

export const connected = (desk: Desk, id: string): Directory | null => ofDesk(desk).get(id)?.directory ?? null
export const rememberedPassword = (desk: Desk, id: string): string | undefined => ofDesk(desk).get(id)?.bindPassword

export async function keepConnected(
  desk: Desk,
  campaign: StoredCampaign,
  bindPassword: string | undefined,
): Promise<void> {
  const directory = await openDirectory(desk, campaign, bindPassword)
  await disconnect(desk, campaign.id)
  ofDesk(desk).set(campaign.id, { directory, bindPassword })
}

export async function disconnect(desk: Desk, id: string): Promise<void> {
  await ofDesk(desk).get(id)?.directory.close()
  ofDesk(desk).delete(id)
}

export async function disconnectAll(desk: Desk): Promise<void> {
  for (const id of ofDesk(desk).keys()) await disconnect(desk, id)
}
