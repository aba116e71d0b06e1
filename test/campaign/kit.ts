import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { campaignActions } from '#src/respond/campaign/actions.ts'
import { campaignApi } from '#src/respond/campaign/api.ts'
import type { OwnSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { doorOf } from '#src/respond/campaign/door.ts'
import { endOfRun } from '#src/respond/campaign/jobs/run.ts'
import { calls, incident } from '#test/incident/kit.ts'

export const campaign = calls(campaignApi, campaignActions as never)
export const file = (text: string | Uint8Array, name = 'list.csv'): UploadedFile => ({
  name,
  mediaType: 'text/csv',
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

/** A campaign of an incident of its own, and how it is asked for. */
export async function begun(context: Context, secret: 'password' | 'code' = 'password') {
  const { number } = await incident.create(context, { title: '認証情報の流出', kinds: [] })
  const { id } = await campaign.create(context, { incident: number, title: '全利用者のパスワード変更', secret })
  const ask = { incident: number, campaign: '1', id, door: doorOf(id) }
  await tried(context, ask)
  return ask
}

/** The program was tested before a witness: a mass change may begin. */
export async function tried(context: Context, ask: { incident: string; campaign: string }) {
  await campaign.addVersion(context, { ...ask, what: '一括変更', by: '業者A' })
  await campaign.addTest(context, {
    ...ask,
    what: 'テスト用の名簿で実行',
    by: '業者A',
    witness: '基盤センター',
    isPassed: true,
  })
}

export const ldapOf = (slapd: OwnSlapd, method: 'extended' | 'ssha' = 'extended') => ({
  kind: 'ldap' as const,
  url: slapd.url,
  bindDn: slapd.bindDn,
  base: slapd.base,
  method,
})

/** Runs a wave to its end. */
export async function ran(
  context: Context,
  ask: { incident: string; campaign: string; id: string },
  wave: number,
  secrets: { key: string; bindPassword: string },
) {
  await campaign.wave(context, { ...ask, wave, act: 'backup', text: 'slapcat' })
  await campaign.wave(context, { ...ask, wave, act: 'start', ...secrets })
  await endOfRun(context.desk, ask.id)
  return await campaign.show(context, ask)
}

/** What the text of a PDF says: each login with the secret of its letter. */
export function secretsIn(pdf: Uint8Array): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-letters-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' })
    const pages = text.split('\f').filter((page) => /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.test(page))
    return new Map(pages.map((page) => [/\b[rs]\d{6}\b/.exec(page)![0], /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.exec(page)![0]]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
