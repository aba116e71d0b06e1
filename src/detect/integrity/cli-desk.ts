// `hikeshi integrity … --desk`: the baseline is kept at the desk, a check takes it from there and tells the desk what it found.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Connection } from '#src/cli/connect.ts'
import { integrityApi } from './api.ts'
import { type InitGiven, init, Stop, type Told, wordsFor } from './cli.ts'
import { type CheckAsked, checkHost, type WatchUntil } from './cli-check.ts'
import { packedBaseline, packedResult } from './host/sending.ts'
import { type KeptBaseline, stateOfHost } from './known-state.ts'
import { mostProblemsSent, type ResultHead } from './result.ts'

const wrongUsage = 2

const post = async (
  desk: Connection,
  path: string,
  query: Record<string, string>,
  body: Uint8Array,
): Promise<unknown> => {
  const headers = { 'content-type': 'application/zstd' }
  const sent = await desk.fetch(`${path}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers,
    body: body as BodyInit,
  })
  return await sent.json()
}

export async function initAtDesk(
  desk: Connection,
  paths: readonly string[],
  given: InitGiven & { readonly reason?: string },
  told: Told,
): Promise<number> {
  const t = wordsFor(told)
  const { reason, host, ...rest } = given
  if (!reason) throw new Stop(t('needs-reason'), wrongUsage)
  const code = await init(paths, { ...rest, ...(host ? { host } : {}) }, told)
  const query = { reason, ...(host ? { host } : {}) }
  const kept = (await post(
    desk,
    '/api/integrity/baselines',
    query,
    await packedBaseline(given.baseline),
  )) as KeptBaseline
  told.err(t('desk.kept', { host: kept.host, code: kept.code }))
  return code
}

/** The baseline is believed when it is the one that the desk names, whole, and rightly signed. */
export async function checkAtDesk(
  desk: Connection,
  { host = hostname(), ...given }: Omit<CheckAsked, 'baseline'> & { readonly host?: string },
  told: Told,
  until?: WatchUntil,
): Promise<number> {
  const t = wordsFor(told)
  const client = desk.client(integrityApi)
  const { baseline: named } = await client.host({ host })
  const now = Date.now()
  const windows = (await client.windows({})).rows.filter(
    (one) => one.withdrawnAt === null && Date.parse(one.from) <= now,
  )
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-check-'))
  const file = join(folder, 'baseline')
  try {
    const { body } = await desk.fetch(`/api/integrity/hosts/${encodeURIComponent(host)}/baseline`, {})
    await pipeline(Readable.fromWeb(body as never), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    return await checkHost(
      { ...given, baseline: file },
      told,
      {
        windows,
        seal: named?.seal ?? null,
        async done({ baseline, findings, isPart, problems, ...found }) {
          const head: ResultHead = {
            hikeshi: 'check',
            version: 1,
            host,
            seal: baseline.end.sha256,
            begunAt: found.begunAt,
            endedAt: new Date().toISOString(),
            looked: found.looked,
            problems: problems.slice(0, mostProblemsSent),
            problemCount: found.problemCount,
            isPart,
          }
          await post(desk, '/api/integrity/checks', { host }, await packedResult(head, findings))
          told.err(t('desk.told'))
        },
      },
      until,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** 1 when something differs that nothing explains. */
export async function listHosts(desk: Connection, told: Told): Promise<number> {
  const t = wordsFor(told)
  const { rows } = await desk.client(integrityApi).hosts({})
  for (const row of rows) {
    const state = stateOfHost(row)
    const { counts } = row.check ?? {}
    if (told.json) told.out(JSON.stringify({ ...row, state }))
    else
      told.out(
        [
          row.host,
          t('host.state', { state }),
          row.baseline?.code ?? '',
          counts
            ? Object.entries(counts)
                .flatMap(([name, n]) => (n > 0 ? [`${t(`severity.${name as 'low'}`)} ${n}`] : []))
                .join(' ')
            : '',
        ].join('\t'),
      )
  }
  if (rows.length === 0) told.err(t('host.none'))
  return rows.some((row) => stateOfHost(row) === 'differs') ? 1 : 0
}
