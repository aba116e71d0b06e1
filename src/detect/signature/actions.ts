import { huntOnce } from './actions/hunt-once.ts'
import { listRules, removeRules, showRule, switchRule, uploadRules } from './actions/rules.ts'
import { tryRule } from './actions/try-rule.ts'

export const signatureActions = {
  huntOnce,
  rules: listRules,
  rule: showRule,
  tryRule,
  uploadRules,
  removeRules,
  switchRule,
}
