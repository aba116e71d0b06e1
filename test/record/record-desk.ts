// A desk with a real database and nothing but what the record needs.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { Permission } from '#src/core/permission.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { openLive } from '#src/platform/live/live.ts'
import { testState } from '#test/kit/state.ts'

export const lead: Viewer = {
  kind: 'person',
  id: randomUUID(),
  name: '指揮 花子',
  role: 'lead',
  permissions: new Set(Permission.options),
  reach: 'all',
}

export async function recordDesk(options: { viewer?: Viewer } = {}) {
  const state = await testState()
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-record-'))
  const live = await openLive(state)
  const desk = {
    state,
    live,
    dataDir,
    keyFolder: join(dataDir, 'keys'),
    zone: 'Asia/Tokyo',
    publicUrl: 'http://127.0.0.1:4460',
    now: () => new Date(),
    newId: () => v7(),
    log: () => {},
  } as unknown as Desk
  const context: Context = {
    desk,
    viewer: options.viewer ?? lead,
    lang: 'ja',
    requestId: 'test',
    address: null,
    session: { secret: null, set: () => {} },
  }
  return {
    desk,
    context,
    state,
    async close() {
      await live.close()
      await state.close()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}
