import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { ourRules } from '../jobs/rules.ts'
import { readRules } from '../read-rules.ts'
import { putFolderFiles } from '../store.ts'

/** The rules that come with Hikeshi, so that a desk finds something from its first day on. */
export async function adoptRules(context: Context): Promise<{ rules: number }> {
  const texts = await ourRules()
  const rules = texts.reduce((sum, { file, text }) => sum + readRules(file, text).length, 0)
  await inRecord(context, async (tx, journal) => {
    await putFolderFiles(tx, texts, context.desk.now())
    journal.append({ kind: 'change', code: 'rule.ours-adopted', facts: { files: texts.length, rules } })
    journal.announce({ topic: 'alert', id: null })
  })
  return { rules }
}
