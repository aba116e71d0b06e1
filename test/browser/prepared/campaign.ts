// A mass reset that screens show, put down on a desk.
import type { Page } from 'playwright-core'
import { again } from '../browser.ts'
import { kobe } from './case.ts'
import { onceADesk } from './once.ts'

export const accounts = [
  'login,name,department,group,route,address',
  'hanako,髙﨑 花子,文学部,student,文学部,神戸市灘区1-1',
  'taro,神戸 太郎,工学部,student,工学部,神戸市灘区1-2',
  'lukasz,Łukasz Świątek,Engineering,staff,工学部,神戸市灘区1-3',
  'taro,神戸 太郎,工学部,student,工学部,神戸市灘区1-2',
  ',名前だけの人,法学部,student,法学部,神戸市灘区1-4',
].join('\n')
const campaignsOf = `/api${kobe}/campaigns`
const knownCampaign = async (page: Page) =>
  ((await (await page.request.get(campaignsOf, again)).json()) as { rows: { id: string }[] }).rows[0]?.id
const withReset = onceADesk(async (page) => {
  if ((await knownCampaign(page)) !== undefined) return
  const headers = { origin: new URL(page.url()).origin }
  const send = (method: string, path: string, data: object) =>
    page.request.fetch(path, { ...again, method, headers, data })
  await send('POST', campaignsOf, { title: '全利用者のパスワード変更' })
  const files = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(accounts) }
  await page.request.post(`${campaignsOf}/1/lists/accounts`, { ...again, headers, multipart: { files } })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const phases = [
    { kind: 'own-change', from: day(1), to: day(8) },
    { kind: 'print', from: day(9), to: day(10) },
    { kind: 'forced-change', from: day(10), to: day(11) },
    { kind: 'handing-out', from: day(11), to: day(18) },
  ]
  const kept = [{ name: '給与振込日', from: day(9), to: day(9.5) }]
  const waves = [{ name: '教職員', groups: ['staff'] }, { name: '学生' }]
  await send('PUT', `${campaignsOf}/1/plan`, { plan: { phases, kept }, waves })
  await send('PATCH', `${campaignsOf}/1`, { isOpen: true })
})
/** A mass reset with a plan and a page on which people change their own; gives its id. */
export async function withCampaign(page: Page): Promise<string> {
  await withReset(page)
  return (await knownCampaign(page)) ?? ''
}
