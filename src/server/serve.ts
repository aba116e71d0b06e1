import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serve as listen } from '@hono/node-server'
import type { Receiving } from '#src/detect/log/jobs/receive.ts'
import { watchLogs } from '#src/detect/log/jobs/watch.ts'
import type { Ports } from '#src/detect/log/receive/receiver.ts'
import type { Desk, Log } from '#src/platform/context.ts'
import type { Receiver } from '#src/platform/mail/receiver.ts'
import { openDeskKeys } from '#src/platform/mail/seal/desk-keys.ts'
import { watchSearch } from '#src/platform/search/watch.ts'
import { watchAdvisories } from '#src/prepare/advisory/jobs.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { watchRecord } from '#src/record/watch.ts'
import { watchLetters } from '#src/recover/affected/jobs.ts'
import { watchRecovery } from '#src/recover/recovery/jobs.ts'
import { endCampaigns, watchCampaigns } from '#src/respond/campaign/jobs.ts'
import { watchClocks } from '#src/respond/clock/jobs.ts'
import { watchContainments } from '#src/respond/containment/jobs.ts'
import { watchDecisions } from '#src/respond/decision/jobs.ts'
import { watchProofs } from '#src/respond/evidence/jobs.ts'
import { watchContacts } from '#src/respond/notice/jobs.ts'
import { watchPlans } from '#src/respond/plan/jobs.ts'
import { watchPublications } from '#src/respond/publication/jobs.ts'
import { watchParties } from '#src/respond/thread/jobs/remind.ts'
import { appOf } from './app.ts'
import { openDesk } from './compose.ts'
import { type Config, contactOf } from './config.ts'
import { contextOfDesk } from './desk-context.ts'
import { startDetection } from './detecting.ts'
import { type HttpsServing, httpsOf, listenHttps } from './https.ts'
import { closeDoor, newDoorToken, openDoor } from './local-door.ts'
import { keyFilesOf, mailOf, receiverOf, startMailing, startReadingMail, startReceiver } from './mailing.ts'
import { listeningOf, startReceiving } from './receiving.ts'
import { stampAuthorityOf } from './stamping.ts'
import { watchTrouble } from './trouble.ts'

export type Serving = {
  readonly url: string
  readonly desk: Desk
  readonly receiving: Ports | null
  readonly httpsPort: number | null
  close(): Promise<void>
}

const drainMs = 5_000

/** Longer than proxies keep a connection that nobody uses (60 s): the one who closes it must not be us, in the middle of a request. */
const idleMs = 75_000

/** As long as 100 GB take over a slow line; a cut one goes on anyway. */
const longestRequestMs = 24 * 3_600_000

