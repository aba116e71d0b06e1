// The folders of SigmaHQ whose rules are for everybody who takes the set as it is.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { argument } from '../machine.ts'

export const ruleFolder = argument('rules') ?? join(import.meta.dirname, '../../../shared/data/detect/sigma-rules')
const sets = [
  'rules',
  'rules-emerging-threats',
  'rules-threat-hunting',
  'rules-compliance',
  'rules-placeholder',
  'deprecated',
]
export const rulePaths = sets.map((name) => join(ruleFolder, name)).filter((path) => existsSync(path))
