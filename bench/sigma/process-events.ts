// A stream of Windows process events as hosts send it, for measuring: what 37 captures and 593 logs of real Windows machines hold (OTRF as NXLog
// sent it, with its message; EVTX as JSON, without), half of each. Captures are of attacks: of theirs every fifth line matches a rule. No desk
// could work with that, so lines that match a rule are drawn once in fifty, which is still 600 alerts a second at 30,000 lines; all others
// are what Windows itself did beside the attacks.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LogEvent } from '#src/detect/log/event.ts'
import type { Engine } from '#src/detect/signature/engine.ts'
import { Sources } from '#src/detect/signature/source-of.ts'
import { isProcess, normalised, windowsEvents } from './speed-events.ts'

const folder = join(import.meta.dirname, '../../../shared/data/windows/evtx/json')
const startsOne = /"EventID": ?(?:\{[^}]*)?"(?:1|4688)"/
/** One line in so many matches a rule. */
const oneIn = 50
const length = 10_000

/** Windows records of real logs that start a process. */
function recorded(): LogEvent[] {
  if (!existsSync(folder)) return []
  const paths = globSync(`${folder}/**/*`)
    .filter((path) => statSync(path).isFile())
    .sort()
  const lines = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => startsOne.test(line)),
  )
  return normalised(lines, 'windows').filter(isProcess)
}

/** Of captures alone, as they are. */
export const capturedProcesses = async (): Promise<LogEvent[]> => ((await windowsEvents()) ?? []).filter(isProcess)

export async function processStream(engine: Engine): Promise<LogEvent[]> {
  const sources = new Sources()
  const matches = (event: LogEvent): boolean => engine.match(event, sources.of(event)).length > 0
  const sets = [recorded(), await capturedProcesses()].filter((events) => events.length > 0)
  const parts = sets.map((events) => ({
    quiet: events.filter((event) => !matches(event)),
    loud: events.filter(matches),
  }))
  if (parts.length === 0) return []
  return Array.from({ length }, (_, n) => {
    const { quiet, loud } = parts[n % parts.length]!
    const nth = Math.floor(n / parts.length)
    // Counted in each part by itself: both give one line in fifty.
    return nth % oneIn === oneIn - 1 ? loud[Math.floor(nth / oneIn) % loud.length]! : quiet[nth % quiet.length]!
  })
}
