import { desk as deskViewer } from '#src/core/viewer.ts'
import type { Context, Desk } from '#src/platform/context.ts'

/** The desk acting by itself. */
export function contextOfDesk(desk: Desk): Context {
  return {
    desk,
    viewer: deskViewer,
    lang: 'ja',
    requestId: 'desk',
    address: null,
    session: { secret: null, set: () => {} },
  }
}
