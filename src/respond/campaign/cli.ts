// The verbs of `hikeshi campaign` that do more than ask once: files in and out, a wave watched to its end, figures worded.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { campaignApi } from './api.ts'
import type { CampaignView } from './campaign.ts'
import { campaignCliWords } from './cli-words.ts'
import { lineText } from './line-text.ts'
import type { Wave } from './wave.ts'

export type Api = ClientOf<typeof campaignApi>
export type Ask = { readonly incident: string; readonly campaign: string }
type Tell = (text: string) => void

/** Enough to keep both presses at work. */
const printedAtOnce = 2
const lookEveryMs = 300

/** Makes the PDFs of all bundles, or of some; gives the files. Half a file is none. */
export async function printLetters(
  api: Api,
  ask: Ask,
  of: { key: string; out: string; bundles?: readonly number[]; size: number; lang: Language },
  progress: (done: number, all: number) => void,
): Promise<{ bundle: number; file: string; sha256: string; bytes: number }[]> {
  await mkdir(of.out, { recursive: true, mode: 0o700 })
  const known = (await api.show(ask)).bundles
  const bundles = known.length > 0 ? known : (await api.bundle({ ...ask, size: of.size })).rows
  const wanted = bundles.filter((one) => of.bundles === undefined || of.bundles.includes(one.position))
  const made: { bundle: number; file: string; sha256: string; bytes: number }[] = []
  let next = 0
  const one = async () => {
    while (next < wanted.length) {
      const { position } = wanted[next++]!
      const answer = await api.print({ ...ask, bundle: position, key: of.key, lang: of.lang })
      const bytes = new Uint8Array(await new Response(answer.body as BodyInit).arrayBuffer())
      const file = fileOf(of.out, position)
      const handle = await open(file, 'w', 0o600)
      await handle.writeFile(bytes).finally(() => handle.close())
      made.push({ bundle: position, file, sha256: sha256(bytes), bytes: bytes.byteLength })
      progress(made.length, wanted.length)
    }
  }
  await Promise.all(Array.from({ length: printedAtOnce }, one))
  return made.sort((a, b) => a.bundle - b.bundle)
}

/** Deletes what was printed, and only that: the file must be the PDF that the desk made last. */
export async function destroyLetters(api: Api, ask: Ask, out: string, how: string): Promise<number> {
  let count = 0
  for (const { position, printedAt, destroyedAt } of (await api.show(ask)).bundles) {
    const file = fileOf(out, position)
    if (printedAt === null || destroyedAt !== null || !existsSync(file)) continue
    const bytes = await readFile(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(bytes.byteLength), 0, bytes.byteLength, 0)
    await handle.sync().finally(() => handle.close())
    await rm(file)
    await api.destroyed({ ...ask, bundle: position, sha256: sha256(bytes), how })
    count++
  }
  return count
}

const fileOf = (out: string, bundle: number): string => join(out, `letters-${String(bundle).padStart(4, '0')}.pdf`)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Starts or resumes a wave and stays until it stands still. */
export async function runWave(
  api: Api,
  ask: Ask,
  of: { wave: number; backup?: string; rate?: number; key: string; bindPassword?: string; dryRun?: boolean },
  progress: (wave: Wave) => void,
): Promise<Wave> {
  const { wave, backup, rate, key, bindPassword, dryRun } = of
  const found = (view: CampaignView) => view.waves.find((one) => one.position === wave)!
  if (backup !== undefined && !dryRun) await api.wave({ ...ask, wave, act: 'backup', text: backup })
  const secrets = { key, ...(bindPassword === undefined ? {} : { bindPassword }) }
  const before = (await api.show(ask)).waves.find((one) => one.position === wave)
  const act = before && (before.state === 'paused' || before.state === 'running') ? 'resume' : 'start'
  const asked = { ...ask, wave, act, rate: rate ?? null, ...secrets } as const
  // A dry run is told of the backup, which it does not record.
  let now = found(await api.wave(dryRun ? { ...asked, dryRun, text: backup ?? '' } : asked))
  while (now.state === 'running') {
    await pause(lookEveryMs)
    now = found(await api.show(ask))
    progress(now)
  }
  return now
}

/** The figures as lines that add up, each gap with the accounts behind it. */
export function tellFigures(view: CampaignView, lang: Language, data: Tell, words: Tell): void {
  const t = speaker(campaignCliWords, lang)
  for (const line of view.lines) {
    const { title, sum } = lineText(line, view, lang)
    const text = `${title} ${sum}`
    if (line.gap === 0) data(text)
    else words(t('gap', { line: text, gap: line.gap, names: line.logins.slice(0, 20).join(' ') }))
  }
  if (view.isReconciled) words(t('reconciled'))
}

export function tellWaves(view: CampaignView, lang: Language, data: Tell): void {
  const t = speaker(campaignCliWords, lang)
  for (const { name, state, done, size, failed } of view.waves)
    data(t('wave.state', { name, state: t(`state.${state}`), done, size, failed }))
}
