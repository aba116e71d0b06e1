import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { deskRules } from '../actions/desk-rules.ts'
import { ruleFiles } from '../cli-files.ts'
import { ruleKey } from '../rule-key.ts'
import type { RuleSet, RuleText } from '../rule-set.ts'
import { endSwitches, hasEndedSwitch, readRuleFiles, readRuleStates, replaceFolder } from '../store.ts'
import { MAX_RULE_CHARS } from '../yaml.ts'

/** The rules of this desk as they are now, with those that are switched off. */
export async function ruleSetOf({ state, now }: Desk): Promise<RuleSet> {
  const [files, states] = [await readRuleFiles(state.db), await readRuleStates(state.db, now())]
  const off = [...states.values()].filter((one) => one.isOff).map((one) => one.key)
  return { texts: files.map(({ file, text }) => ({ file, text })), placeholders: null, off }
}

const ourFolder = fileURLToPath(new URL('../../../../rules', import.meta.url))
/** Under this the rules that come with Hikeshi stand at a desk. */
export const ourPrefix = 'hikeshi/'

/** The rules that come with Hikeshi. */
export async function ourRules(): Promise<RuleText[]> {
  return Promise.all(
    ruleFiles([ourFolder]).map(async (path) => ({
      file: ourPrefix + relative(ourFolder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  )
}

/** Were they taken in? One that was changed at the desk is still one of them. */
export async function hasOurRules({ state }: Desk): Promise<boolean> {
  return (await readRuleFiles(state.db)).some(({ file }) => file.startsWith(ourPrefix))
}

/** Takes the rules of the operator's folders as they stand there now, and ours where they were taken in; says what could not be read. */
export async function syncRuleFolders(
  context: Context,
  folders: readonly string[],
): Promise<{ files: number; unread: { file: string; detail: string }[] }> {
  const texts: RuleText[] = []
  const unread: { file: string; detail: string }[] = []
  for (const folder of folders) {
    if (!existsSync(folder)) {
      unread.push({ file: folder, detail: 'ENOENT' })
      continue
    }
    for (const path of ruleFiles([folder])) {
      const file = folders.length === 1 ? relative(folder, path) || path : path
      try {
        if ((await stat(path)).size > MAX_RULE_CHARS) throw new Error(`> ${MAX_RULE_CHARS}`)
        const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
        if (text.includes('\0')) throw new Error('NUL')
        texts.push({ file, text })
      } catch (error) {
        unread.push({ file, detail: error instanceof TypeError ? 'UTF-8' : (error as Error).message })
      }
    }
  }
  // A folder that is away for a moment takes no rule away.
  if (folders.length > 0 && texts.length === 0 && unread.length > 0) return { files: 0, unread }
  if (await hasOurRules(context.desk)) texts.push(...(await ourRules()))
  await inRecord(context, async (tx, journal) => {
    await replaceFolder(tx, texts, context.desk.now())
    journal.announce({ topic: 'alert', id: null })
  })
  return { files: texts.length, unread }
}

/** Rules whose time to be off is over are on again: the clock does it, and the record says so. */
export async function switchBackOn(context: Context): Promise<void> {
  const { desk } = context
  if (!(await hasEndedSwitch(desk.state.db, desk.now()))) return
  const { collection } = await deskRules(context)
  await inRecord(context, async (tx, journal) => {
    for (const key of await endSwitches(tx, desk.now()))
      journal.append({
        kind: 'change',
        code: 'rule.back-on',
        about: [{ type: 'rule', id: key.slice(0, 200) }],
        facts: { title: collection.outcomes.find((one) => ruleKey(one) === key)?.title ?? key },
      })
    journal.announce({ topic: 'alert', id: null })
  })
}
