import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AgentReport, isClockWrong } from '#src/detect/agent/agent.ts'
import { readCredentials } from './credentials.ts'

export type AgentStatus = {
  readonly name: string
  readonly desk: string
  readonly pid: number | null
  readonly report: AgentReport | null
  readonly isWell: boolean
}

/** How the agent of this host is, as it last wrote it down itself. */
export async function statusOf(state: string): Promise<AgentStatus> {
  const { name, desk } = await readCredentials(state)
  const text = await readFile(join(state, 'status.json'), 'utf8').catch(() => null)
  const raw = text === null ? null : (JSON.parse(text) as { pid: number })
  const read = AgentReport.safeParse(raw)
  const report = read.success ? read.data : null
  const pid = raw !== null && isAlive(raw.pid) ? raw.pid : null
  const isWell =
    pid !== null &&
    report !== null &&
    !report.spool.isFull &&
    report.files.every((file) => file.problem === null) &&
    !(report.clock && isClockWrong(report.clock))
  return { name, desk, pid, report, isWell }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
