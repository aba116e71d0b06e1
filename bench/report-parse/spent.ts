// What a reader of mails is given and what it has used up since its process began.
import { text } from 'node:stream/consumers'
import { print } from '../machine.ts'

export const namedFiles = async (): Promise<string[]> => (await text(process.stdin)).split('\n')

export function spent(reports: number): void {
  const { user, system } = process.cpuUsage()
  print({ reports, cpuSeconds: (user + system) / 1e6, wallSeconds: process.uptime() })
}
