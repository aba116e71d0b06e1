// Sets without annotation (lnav-samples, real-web-auth): no share, only that every line comes out as an event or a stated error.
import { readFileSync } from 'node:fs'
import type { Case } from './case.ts'
import { at, filesUnder } from './where.ts'

export function* unannotated(set: 'lnav-samples' | 'real-web-auth'): Generator<Case> {
  for (const file of filesUnder('logs', set)) {
    const name = file.slice(at('logs', set).length + 1)
    if (name === 'README.md' || /LICENSE/.test(name)) continue
    const format = set === 'lnav-samples' ? 'lnav' : name.split('/')[0]!
    yield { set, format, isOther: false, name, text: readFileSync(file, 'latin1'), zone: 'UTC', expect: [] }
  }
}
