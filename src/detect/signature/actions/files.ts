import { differences } from '#src/core/difference.ts'
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import type { signatureApi } from '../api.ts'
import { isRefused, readRules } from '../read-rules.ts'
import { readStanding, readVersions, saveVersion } from '../store/version.ts'
import { MAX_RULE_CHARS } from '../yaml.ts'

type Api = typeof signatureApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** What an index of the database takes, whatever script the name is in. */
const mostNameChars = 250

export type Saved = { readonly rules: number; readonly wrong: number; readonly no: number }

/** In the transaction of whoever saves: the next version of a file of rules, and its entry. */
export async function saveRules(
  { desk, viewer }: Context,
  tx: Transaction,
  journal: Journal,
  { file, text, reason }: { readonly file: string; readonly text: string; readonly reason: string },
): Promise<Saved> {
  const read = readRules(file, text)
  const wrong = read.filter(isRefused).length
  const no = await saveVersion(tx, { file, text, reason, by: viewer.name, at: desk.now() })
  journal.append({
    kind: 'change',
    code: 'rule.saved',
    facts: { file, rules: read.length, wrong, no, reason, hasReason: reason !== '' },
  })
  journal.announce({ topic: 'alert', id: null })
  return { rules: read.length, wrong, no }
}

export async function uploadRules(
  context: Context,
  { files, reason = '' }: Partial<In<'uploadRules'>> & { readonly files: readonly UploadedFile[] },
): Out<'uploadRules'> {
  const outcomes: Awaited<Out<'uploadRules'>>['outcomes'] = []
  for (const { name, bytes } of files) {
    const file = name.slice(0, mostNameChars).toWellFormed()
    const text = textIn(bytes)
    if (text === null) {
      outcomes.push({ file, rules: 0, wrong: 0, problem: bytes.length > MAX_RULE_CHARS * 4 ? 'too-large' : 'not-text' })
      continue
    }
    const { rules, wrong } = await inRecord(context, (tx, journal) =>
      saveRules(context, tx, journal, { file, text, reason }),
    )
    outcomes.push({ file, rules, wrong, problem: null })
  }
  return { outcomes }
}

function textIn(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_RULE_CHARS * 4) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

export async function removeRules(
  context: Context,
  { name, reason = '' }: Partial<In<'removeRules'>> & { name: string },
): Out<'removeRules'> {
  await inRecord(context, async (tx, journal) => {
    if (!(await readStanding(tx, name))?.isOwn) refuse('rule.file.not-found', { file: name })
    await saveVersion(tx, { file: name, text: null, reason, by: context.viewer.name, at: context.desk.now() })
    journal.append({ kind: 'change', code: 'rule.taken-away', facts: { file: name, reason, hasReason: reason !== '' } })
    journal.announce({ topic: 'alert', id: null })
  })
  return {}
}

export async function ruleVersions({ desk: { state } }: Context, { name }: In<'ruleVersions'>): Out<'ruleVersions'> {
  const standing = await readStanding(state.db, name)
  const versions = await readVersions(state.db, name)
  if (standing === null && versions.length === 0) refuse('rule.file.not-found', { file: name })
  const isOwn = standing?.isOwn ?? false
  return {
    versions: versions.map(({ text, ...one }, at) => ({ ...one, isGone: text === null, isNow: isOwn && at === 0 })),
    hasFolder: (standing?.folderText ?? null) !== null,
  }
}

/** The text of a version; of 0 what the folder has. Nothing at all is an empty text. */
async function textOf({ desk: { state } }: Context, name: string, no: number): Promise<string> {
  if (no === 0) return (await readStanding(state.db, name))?.folderText ?? ''
  const found = (await readVersions(state.db, name)).find((one) => one.no === no)
  return (found ?? refuse('rule.version.not-found', { file: name, no })).text ?? ''
}

export async function ruleDifference(
  context: Context,
  { name, from, to }: In<'ruleDifference'>,
): Out<'ruleDifference'> {
  return { parts: differences(await textOf(context, name, from), await textOf(context, name, to)) }
}

export async function restoreRules(context: Context, { name, no, reason }: In<'restoreRules'>): Out<'restoreRules'> {
  const text = await textOf(context, name, no)
  if (text === '') refuse('rule.version.not-found', { file: name, no })
  if (no === 0) await removeRules(context, { name, reason })
  else await inRecord(context, (tx, journal) => saveRules(context, tx, journal, { file: name, text, reason }))
  return ruleVersions(context, { name })
}