/** Starts the desk: stores, record, clocks, HTTP. Ready when this returns. */
export async function serve(config: Config, log: Log): Promise<Serving> {
  const bound = `http://${config.HIKESHI_HOST.includes(':') ? `[${config.HIKESHI_HOST}]` : config.HIKESHI_HOST}`
  const listening = listeningOf(config)
  const overTls = httpsOf(config)
  const publicUrl = (config.HIKESHI_PUBLIC_URL ?? `${bound}:${config.HIKESHI_PORT}`).replace(/\/$/, '')
  const opened = await openDesk({
    dataDir: config.HIKESHI_DATA,
    databaseUrl: config.DATABASE_URL,
    archive: config.HIKESHI_ARCHIVE ?? null,
    zone: config.HIKESHI_ZONE,
    organisation: config.HIKESHI_ORGANISATION,
    contact: contactOf(config),
    publicUrl,
    mail: { ...mailOf(config, publicUrl), keys: await openDeskKeys(keyFilesOf(config)) },
    registry: config.HIKESHI_RDAP ?? null,
    whois: config.HIKESHI_WHOIS ?? null,
    stampAuthority: await stampAuthorityOf(config),
    log,
  })
  let desk: Desk = opened
  let receiving: Receiving | null = null
  let https: HttpsServing | null = null
  let post: Receiver | null = null
  try {
    const web = fileURLToPath(new URL('../../dist/web', import.meta.url))
    if (!existsSync(web)) log('warn', 'the pages are not built: run npm run build:web')
    const stopTrouble = watchTrouble(desk)
    if (desk.archiveHosts.length > 0) void tellOfArchive(desk)
    await firstAdministrator(desk, config)
    receiving = await startReceiving(desk, listening)
    const stopRecord = await watchRecord(desk)
    const stopSearch = watchSearch(desk)
    const stopLogs = watchLogs(contextOfDesk(desk))
    const stopAlerts = await startDetection(desk, config)
    const stopClocks = watchClocks(contextOfDesk(desk))
    const stopMailing = startMailing(desk)
    const stopReading = startReadingMail(desk, config)
    post = await startReceiver(desk, receiverOf(config, desk.mail))
    const stopPlans = watchPlans(contextOfDesk(desk))
    const stopParties = watchParties(contextOfDesk(desk))
    const stopContacts = watchContacts(contextOfDesk(desk))
    const stopPublications = watchPublications(contextOfDesk(desk))
    const stopRecovery = watchRecovery(contextOfDesk(desk))
    const stopLetters = watchLetters(contextOfDesk(desk))
    const stopDecisions = watchDecisions(contextOfDesk(desk))
    const stopCampaigns = watchCampaigns(contextOfDesk(desk))
    const stopContainments = watchContainments(contextOfDesk(desk))
    const stopProofs = watchProofs(contextOfDesk(desk))
    const stopAdvisories = watchAdvisories(contextOfDesk(desk))
    const doorToken = newDoorToken()
    // Links need the port that was really taken, which is known only after listening.
    let app: ReturnType<typeof appOf> | undefined
    const server = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
      const made = listen(
        {
          fetch: (request, env) => app!.app.fetch(request, env),
          hostname: config.HIKESHI_HOST,
          port: config.HIKESHI_PORT,
          // A disk image takes hours; what a sender of headers may take stays short. A proxy closes what is idle first.
          serverOptions: { requestTimeout: longestRequestMs, headersTimeout: 60_000, keepAliveTimeout: idleMs },
        },
        (address: AddressInfo) => {
          if (!config.HIKESHI_PUBLIC_URL) desk = { ...opened, publicUrl: `${bound}:${address.port}` }
          app = appOf(desk, { web: existsSync(web) ? web : null, trustsProxy: config.HIKESHI_TRUST_PROXY, doorToken })
          resolve(made)
        },
      )
      made.once('error', reject)
    })
    const { port } = server.address() as AddressInfo
    if (overTls)
      https = await listenHttps(overTls, (request, env) => app!.app.fetch(request, env), {
        requestTimeout: longestRequestMs,
        keepAliveTimeout: idleMs,
      })
    await openDoor(config.HIKESHI_DATA, { url: `${bound}:${port}`, token: doorToken, pid: process.pid })
    return {
      url: `${bound}:${port}`,
      desk,
      receiving: receiving?.ports ?? null,
      httpsPort: https?.port ?? null,
      async close() {
        await closeDoor(config.HIKESHI_DATA)
        https?.close()
        await new Promise<void>((resolve) => {
          const force = setTimeout(resolve, drainMs)
          server.close(() => {
            clearTimeout(force)
            resolve()
          })
          if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 500).unref()
        })
        await receiving?.close()
        await stopRecovery()
        await stopLetters()
        await stopContacts()
        await stopPublications()
        await stopProofs()
        await stopAdvisories()
        await stopParties()
        await stopPlans()
        await post?.close()
        await stopReading()
        await stopMailing()
        await stopContainments()
        await stopDecisions()
        await stopCampaigns()
        await endCampaigns(desk)
        await stopClocks()
        await stopAlerts()
        await stopLogs()
        await stopTrouble()
        await stopSearch()
        await stopRecord()
        await opened.close()
      },
    }
  } catch (error) {
    https?.close()
    await post?.close()
    await receiving?.close()
    await opened.close()
    throw error
  }
}

/** Whoever starts the desk hears at once when the servers of the log lines are away or set up wrongly; the desk itself goes on. */
async function tellOfArchive({ archive, archiveHosts, log }: Desk): Promise<void> {
  try {
    const missing = await (await archive()).missing()
    log(missing.length > 0 ? 'warn' : 'info', 'archive', { servers: archiveHosts, missing })
  } catch (error) {
    log('error', 'archive', { servers: archiveHosts, detail: error instanceof Error ? error.message : String(error) })
  }
}

/** HIKESHI_ADMIN_EMAIL and HIKESHI_ADMIN_PASSWORD make the first administrator of an empty desk. */
async function firstAdministrator(
  desk: Desk,
  { HIKESHI_ADMIN_EMAIL: email, HIKESHI_ADMIN_PASSWORD: password }: Config,
): Promise<void> {
  const context = contextOfDesk(desk)
  if (!email || !password || !(await peopleActions.setupState(context)).needsAdministrator) return
  await peopleActions.setUp(context, {
    name: email.split('@')[0]!,
    email: email.toLowerCase(),
    password,
    lang: 'ja',
    zone: desk.zone,
  })
  desk.log('info', 'first administrator made', { email })
}
