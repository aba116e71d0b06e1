import type { Context } from '#src/platform/context.ts'
import type { DemoCase, InLanguage } from '../../../demo/case.ts'
import type { Cast } from './people.ts'

export type Told = InLanguage<DemoCase>

/** One case on its way: who plays, and in which incident. */
export type Scene = { readonly cast: Cast; readonly lead: Context; readonly number: string; readonly told: Told }
