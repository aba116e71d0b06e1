// Lines, alerts and hunts that screens show, put down on a desk.
import type { Page } from 'playwright-core'
import { again } from '../browser.ts'
import { onceADesk } from './once.ts'

/** Log lines of a gate whose clock runs ahead and of a proxy. */
const gate = Array.from({ length: 40 }, (_, at) => {
  const [user, said] = at % 3 === 0 ? ['alice', 'Accepted'] : ['root', 'Failed']
  return `Nov  1 12:${10 + at}:56 gate sshd[311]: ${said} password for ${user} from 192.168.100.${at % 4} port 4022 ssh2`
})
const proxy = Array.from(
  { length: 20 },
  (_, at) => `192.0.2.${at} - - [01/Nov/2025:12:${20 + at}:00 +0900] "GET /sell/ HTTP/1.1" 200 512 "-" "curl/8"`,
)
export const withLogs = onceADesk(async (page) => {
  const { origin } = new URL(page.url())
  const known = await page.request.get('/api/logs/sources', again)
  const { sources } = (await known.json()) as { sources: { name: string }[] }
  const headers = { origin }
  for (const [source, lines] of [
    ['gate', gate],
    ['proxy', proxy],
  ] as const) {
    if (sources.some(({ name }) => name === source)) continue
    const files = { name: `${source}.log`, mimeType: 'text/plain', buffer: Buffer.from(`${lines.join('\n')}\n`) }
    await page.request.post('/api/logs/import', {
      ...again,
      headers,
      multipart: { source, year: 2025, zone: 'Asia/Tokyo', files },
    })
    if (source === 'proxy') continue
    const clock = { offsetMs: 95_000, accuracyMs: 2_000, method: 'ntp' }
    await page.request.post(`/api/logs/sources/${source}/clock`, { ...again, headers, data: clock })
  }
})
/** One that must log and does not, and one that nobody made a source. */
export const withCoverage = onceADesk(async (page) => {
  const headers = { origin: new URL(page.url()).origin }
  const found = (await (await page.request.get('/api/logs/coverage', again)).json()) as { duties: readonly object[] }
  if (found.duties.length > 0) return
  const add = (path: string, data: object) => page.request.post(path, { ...again, headers, data })
  await add('/api/logs/coverage', { system: 'proxy', what: 'CONNECT', isOutward: true, keepDays: 366, owner: 'A' })
  await add('/api/logs/coverage', { system: 'gate', keepDays: 3_660 })
  await add('/api/readiness', { kind: 'machine', name: 'bbs', who: 'A' })
})
export const shellRule = `title: Web shell of a parcel page
id: 7d2c7f0e-6c1e-4f43-9a55-0f2f7b1f7a11
description: Somebody asks for a page that only intruders put there.
date: 2025-12-01
tags: [attack.persistence, attack.t1505.003]
logsource: {category: webserver}
detection:
  selection: {cs-uri-stem|startswith: /sell/}
  condition: selection
falsepositives: [A shop of our own]
level: high
---
title: A process of nobody
logsource: {product: windows, category: process_creation}
detection:
  selection: {Image|endswith: '\\nobody.exe'}
  condition: selection
level: medium
`
/** A rule that finds something, one that has no source, one that is wrong; and the lines. */
export const withAlerts = onceADesk(async (page) => {
  const headers = { origin: new URL(page.url()).origin }
  const alerts = async () =>
    ((await (await page.request.get('/api/alerts?state=all', again)).json()) as { total: number }).total
  if ((await alerts()) > 0) return
  for (const [name, text] of [
    ['parcel.yml', shellRule],
    ['wrong.yml', 'title: Without a detection\nlogsource: {product: linux}\n'],
  ] as const) {
    const files = { name, mimeType: 'text/yaml', buffer: Buffer.from(text) }
    await page.request.post('/api/rules/files', { ...again, headers, multipart: { files } })
  }
  const lines = proxy.slice(0, 6).join('\n')
  const files = { name: 'web.log', mimeType: 'text/plain', buffer: Buffer.from(`${lines}\n`) }
  await page.request.post('/api/logs/import', { ...again, headers, multipart: { source: 'web', year: 2025, files } })
  while ((await alerts()) === 0) await page.request.get('/api/alerts', again)
})
export const openFirst = async (page: Page): Promise<void> => {
  await withAlerts(page)
  await page.locator('main table button').first().click()
  await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
}

const withOneHunt = onceADesk(async (page) => {
  const headers = { origin: new URL(page.url()).origin }
  const hunts = async () =>
    ((await (await page.request.get('/api/hunts', again)).json()) as { hunts: { state: string }[] }).hunts
  if ((await hunts()).length > 0) return
  await page.request.post('/api/hunts', { ...again, headers, data: { what: { kind: 'all' } } })
  while ((await hunts())[0]!.state !== 'done') await page.request.get('/api/hunts', again)
})
/** One hunt that has ended and found something. */
export async function withHunt(page: Page): Promise<void> {
  await withAlerts(page)
  await withOneHunt(page)
  await page.goto('/alerts/hunts')
}
export const openHunt = async (page: Page): Promise<void> => {
  await withHunt(page)
  await page.locator('main table button').first().click()
  await page.getByRole('dialog').locator('table').waitFor()
}

export async function openLine(page: Page): Promise<void> {
  await withLogs(page)
  await page.locator('[data-open-line]').first().click()
  await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
}
