import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'

/** The person who asks; a program without one is not signed in. */
export const whoAmI = (context: Context): string => context.viewer.id ?? refuse('session.not-signed-in')
