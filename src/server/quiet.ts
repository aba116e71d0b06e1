import type { Log } from '#src/platform/context.ts'
import { endCampaigns } from '#src/respond/campaign/jobs.ts'
import { appOf } from './app.ts'
import { openDesk } from './compose.ts'
import type { Config } from './config.ts'
import { newDoorToken } from './local-door.ts'
import { mailOf } from './mailing.ts'
import { stampAuthorityOf } from './stamping.ts'

/** The desk without a port, for a command on a folder on which no desk runs. */
export async function openQuietDesk(config: Config, log: Log = () => {}) {
  const publicUrl = config.HIKESHI_PUBLIC_URL ?? `http://${config.HIKESHI_HOST}:${config.HIKESHI_PORT}`
  const desk = await openDesk({
    dataDir: config.HIKESHI_DATA,
    databaseUrl: config.DATABASE_URL,
    archive: config.HIKESHI_ARCHIVE ?? null,
    zone: config.HIKESHI_ZONE,
    organisation: config.HIKESHI_ORGANISATION,
    publicUrl,
    mail: mailOf(config, publicUrl),
    registry: config.HIKESHI_RDAP ?? null,
    whois: config.HIKESHI_WHOIS ?? null,
    stampAuthority: await stampAuthorityOf(config),
    log,
  })
  const token = newDoorToken()
  const { app, close } = appOf(desk, { doorToken: token })
  return {
    desk,
    token,
    fetch: (request: Request) => app.fetch(request),
    async close() {
      close()
      await endCampaigns(desk)
      await desk.close()
    },
  }
}
