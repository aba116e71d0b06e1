// Reads recovery/causes.yaml once.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { CauseKnowledge } from './cause.ts'

const path = resolve(import.meta.dirname, '../../../..', 'recovery', 'causes.yaml')
let loaded: CauseKnowledge | undefined

export const causeKnowledge = (): CauseKnowledge => {
  loaded ??= CauseKnowledge.parse(parse(readFileSync(path, 'utf8')))
  return loaded
}
