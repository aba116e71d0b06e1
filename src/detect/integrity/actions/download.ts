import type { Download } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { currentBaseline } from '../store.ts'

/** The baseline that counts now, as it lies in the vault. */
export async function download({ desk }: Context, host: string): Promise<Download> {
  const found = (await currentBaseline(desk.state.db, host)) ?? refuse('integrity.baseline.not-found', { host })
  const { body, bytes } = await desk.vault.stream(found.fileSha256)
  return { name: `${host}.baseline`, mediaType: 'application/x-ndjson', body, bytes }
}
