// The checklist of recovery while it is answered: of its 103 items only the one that was answered is drawn anew.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { speaker } from '#src/core/words.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { idOfItem, itemsOf } from '#src/recover/recovery/checklist.ts'
import { recoveryChecklist } from '#src/recover/recovery/load.ts'
import { recoveryPageWords } from '#src/recover/recovery/web/words.ts'
import { recoveryEntryWords } from '#src/recover/recovery/words.ts'
import { deskApi } from '#src/server/api.ts'
import { administrator } from '../kit/serving.ts'
import { settle } from './browser.ts'
import { stage } from './stage.ts'

const incident = '2026-0001'
const here = stage('redraw', 'ja')
const [t, entry] = [speaker(recoveryPageWords, 'ja'), speaker(recoveryEntryWords, 'ja')]
const items = recoveryChecklist().checklist.headings.flatMap(itemsOf)
/** Two of different headings, and none that only a restricted file shows. */
const [mine, theirs] = [items.filter((one) => !one.is_restricted)[10]!, items.filter((one) => !one.is_restricted)[60]!]
let page: Page

/** As much of a fibre of React as is asked of it here. */
type Fibre = {
  readonly flags: number
  readonly child: Fibre | null
  readonly sibling: Fibre | null
  readonly memoizedProps: { readonly item?: { readonly id: string }; readonly canWrite?: boolean } | null
}
type Drawing = { rendered: string[]; touched: string[]; rows: number }
declare const drawing: Drawing

/** Runs in the page: notes which rows React rendered, by what it tells its developer tools after each commit. */
function noteRendered(): void {
  const performedWork = 1
  const noted: Drawing = { rendered: [], touched: [], rows: 0 }
  const before = new Map<string, Fibre>()
  const visit = (fibre: Fibre | null): void => {
    for (let at = fibre; at; at = at.sibling) {
      const props = at.memoizedProps
      if (props?.item && props.canWrite !== undefined) {
        const { id } = props.item
        if (before.get(id) !== at && (at.flags & performedWork) !== 0) noted.rendered.push(id)
        before.set(id, at)
      }
      visit(at.child)
    }
  }
  const onCommitFiberRoot = (_: number, root: { current: Fibre }): void => {
    visit(root.current)
    noted.rows = before.size
  }
  const hook = { supportsFiber: true, inject: () => 1, onCommitFiberRoot, onCommitFiberUnmount: () => {} }
  Object.assign(globalThis, { drawing: noted, __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
}

/** Runs in the page: notes in which rows anything that stands on the screen changes from now on. */
function noteTouched(): void {
  drawing.rendered.length = 0
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const inside = target instanceof Element ? target : target.parentElement
      // Rows are known by what they ask: what a form in one says may stand in another.
      const asks = inside?.closest('ol ul > li')?.querySelector('button > span + span')?.firstChild?.textContent
      if (asks) drawing.touched.push(asks)
    }
  }).observe(document.querySelector('main')!, { subtree: true, childList: true, attributes: true, characterData: true })
}

const drawn = async () => {
  const { rendered, touched } = await page.evaluate(() => {
    const { rendered, touched } = drawing
    const now = { rendered: [...new Set(rendered)], touched: [...new Set(touched)] }
    rendered.length = 0
    touched.length = 0
    return now
  })
  return { rendered, touched: items.filter((one) => touched.includes(one.ja)).map((one) => one.s3) }
}
const row = (item: { readonly ja: string }) => page.locator('ol ul > li').filter({ hasText: item.ja })

here.step('all 103 items stand open on the page', async () => {
  const desk = here.desk.client(deskApi, await here.door())
  await desk.loadDemonstration({})
  await here.desk.client(recoveryApi, await here.door()).begin({ incident })
  page = await here.open({}, administrator)
  await page.addInitScript(noteRendered)
  await page.goto(`/incidents/${incident}/recovery`)
  await page.getByRole('heading', { name: t('headings') }).waitFor()
  const headings = page.locator('main ol > li > button')
  assert.equal(await headings.count(), 6)
  for (let at = 0; at < 6; at++) await headings.nth(at).click()
  await row(theirs).waitFor()
  await settle(page)
  assert.equal(items.length, 103)
  assert.equal(await page.locator('ol ul > li').count(), 103)
  assert.equal(await page.evaluate(() => drawing.rows), 103)
  await page.evaluate(noteTouched)
})

here.step('an item that is answered on the page is drawn anew, and no other', async () => {
  await row(mine).getByRole('button').first().click()
  await row(mine).getByLabel(t('item.answer')).fill('共有ディスクの写しは6月16日の夜まで無事')
  await row(mine)
    .getByLabel(t('item.state'))
    .selectOption({ label: entry('recovery.state.done') })
  await row(mine)
    .getByRole('button', { name: t('save'), exact: true })
    .click()
  // The form has the word too, as a choice.
  await row(mine).locator('form').waitFor({ state: 'detached' })
  await row(mine).getByText(entry('recovery.state.done'), { exact: true }).waitFor()
  await settle(page)
  assert.deepEqual(await drawn(), { rendered: [idOfItem(mine.s3)], touched: [mine.s3] })
})

here.step('an item that somebody else answers is drawn anew by itself, and no other', async () => {
  const said = { incident, item: idOfItem(theirs.s3), state: 'doing', who: '林' } as const
  await here.desk.client(recoveryApi, await here.door()).answer(said as never)
  await row(theirs).getByText(entry('recovery.state.doing'), { exact: true }).waitFor()
  await settle(page)
  assert.deepEqual(await drawn(), { rendered: [idOfItem(theirs.s3)], touched: [theirs.s3] })
})
