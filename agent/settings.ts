// The settings of this host as they were judged at the start, and what an agent starts itself anew with.
import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AgentConfig } from './config.ts'
import type { Credentials } from './credentials.ts'
import type { AgentFacts } from './host.ts'
import { credentialsIn } from './state-folder.ts'

export type Settings = {
  readonly config: AgentConfig
  readonly credentials: Credentials
  readonly facts: AgentFacts
}
type Kept = Omit<Settings, 'credentials'>

export const settingsFile = 'settings.json'

export const keepSettings = (state: string, { config, facts }: Settings): Promise<void> =>
  writeFile(join(state, settingsFile), JSON.stringify({ config, facts } satisfies Kept), { mode: 0o600 })

/** What the same process judged before it started itself anew. */
export async function keptSettings(state: string): Promise<Settings> {
  const file = join(state, settingsFile)
  const kept = JSON.parse(await readFile(file, 'utf8')) as Kept
  const credentials = JSON.parse(await readFile(credentialsIn(state), 'utf8')) as Credentials
  await unlink(file)
  return { ...kept, credentials: { ...credentials, certificate: credentials.certificate ?? null } }
}
