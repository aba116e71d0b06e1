import type { Page } from 'playwright-core'
import { doorOf } from '#src/respond/campaign/door.ts'
import { findWords } from '#src/respond/find/web/words.ts'
import { accounts, withCampaign } from './prepared/campaign.ts'
import {
  carriedLesson,
  changeMeasure,
  kobe,
  openedHeading,
  openedUnit,
  withAffected,
  withClocks,
  withContainment,
  withHelpdesk,
  withPlan,
  withPreview,
  withReadiness,
  withRecovery,
  writtenMeeting,
} from './prepared/case.ts'
import { openFirst, openHunt, openLine, withAlerts, withCoverage, withHunt, withLogs } from './prepared/logs.ts'

/** A screen to look at. Whoever builds a page adds its line. */
export type Screen = {
  readonly name: string
  readonly path: string
  /** Before signing in. */
  readonly isDoor?: boolean
  /** What to do on it before the picture: open a dialog, type. */
  readonly act?: (page: Page) => Promise<void>
}

/** How a thing that was found begins, after the pages to go to. */
const kinds = ['one.report', 'one.incident', 'one.entry', 'one.observable'] as const
const found = new RegExp(`^(${kinds.flatMap((one) => Object.values(findWords[one])).join('|')})`)
export const screens: readonly Screen[] = [
  { name: 'login', path: '/login', isDoor: true },
  { name: 'invitation', path: '/invitation/aaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'now', path: '/' },
  { name: 'welcome', path: '/welcome' },
  { name: 'me', path: '/me' },
  { name: 'people', path: '/people' },
  { name: 'people-add', path: '/people', act: (page) => page.locator('main button').first().click() },
  { name: 'contacts', path: '/contacts' },
  { name: 'playbook', path: '/playbooks/malware-worm' },
  { name: 'letters', path: '/letters' },
  { name: 'letter', path: '/letters/print-letter/apology-to-company', act: withPreview },
  { name: 'campaign-none', path: '/incidents/2026-0002/campaign' },
  {
    name: 'campaign',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.locator('main ul li').first().waitFor()
    },
  },
  {
    name: 'campaign-lines',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      const file = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(accounts) }
      await page.locator('main input[type=file]').first().setInputFiles(file)
      await page.locator('main section ul li').first().waitFor()
    },
  },
  {
    name: 'campaign-connector',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(変更先を決める|Set the place of change)$/ }).click()
      await page.locator('main form select').first().selectOption('ldap')
    },
  },
  {
    name: 'campaign-letter-text',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(通知書の文面を決める|Set what letters say)$/ }).click()
      await page.locator('main textarea').first().fill('新しいパスワードでログインする')
    },
  },
  {
    name: 'campaign-exempt',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(対象から外す|Leave somebody out)$/ }).click()
      await page.getByRole('dialog').locator('textarea').first().fill('nobody')
    },
  },
  {
    name: 'campaign-stated',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(合うはずの数を書く|State the figures that must come out)$/ }).click()
      await page.getByRole('dialog').locator('input').first().fill('22,721')
    },
  },
  {
    name: 'campaign-match',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByLabel(/^(何を読み込むか|What to load)$/).selectOption('exposed')
      const file = { name: 'exposed.txt', mimeType: 'text/plain', buffer: Buffer.from('login\nhanako\nnobody\n') }
      await page.locator('main input[type=file]').first().setInputFiles(file)
      await page.getByRole('button', { name: /^(照合する|Compare)$/ }).click()
      await page.getByText(/ID のみ 1|1 by ID alone/).waitFor()
    },
  },
  {
    name: 'campaign-own-conditions',
    path: `${kobe}/campaign`,
    act: async (page) => {
      await withCampaign(page)
      await page.getByRole('button', { name: /^(条件と時刻を決める|Set conditions and times)$/ }).click()
      await page.locator('main form select').first().selectOption('birth-date')
      await page.locator('main textarea').first().fill('10.1.0.0/16\nour campus')
    },
  },
  {
    name: 'campaign-desk',
    path: '/campaigns',
    act: async (page) => {
      await withCampaign(page)
      await page.locator('main input').first().fill('taro')
      await page.getByText('神戸 太郎').first().waitFor()
    },
  },
  {
    name: 'own-change',
    path: `${kobe}/campaign`,
    act: async (page) => {
      const id = await withCampaign(page)
      await page.goto(`/change/${doorOf(id)}`)
      await page.locator('input').first().waitFor()
    },
  },
  { name: 'quarantine', path: `${kobe}/containment?part=quarantine` },
  { name: 'incident-notices', path: `${kobe}/notices` },
  { name: 'incident-notice-write', path: `${kobe}/notices?form=notice` },
  { name: 'queries-none', path: '/incidents/2026-0002/queries' },
  { name: 'queries', path: `${kobe}/queries`, act: withHelpdesk },
  {
    name: 'queries-read',
    path: `${kobe}/queries`,
    act: async (page) => {
      await withHelpdesk(page)
      // By its name: whichever part of the page is there first, it has buttons too.
      await page.getByRole('button', { name: /^(第2版|Version 2)$/ }).click()
      await page.getByRole('dialog').locator('ins').first().waitFor()
    },
  },
  {
    name: 'helpdesk',
    path: '/helpdesk',
    act: async (page) => {
      await withHelpdesk(page)
      await page.locator('main ul li button').first().waitFor()
    },
  },
  { name: 'outbox', path: '/outbox' },
  { name: 'containment', path: `${kobe}/containment`, act: withContainment },
  {
    name: 'decisions',
    path: '/decisions',
    act: async (page) => {
      await page.goto(`${kobe}/containment`)
      await withContainment(page)
      await page.goto('/decisions')
    },
  },
  {
    name: 'decision',
    path: '/decisions/2026-0001-D1',
    act: async (page) => {
      await page.goto(`${kobe}/containment`)
      await withContainment(page)
      await page.goto('/decisions/2026-0001-D1')
    },
  },
  { name: 'clocks', path: '/clocks', act: withClocks },
  { name: 'incident-clocks', path: `${kobe}/clocks`, act: withClocks },
  { name: 'incident-plan', path: `${kobe}/plan`, act: withPlan },
  { name: 'incident-plan-board', path: `${kobe}/plan?view=board`, act: withPlan },
  { name: 'incident-plan-gantt', path: `${kobe}/plan?view=gantt`, act: withPlan },
  { name: 'tasks-easing', path: '/tasks?show=easing', act: withPlan },
  { name: 'incident-plan-meeting', path: `${kobe}/plan`, act: writtenMeeting },
  { name: 'incident-plan-asked', path: `${kobe}/plan?view=asked`, act: withPlan },
  {
    name: 'tasks',
    path: '/tasks',
    act: async (page) => {
      await withPlan(page)
      await page.locator('main table button').first().click()
      await page.getByRole('dialog').getByRole('heading').nth(1).waitFor()
    },
  },
  { name: 'recovery', path: `${kobe}/recovery`, act: withRecovery },
  { name: 'recovery-items', path: `${kobe}/recovery`, act: openedHeading },
  { name: 'recovery-handover', path: `${kobe}/recovery?part=handover`, act: withRecovery },
  { name: 'recovery-measures', path: `${kobe}/recovery?part=measures`, act: withRecovery },
  { name: 'recovery-measure-change', path: `${kobe}/recovery?part=measures`, act: changeMeasure },
  { name: 'recovery-damage', path: `${kobe}/recovery?part=damage`, act: withRecovery },
  { name: 'recovery-sweep', path: `${kobe}/recovery?part=sweep`, act: withRecovery },
  { name: 'recovery-sweep-unit', path: `${kobe}/recovery?part=sweep`, act: openedUnit },
  { name: 'recovery-outside', path: `${kobe}/recovery?part=outside`, act: withRecovery },
  { name: 'recovery-review', path: `${kobe}/recovery?part=review`, act: withRecovery },
  { name: 'recovery-affected', path: `${kobe}/recovery?part=affected`, act: withRecovery },
  { name: 'recovery-story', path: `${kobe}/recovery?part=story`, act: withRecovery },
  { name: 'recovery-cause', path: `${kobe}/recovery?part=cause`, act: withRecovery },
  { name: 'measures', path: '/measures', act: withRecovery },
  { name: 'recovery-affected-list', path: `${kobe}/recovery?part=affected`, act: withAffected },
  { name: 'find', path: '/find?q=192.168.100.1' },
  { name: 'find-none', path: '/find?q=zzzzqqqq' },
  { name: 'trends', path: '/trends' },
  { name: 'alerts-none', path: '/alerts?show=false-alarm' },
  { name: 'alerts', path: '/alerts', act: withAlerts },
  { name: 'alert', path: '/alerts', act: openFirst },
  { name: 'rule-try', path: '/alerts/rules/try' },
  { name: 'hunts', path: '/alerts/hunts', act: withHunt },
  { name: 'hunt', path: '/alerts/hunts', act: openHunt },
  { name: 'hunt-new', path: '/alerts/hunts?form=new' },
  { name: 'readiness', path: '/readiness', act: withReadiness },
  { name: 'readiness-new', path: '/readiness?form=machine' },
  { name: 'readiness-lesson', path: '/readiness', act: carriedLesson },
  { name: 'contract-new', path: '/readiness?form=contract' },
  { name: 'backups', path: '/backups' },
  { name: 'backup-new', path: '/backups?form=add' },
  { name: 'weaknesses', path: '/weaknesses' },
  { name: 'software', path: '/weaknesses?part=software' },
  { name: 'software-new', path: '/weaknesses?part=software&form=add' },
  { name: 'software-list', path: '/weaknesses?part=software&form=list' },
  { name: 'patches', path: '/weaknesses?part=diary' },
  { name: 'good-state', path: '/alerts/good-state' },
  { name: 'changes', path: '/alerts/changes' },
  { name: 'change-new', path: '/alerts/changes?form=add' },
  { name: 'unusual', path: '/alerts/unusual' },
  { name: 'rules', path: '/alerts/rules', act: withAlerts },
  { name: 'rule', path: '/alerts/rules?show=fired', act: openFirst },
  { name: 'rule-wrong', path: '/alerts/rules?show=wrong', act: openFirst },
  { name: 'logs-none', path: '/logs?q=zzzzqqqq' },
  {
    name: 'logs',
    path: '/logs?span=all',
    act: async (page) => {
      await withLogs(page)
      await page.locator('[data-open-line]').first().waitFor()
    },
  },
  { name: 'logs-line', path: '/logs?span=all&source=gate', act: openLine },
  {
    name: 'logs-incident',
    path: '/logs?span=all',
    act: async (page) => {
      await withLogs(page)
      for (const at of [0, 1]) await page.locator('td input[type=checkbox]').nth(at).click()
      await page.keyboard.press('a')
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  { name: 'logs-import', path: '/logs/import' },
  { name: 'logs-coverage', path: '/logs/coverage', act: withCoverage },
  { name: 'logs-sources', path: '/logs/sources', act: withLogs },
  { name: 'logs-source', path: '/logs/sources?source=gate', act: withLogs },
  { name: 'logs-days', path: '/logs/days' },
  {
    name: 'palette',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('192.168.100.1')
      await page.getByRole('option', { name: found }).first().waitFor()
    },
  },
  { name: 'incidents', path: '/incidents?phase=all' },
  { name: 'incidents-none', path: '/incidents?q=zzzzqqqq' },
  { name: 'incident-new', path: '/incidents?form=new' },
  { name: 'incident', path: kobe },
  { name: 'incident-record', path: `${kobe}/record` },
  { name: 'incident-drawn', path: `${kobe}/record?view=drawing` },
  { name: 'incident-situation', path: `${kobe}/situation` },
  { name: 'incident-people', path: `${kobe}/people` },
  { name: 'incident-observables', path: `${kobe}/observables` },
  { name: 'incident-evidence', path: `${kobe}/evidence` },
  { name: 'incident-evidence-add', path: `${kobe}/evidence?form=add` },
  { name: 'incident-collector', path: `${kobe}/evidence?form=collector` },
  { name: 'incident-reports', path: `${kobe}/reports` },
  { name: 'incident-paper', path: `${kobe}/paper` },
  {
    name: 'incident-write',
    path: kobe,
    act: async (page) => {
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  { name: 'incident-missing', path: '/incidents/1999-9999' },
  { name: 'inbox', path: '/inbox?state=all' },
  { name: 'inbox-none', path: '/inbox?q=zzzzqqqq' },
  { name: 'inbox-empty', path: '/inbox?noise=only' },
  { name: 'inbox-missing', path: '/inbox/R1999-9999' },
  { name: 'report', path: '/inbox/R2026-0001?state=all' },
  { name: 'report-signs', path: '/inbox/R2026-0012?state=all' },
  {
    name: 'inbox-bulk',
    path: '/inbox',
    act: async (page) => {
      for (const box of (await page.locator('li input[type=checkbox]').all()).slice(0, 3)) await box.click()
    },
  },
  ...(
    [
      ['incident', 'a'],
      ['merge', 'm'],
      ['dispose', 'e'],
    ] as const
  ).map(([name, key]) => ({
    name: `report-${name}`,
    path: '/inbox/R2026-0004',
    act: async (page: Page) => {
      await page.locator('[data-preview] h2').first().waitFor()
      await page.keyboard.press(key)
      await page.getByRole('dialog').getByRole('heading').first().waitFor()
    },
  })),
  { name: 'take-files', path: '/inbox?take=files' },
  { name: 'take-paste', path: '/inbox?take=paste' },
  { name: 'take-spoken', path: '/inbox?take=spoken' },
  { name: 'form', path: '/report', isDoor: true },
  { name: 'form-state-missing', path: '/report/r/aaaaaaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
  { name: 'missing', path: '/nowhere' },
]
