// A desk on a database of its own in a throw-away folder, with the durability of a real one.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { Permission } from '#src/core/permission.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { openLive } from '#src/platform/live/live.ts'
import { openState } from '#src/platform/state/state.ts'
import { closeKeeper } from '#src/record/keeper.ts'

export async function benchDesk(poolSize = 8) {
  const dataDir =
    process.env.HIKESHI_BENCH_DATA ?? mkdtempSync(join(process.env.HIKESHI_BENCH_TMP ?? tmpdir(), 'hikeshi-bench-'))
  const state = await openState({ dataDir, databaseUrl: process.env.DATABASE_URL, log: () => {}, poolSize })
  const live = await openLive(state)
  const desk = {
    state,
    live,
    dataDir,
    keyFolder: join(dataDir, 'keys'),
    zone: 'Asia/Tokyo',
    publicUrl: '',
    now: () => new Date(),
    newId: () => v7(),
    log: () => {},
  } as unknown as Desk
  const viewer: Viewer = {
    kind: 'person',
    id: randomUUID(),
    name: '当番',
    role: 'lead',
    permissions: new Set(Permission.options),
    reach: 'all',
  }
  const context: Context = {
    desk,
    viewer,
    lang: 'ja',
    requestId: 'bench',
    address: null,
    session: { secret: null, set: () => {} },
  }
  const close = async () => {
    await closeKeeper(desk)
    await live.close()
    await state.close()
    if (!process.env.HIKESHI_BENCH_DATA) rmSync(dataDir, { recursive: true, force: true })
  }
  return { desk, context, state, close }
}
