// Lines that rules have something to do with, as the desk's own reader and archive put them down: the mixed part of an archive that is hunted over.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogEvent } from '#src/detect/log/event.ts'
import { logThread } from '#src/detect/log/receive/wire.ts'
import { openArchive } from '#src/platform/archive/open.ts'
import { labelledLogs } from '../detection/logs.ts'
import { afresh, everydayEvents, normalised, windowsEvents } from '../sigma/speed-events.ts'

const shared = join(import.meta.dirname, '../../../shared/data')
const atOnce = 5_000
/** Of each twenty lines: so many of Windows, of sshd, a web server and a proxy, and of attacks that the sets are labelled with. */
const [windowsShare, everydayShare, attackShare] = [10, 9, 1]

/** Attacks are said again and again by those who try them. */
function attacks(): LogEvent[] {
  return labelledLogs(shared)
    .filter(({ set, label }) => set === 'crowdsec-hub-tests' && label === 'attack')
    .flatMap(({ path, format }) => normalised(readFileSync(path, 'utf8').split('\n').slice(0, 200), format))
}

/** Puts `count` such lines into the archive of the folder, through the archive's own writer. */
export async function putSample(dir: string, count: number): Promise<void> {
  const [windows, everyday, attack] = [(await windowsEvents()) ?? [], everydayEvents(30_000), attacks()]
  const parts = [
    { next: afresh(windows), share: windows.length === 0 ? 0 : windowsShare },
    { next: afresh(everyday), share: everydayShare },
    { next: afresh(attack), share: attack.length === 0 ? 0 : attackShare },
  ]
  const turns = parts.flatMap(({ next, share }) => Array.from({ length: share }, () => next))
  const archive = openArchive({ dir, address: null }, logThread)
  const received = Date.UTC(2026, 5, 30) * 1_000
  const taken = turns.map(() => 0)
  let events = []
  for (let n = 0; n < count; n++) {
    const turn = n % turns.length
    const event = { ...turns[turn]!(n * 7 + taken[turn]!++) }
    events.push({ event, source: 'sample', received, keep: 'year', stated: received })
    if (events.length < atOnce && n < count - 1) continue
    await (await archive.get()).append(events)
    events = []
  }
  await archive.end()
}

/** As many rows as are asked for of one day, drawn from the table `sample`, in the order of the table `line`. */
export const sampledDay = (from: number, count: number, first: number): string => `
SELECT s.* REPLACE (${first} + i + 1 AS seq, ${from} + (i * 86400000000 // ${count}) AS ts, ${from} + (i * 86400000000 // ${count}) + 1000000 AS received)
FROM range(${count}) t(i) JOIN sample s ON s.seq = 1 + ((${first} + i) * 7919) % (SELECT count(*) FROM sample)`
