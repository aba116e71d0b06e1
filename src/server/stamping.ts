import { readFile } from 'node:fs/promises'
import { refuse } from '#src/core/refusal.ts'
import type { StampAuthority } from '#src/platform/time-stamp/ask.ts'
import { rootsIn } from '#src/platform/time-stamp/token.ts'
import type { Config } from './config.ts'

/** Who proves that files existed; a file of roots that cannot be read stops the start. */
export async function stampAuthorityOf(config: Config): Promise<StampAuthority | null> {
  const { HIKESHI_TSA: url, HIKESHI_TSA_CA: file } = config
  if (!url) return null
  try {
    return { url, roots: file ? rootsIn(await readFile(file, 'utf8')) : [] }
  } catch (error) {
    return refuse('desk.settings-wrong', { faults: `HIKESHI_TSA_CA: ${(error as Error).message}` })
  }
}
