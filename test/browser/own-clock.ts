// A desk and browsers that all live at an hour of the past: a case is played through at the times at which it happened.
import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import type { BrowserContext, Page } from 'playwright-core'
import type { Context } from '#src/platform/context.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { appOf } from '#src/server/app.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { type Eyes, type Login, openBrowser, openReader } from './browser.ts'
import { type Watch, watch } from './watch.ts'

const people = calls(peopleApi, peopleActions as never)

export type PastDesk = TestDesk & {
  /** The desk acting by itself, at the hour that it is. */
  readonly itself: Context
  /** Everybody's clock is set. */
  at(time: string): Promise<void>
  /** Somebody with an account and a screen. */
  enter(who: { name: string; role: 'lead' | 'executive' }, width: number): Promise<{ page: Page; id: string }>
  faults(): string[]
}

export async function pastDesk(begins: string): Promise<PastDesk> {
  const kit = await testDesk()
  let now = Date.parse(begins)
  Object.assign(kit.desk, { now: () => new Date(now) })
  const { app, close } = appOf(kit.desk, { web: 'dist/web' })
  const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  const watches: Watch[] = []
  const chief = await kit.as('administrator')
  return {
    ...kit,
    itself: contextOfDesk(kit.desk),
    async at(time) {
      now = Date.parse(time)
      for (const context of contexts) await context.clock.setFixedTime(now)
    },
    async enter({ name, role }, width) {
      const login: Login = { email: `${contexts.length}@desk.example`, password: 'four slow herons over the bridge' }
      const { person } = await people.addPerson(chief, { name, role, lang: 'ja', ...login })
      const eyes: Eyes = { lang: 'ja', theme: 'light', width }
      const context = await openReader(browser, url, eyes, login)
      await context.clock.setFixedTime(now)
      contexts.push(context)
      watches.push(await watch(context, url))
      return { page: await context.newPage(), id: person.id }
    },
    faults: () => watches.flatMap(({ errors, strangers }) => [...errors, ...strangers]),
    async close() {
      await browser.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      close()
      await kit.close()
    },
  }
}
