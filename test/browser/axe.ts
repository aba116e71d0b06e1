import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
type Axe = { run(where: Document, options: object): Promise<{ violations: Violation[] }> }
type Violation = { id: string; impact: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }

/** What axe finds against WCAG 2.2 AA on the page as it stands now, one line a fault; empty when it is clean. */
export async function axeOn(page: Page): Promise<string[]> {
  // Through the debugger and not as a script of the page, which its content policy would refuse.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const violations = await page.evaluate(
    async (wanted) =>
      (
        await (globalThis as unknown as { axe: Axe }).axe.run(document, {
          runOnly: wanted,
          resultTypes: ['violations'],
        })
      ).violations,
    tags,
  )
  return violations.flatMap((one) =>
    one.nodes.slice(0, 5).map((node) => {
      const why = node.failureSummary?.split('\n').slice(1, 3).join(' ').trim()
      return `${one.impact} ${one.id}: ${node.target.join(' ')}: ${why ?? one.help}`
    }),
  )
}
