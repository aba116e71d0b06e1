// Writes docs/clocks.md from the files in clocks/: run it after changing one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clocksDocument } from '../src/respond/clock/document.ts'
import { loadClocks } from '../src/respond/clock/load.ts'

const { regimes, questions } = loadClocks()
writeFileSync(join(import.meta.dirname, '../docs/clocks.md'), clocksDocument(regimes, questions))
