import { readRules } from '#src/detect/signature/read-rules.ts'
import { ruleKey } from '#src/detect/signature/rule-key.ts'
import type { RuleSet } from '#src/detect/signature/rule-set.ts'
import { readRuleFiles, readRuleStates } from '#src/detect/signature/store.ts'
import type { Desk } from '#src/platform/context.ts'
import type { HuntWhat } from '../hunt.ts'
import { rulesOfObservables } from '../observable-rules.ts'

/** The rules that a hunt runs. Those of the desk that are not asked for are off, so that a correlation still has what it stands on. */
export async function ruleSetFor({ state, now }: Pick<Desk, 'state' | 'now'>, what: HuntWhat): Promise<RuleSet> {
  if (what.kind === 'observables') return { texts: rulesOfObservables(what.values), placeholders: null, off: [] }
  if (what.kind === 'texts') return { texts: what.texts, placeholders: what.placeholders, off: [] }
  const texts = (await readRuleFiles(state.db)).map(({ file, text }) => ({ file, text }))
  const states = await readRuleStates(state.db, now())
  const off = (key: string): boolean => states.get(key)?.isOff ?? false
  if (what.kind === 'all')
    return { texts, placeholders: null, off: [...states.values()].filter(({ isOff }) => isOff).map(({ key }) => key) }
  const wanted = what.kind === 'rules' ? new Set(what.keys.map((key) => key.toLowerCase())) : null
  const folder = what.kind === 'folder' ? `${what.folder.replace(/\/+$/, '')}/` : ''
  const isWanted = (file: string, key: string): boolean =>
    wanted === null ? `${file}/`.startsWith(folder) && !off(key) : wanted.has(key.toLowerCase())
  const unwanted = texts.flatMap(({ file, text }) =>
    readRules(file, text)
      .filter((one) => one.kind !== 'filter')
      .map(ruleKey)
      .filter((key) => !isWanted(file, key)),
  )
  return { texts, placeholders: null, off: unwanted }
}
