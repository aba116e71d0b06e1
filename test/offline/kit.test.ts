// The offline kit: everything that is agreed on, on paper, under a version that changes when what it was made from does.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { readinessApi } from '#src/prepare/readiness/api.ts'
import { offlineActions } from '#src/respond/offline/actions.ts'
import { offlineApi } from '#src/respond/offline/api.ts'
import { calls, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const offline = calls(offlineApi, offlineActions as never)
const readiness = calls(readinessApi, readinessActions as never)
const contacts = calls(contactApi, contactActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

test('a route says how many it reaches in an hour; nothing else does', async () => {
  await contacts.add(lead, {
    kind: 'unit',
    name: '理学部',
    lang: 'ja',
    channels: [{ kind: 'fax', value: '078-000-0001' }],
  })
  await contacts.add(lead, {
    kind: 'unit',
    name: '工学部',
    lang: 'ja',
    channels: [{ kind: 'phone', value: '078-000-0002' }],
  })
  await contacts.add(lead, {
    kind: 'unit',
    name: '文学部',
    lang: 'ja',
    channels: [{ kind: 'email', value: 'bun@desk.example' }],
  })
  const route = { kind: 'route' as const, name: 'FAX 1台', who: '庶務', perHour: 12, says: '一枚5分' }
  assert.equal((await readiness.add(lead, route)).perHour, 12)
  const policy = { kind: 'policy' as const, name: '対応方針', who: '学長', perHour: 3 }
  assert.equal(await refusalOf(readiness.add(lead, policy)), 'readiness.per-hour.invalid')
  const { toReach, gaps } = await readiness.list(lead, {})
  assert.equal(toReach, 2, 'who has only mail is not reached when mail is down')
  assert.ok(gaps.some(({ kind }) => kind === 'medium') && !gaps.some(({ kind }) => kind === 'route'))
})

test('one press makes a ZIP of papers in the language asked for, and the record keeps which version was taken', async () => {
  const medium = {
    kind: 'medium' as const,
    name: '修正集 2026-11',
    who: '情報基盤',
    reached: '金庫',
    says: '定義ファイル',
  }
  await readiness.add(lead, medium)
  const before = await offline.kit(lead, { lang: 'ja' })
  assert.equal(before.taken, null)
  assert.ok(before.files.filter((one) => one.part === 'playbook').length >= 15)
  const { body, name } = await offline.take(lead, { lang: 'ja' })
  assert.equal(name, `offline-kit-${before.version}-ja.zip`)
  const zip = new ZipReader(new Uint8ArrayReader(body as Uint8Array<ArrayBuffer>))
  const entries = await zip.getEntries()
  assert.deepEqual(
    entries.map((one) => one.filename).sort(),
    ['00-contents-ja.pdf', ...before.files.map((one) => one.file)].sort(),
  )
  for (const one of entries) {
    const bytes = await ('getData' in one ? one.getData!(new Uint8ArrayWriter()) : new Uint8Array())
    assert.equal(Buffer.from(bytes.slice(0, 5)).toString(), '%PDF-', one.filename)
  }
  for (const part of ['telephone-tree', 'routes', 'contacts', 'media', 'record-sheets', 'letters'])
    assert.ok(
      before.files.some((one) => one.part === part),
      part,
    )
  const after = await offline.kit(lead, { lang: 'en' })
  assert.deepEqual([after.isCurrent, after.taken?.version, after.taken?.by], [true, before.version, '神戸 花子'])
})

test('a changed number makes the kit that was taken an old one', async () => {
  await contacts.add(lead, {
    kind: 'unit',
    name: '医学部',
    lang: 'ja',
    channels: [{ kind: 'phone', value: '078-000-0003' }],
  })
  assert.equal((await offline.kit(lead, { lang: 'ja' })).isCurrent, false)
})

test('who may not read readiness gets the kit without its routes, machines and media', async () => {
  const { files } = await offline.kit(await kit.as('help-desk'), { lang: 'en' })
  assert.ok(files.some((one) => one.part === 'telephone-tree'))
  assert.ok(!files.some((one) => ['routes', 'machines', 'media'].includes(one.part)))
})
