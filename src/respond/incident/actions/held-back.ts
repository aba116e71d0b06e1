import type { ClosingBlock, ClosingCheck, Desk } from '#src/platform/context.ts'

/** What later slices still want, asked one after the other: inside a transaction they share one connection. */
export async function heldBackBy(
  { closingChecks }: Pick<Desk, 'closingChecks'>,
  ...of: Parameters<ClosingCheck>
): Promise<ClosingBlock[]> {
  const blocks: ClosingBlock[] = []
  for (const check of closingChecks) blocks.push(...(await check(...of)))
  return blocks
}
