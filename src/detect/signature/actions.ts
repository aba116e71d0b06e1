import { adoptRules } from './actions/adopt-rules.ts'
import { removeRules, restoreRules, ruleDifference, ruleVersions, uploadRules } from './actions/files.ts'
import { huntOnce } from './actions/hunt-once.ts'
import { listRules, showRule, switchRule } from './actions/rules.ts'
import { tryRule } from './actions/try-rule.ts'

export const signatureActions = {
  huntOnce,
  rules: listRules,
  rule: showRule,
  tryRule,
  uploadRules,
  adoptRules,
  removeRules,
  ruleVersions,
  ruleDifference,
  restoreRules,
  switchRule,
}
