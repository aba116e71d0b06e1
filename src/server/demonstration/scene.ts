import type { Context } from '#src/platform/context.ts'
import type { DemoCase, InLanguage } from '../../../demo/case.ts'
import type { DemoEnding } from '../../../demo/demo.ts'
import type { Cast } from './people.ts'

export type Told = InLanguage<DemoCase>

/** One case on its way: who plays, and in which incident. */
export type Scene = { readonly cast: Cast; readonly lead: Context; readonly number: string; readonly told: Told }

type Head = Pick<Told, 'kinds' | 'severity' | 'severity_reason'>

/** A case that has come as far as its recovery. */
export type Ending = Omit<Scene, 'told'> & { readonly told: InLanguage<DemoEnding> & Head }
