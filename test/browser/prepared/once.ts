import type { BrowserContext, Page } from 'playwright-core'

/**
 * Puts something down on a desk, once, whichever reader comes first: others wait until all of it stands. Each reader's page is
 * then read anew, for it may have been opened while half of it stood.
 */
export function onceADesk(putDown: (page: Page) => Promise<void>): (page: Page) => Promise<void> {
  const desks = new Map<string, Promise<void>>()
  const readers = new WeakSet<BrowserContext>()
  return async (page) => {
    const { origin } = new URL(page.url())
    const begun = desks.get(origin) ?? putDown(page)
    desks.set(origin, begun)
    await begun.catch((fault) => {
      desks.delete(origin)
      throw fault
    })
    if (readers.has(page.context())) return
    readers.add(page.context())
    await page.reload()
  }
}
