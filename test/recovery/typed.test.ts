// What forms of recovery read while it is typed, with what stands for zod in the browser: there no schema runs.
import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import { test } from 'node:test'

const stub = new URL('../../src/web/zod-in-browser.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) => (name === 'zod' ? { url: stub, shortCircuit: true } : next(name, context)),
})
const { readHosts, readUnits } = await import('#src/recover/sweep/read-lines.ts')
const { actionsIn } = await import('#src/learn/review/review.ts')

test('units, hosts and actions are read in the page as they are typed', () => {
  assert.deepEqual(readUnits('営業部,a@unit.example,pc-1,予備\nx,y').wrong, [2])
  assert.deepEqual(readHosts('pc-1 clean').hosts, [{ host: 'pc-1', state: 'clean', kind: 'machine' }])
  assert.deepEqual(actionsIn('手順を改める,基盤課,2026-12-01\n,x').wrong, [2])
})
