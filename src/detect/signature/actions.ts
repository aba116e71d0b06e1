import { huntOnce } from './actions/hunt-once.ts'
import { listRules, removeRules, showRule, switchRule, uploadRules } from './actions/rules.ts'

export const signatureActions = {
  huntOnce,
  rules: listRules,
  rule: showRule,
  uploadRules,
  removeRules,
  switchRule,
}
