import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '#src/core/language.ts'
import { formatWhen, type When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { readDemo } from '../../demo/demo.ts'
import { type ClientOf, clientOf, type Send } from '../platform/http/client.ts'
import { peopleApi } from '../prepare/people/api.ts'
import { newSecret } from '../prepare/people/secret.ts'
import { campaignApi } from '../respond/campaign/api.ts'
import { tellFigures, tellWaves } from '../respond/campaign/cli.ts'
import { simulate } from '../respond/campaign/cli-simulate.ts'
import { slapdProgram, startSlapd } from '../respond/campaign/cli-slapd.ts'
import { campaignCliWords } from '../respond/campaign/cli-words.ts'
import { ldifOf, university } from '../respond/campaign/simulation/university.ts'
import { incidentApi } from '../respond/incident/api.ts'
import { readConfig } from '../server/config.ts'
import { openQuietDesk } from '../server/quiet.ts'
import { langOfTerminal, print, printJson, tell } from './terminal.ts'

/** A desk and a directory of its own, both gone afterwards; ends with 0 when every figure adds up. */
export async function rehearse(of: {
  accounts: number
  seed: number
  bundles?: number
  json: boolean
}): Promise<number> {
  const lang = langOfTerminal()
  const t = speaker(campaignCliWords, lang)
  if (slapdProgram() === null) {
    tell(t('no-slapd'))
    return 3
  }
  const school = university(of.accounts, of.seed)
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-rehearsal-'))
  const slapd = await startSlapd(ldifOf(school.people))
  try {
    const config = readConfig(process.env, { HIKESHI_DATA: folder })
    const desk = await openQuietDesk({ ...config, DATABASE_URL: undefined, HIKESHI_ARCHIVE: undefined })
    try {
      const send = sendTo(desk.fetch, desk.token)
      // Nobody is there yet for whom the token could act.
      const atFirst = sendTo(desk.fetch, null)
      const name = lang === 'ja' ? '予行 指揮者' : 'Rehearsal lead'
      await clientOf(peopleApi, atFirst).setUp({
        name,
        email: 'lead@rehearsal.example',
        password: newSecret(),
        lang,
        zone: config.HIKESHI_ZONE,
      })
      const incidents = clientOf(incidentApi, send)
      const { view } = await simulate({
        api: clientOf(campaignApi, send),
        incidents,
        slapd,
        school,
        lang,
        tell,
        progress: (text) => void (process.stderr.isTTY && process.stderr.write(`\r${text}\u001b[K\r`)),
        ...(of.bundles === undefined ? {} : { bundles: of.bundles }),
      })
      const timeline = await keepTimeline(incidents, view.incident, lang)
      tell(t('simulated.timeline', { count: timeline.length }))
      const { isReconciled, figures, lines, waves } = view
      if (of.json) printJson({ isReconciled, figures, lines, waves, timeline })
      else {
        for (const { when, text } of timeline) print(`${when}  ${text}`)
        tellFigures(view, lang, print, tell)
        tellWaves(view, lang, print)
      }
      return view.isReconciled && view.figures.toForce === 0 ? 0 : 1
    } finally {
      await desk.close()
    }
  } finally {
    await slapd.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

/** The days of 2003 go into the record as they were written down then, beside what the rehearsal itself did today; gives them in order. */
async function keepTimeline(incidents: ClientOf<typeof incidentApi>, incident: string, lang: Language) {
  const { kobe } = await readDemo()
  const file = { name: 'entries.csv', mediaType: 'text/csv', bytes: kobe.csv }
  const { outcomes } = await incidents.importEntries({ incident, lang }, [file])
  const failed = outcomes.find((one) => !one.ok)
  if (failed) throw new Error(`entries.csv, line ${failed.line}: ${failed.problem}`)
  const { rows } = await incidents.entries({ incident, to: '2003-08-01T00:00:00Z', order: 'time', limit: 100 })
  return rows.map(({ when, text }) => ({
    when: formatWhen(when as When, { lang, zone: when.zone, withDay: true }),
    text: text.split('\n')[0]!,
  }))
}

function sendTo(fetch: (request: Request) => Response | Promise<Response>, token: string | null): Send {
  return async ({ method, path, query, body, form, gives }) => {
    const url = new URL(path, 'http://desk.local')
    url.search = new URLSearchParams(query).toString()
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      'accept-language': langOfTerminal(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const answer = await fetch(
      new Request(url, {
        method,
        headers,
        ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    if (!answer.ok) throw new Error(((await answer.json()) as { detail?: string }).detail ?? `${answer.status}`)
    if (gives === 'download') return { name: '', mediaType: '', body: answer.body }
    return await answer.json()
  }
}
