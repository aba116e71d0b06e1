import type { Locator, Page } from 'playwright-core'
import { speaker, type Words } from '#src/core/words.ts'
import type { Stage } from '../stage.ts'
import { type Story, story } from './story.ts'

/** The people of a journey with their pages, and what they have learned on the way. */
export type Trip = Stage & {
  readonly says: Story
  /** The responder's screen. */
  page: Page
  /** The reporter's phone, which runs no script. */
  phone: Page
  /** The colleague's phone. */
  beside: Page
  secretLink: string
  /** Of the reporter's report, and of the incident. */
  report: string
  incident: string
  say<W extends Words>(table: W): ReturnType<typeof speaker<W>>
  button(name: string, within?: Page | Locator): Locator
  dialog(): Locator
}

export function setOut(stage: Stage): Trip {
  const nobody = undefined as unknown as Page
  const trip: Trip = Object.assign(stage, {
    says: story[stage.lang],
    page: nobody,
    phone: nobody,
    beside: nobody,
    secretLink: '',
    report: '',
    incident: '',
    say: <W extends Words>(table: W) => speaker(table, stage.lang),
    button: (name: string, within: Page | Locator = trip.page) => within.getByRole('button', { name, exact: true }),
    dialog: () => trip.page.getByRole('dialog'),
  })
  return trip
}
