import { join } from 'node:path'

/** As root where a service would keep it, else at home. */
export const defaultState = (): string =>
  process.getuid?.() === 0 ? '/var/lib/hikeshi-agent' : join(process.env.HOME ?? '.', '.hikeshi-agent')

/** Where the desk is, its key, and the secret of this agent. */
export const credentialsIn = (state: string): string => join(state, 'credentials.json')
