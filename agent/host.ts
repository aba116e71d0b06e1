import { readFileSync } from 'node:fs'
import { arch, hostname, platform, release } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { HostFacts } from '#src/detect/agent/agent.ts'

declare const HIKESHI_VERSION: string | undefined

/** Put in when the agent is bundled; else that of the package that it stands in. */
export const version = (): string =>
  typeof HIKESHI_VERSION === 'string'
    ? HIKESHI_VERSION
    : (
        JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')) as {
          version: string
        }
      ).version

/** Of the host what stays as it is while an agent runs: to know the zone, Node loads 8 MB that it never gives back. */
export type AgentFacts = Pick<HostFacts, 'zone' | 'version'>
export const agentFacts = (): AgentFacts => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  version: version(),
})

export const hostFacts = (kept: AgentFacts): HostFacts => ({
  host: hostname().slice(0, 300),
  platform: platform(),
  release: release().slice(0, 200),
  arch: arch(),
  ...kept,
})
