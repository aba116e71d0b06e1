// The case of Kobe University, 2003, from the exposed list to the last wave, on a throw-away university and a real directory.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { incidentApi } from '#src/respond/incident/api.ts'
import type { CampaignView } from './campaign.ts'
import { type Api, type Ask, destroyLetters, printLetters, runWave } from './cli.ts'
import type { OwnSlapd } from './cli-slapd.ts'
import { campaignCliWords } from './cli-words.ts'
import { doorOf } from './door.ts'
import type { University } from './simulation/university.ts'

type With = {
  readonly api: Api
  readonly incidents: ClientOf<typeof incidentApi>
  readonly slapd: OwnSlapd
  readonly school: University
  /** How many bundles to print; all when none is said. */
  readonly bundles?: number
  readonly lang: Language
  readonly tell: (text: string) => void
  /** How far letters or a wave are, again and again. */
  readonly progress: (text: string) => void
}

/** People who really go to the counter and change their passwords on the page; the others did it in an older system. */
const ownChanges = 8
const testUsers = 10

export async function simulate({
  api,
  incidents,
  slapd,
  school,
  bundles,
  lang,
  tell,
  progress,
}: With): Promise<{ ask: Ask; view: CampaignView }> {
  const t = speaker(campaignCliWords, lang)
  const { proportions: of, people } = school
  const list = (name: string, text: string) => [{ name, mediaType: 'text/csv', bytes: new TextEncoder().encode(text) }]
  let since = performance.now()
  const step = (key: keyof typeof campaignCliWords, facts = {}) => {
    tell(t('simulated.step', { text: t(key, facts), seconds: ((performance.now() - since) / 1_000).toFixed(1) }))
    since = performance.now()
  }
  const titles = {
    ja: [
      '掲示板サーバーへの不正侵入と利用者IDの流出',
      '全利用者のパスワード変更',
      'テストユーザー',
      '研究ユーザー',
      '学生ユーザー1',
      '学生ユーザー2',
    ],
    en: [
      'Break-in at a bulletin board, user IDs exposed',
      'New passwords for everybody',
      'Test users',
      'Researchers',
      'Students 1',
      'Students 2',
    ],
  }[lang]
  const { number } = await incidents.create({ title: titles[0]!, kinds: [] })
  const made = await api.create({ incident: number, title: titles[1]! })
  const ask: Ask = { incident: number, campaign: made.number }
  const { bindPassword } = slapd
  await api.change({
    ...ask,
    connector: { kind: 'ldap', url: slapd.url, bindDn: slapd.bindDn, base: slapd.base },
    letter: letterIn,
  })
  await api.loadDirectory({ ...ask, bindPassword })
  step('simulated.directory', { count: people.length })
  await api.match({ ...ask, scope: 'same', bindPassword }, list('.htpasswd', school.exposed))
  await api.load({ ...ask, list: 'removal', reason: '卒業・退職' }, list('removal.csv', school.removal))
  step('simulated.matched')
  const { key } = await api.makeKey(ask)
  await api.connect({ ...ask, bindPassword })
  await api.change({ ...ask, isOpen: true })
  const own = new Set<string>()
  for (const { login } of people.slice(of.target - Math.min(ownChanges, of.changed), of.target)) {
    const { secret } = await api.reissue({ ...ask, login, identity: '学生証を窓口で確認' })
    await api.changeOwn({ door: doorOf(made.id), login, code: secret, password: `rehearsal of ${login}, 17 syllables` })
    own.add(login)
  }
  await api.load({ ...ask, list: 'outcomes' }, list('outcomes.csv', school.outcomes(own)))
  await api.change({ ...ask, isOpen: false })
  step('simulated.own')
  const open = of.target - of.changed - of.failed
  const stated = { exposed: of.exposed, matched: of.matched, removed: of.removed, target: of.target }
  await api.reconcile({
    ...ask,
    stated: { ...stated, changed: of.changed, 'system-failed': of.failed, 'not-yet': open },
  })
  const half = Math.ceil((of.target - of.researchers) / 2)
  await api.plan({
    ...ask,
    plan: planOf2003,
    waves: [
      { name: titles[2]!, limit: testUsers },
      { name: titles[3]!, groups: ['researcher'] },
      { name: titles[4]!, groups: ['student'], limit: Math.min(half, Math.max(1, Math.floor(open / 2))) },
      { name: titles[5]!, groups: ['student'] },
    ],
  })
  await api.approve({ ...ask, by: lang === 'ja' ? '大学執行部' : 'Executive board', reason: '' })
  const out = await mkdtemp(join(tmpdir(), 'hikeshi-letters-'))
  try {
    const { rows } = await api.bundle(ask)
    const wanted = rows.slice(0, bundles ?? rows.length).map((one) => one.position)
    await printLetters(api, ask, { key, out, bundles: wanted, size: 200, lang }, (done, all) =>
      progress(t('printed', { done, all })),
    )
    await destroyLetters(
      api,
      ask,
      out,
      lang === 'ja' ? '印刷後に上書きして削除' : 'overwritten and deleted after printing',
    )
  } finally {
    await rm(out, { recursive: true, force: true })
  }
  step('simulated.letters')
  for (const { position, name } of (await api.show(ask)).waves) {
    await runWave(api, ask, { wave: position, backup: 'slapcat 2003-07-01', key, bindPassword }, (now) =>
      progress(t('progress', { ...now })),
    )
    const services = lang === 'ja' ? 'メール、演習室の端末' : 'Mail, computers of the classroom'
    await api.testWave({
      ...ask,
      wave: position,
      key,
      percent: 1,
      services,
      witness: lang === 'ja' ? '業者A' : 'Vendor A',
    })
    await api.wave({ ...ask, wave: position, act: 'decide', go: true })
    step('simulated.wave', { name })
  }
  // What was open is forced now; everything else stays as it was counted at the cut-off.
  const after = { ...stated, changed: of.changed, 'system-failed': 0, 'not-yet': 0, forced: open + of.failed }
  return { ask, view: await api.reconcile({ ...ask, stated: after }) }
}

const planOf2003 = {
  phases: [
    { kind: 'own-change' as const, from: '2003-06-17T15:00:00Z', to: '2003-06-30T15:00:00Z' },
    { kind: 'stop' as const, from: '2003-07-01T00:00:00Z', to: '2003-07-04T15:00:00Z' },
    { kind: 'print' as const, from: '2003-07-01T00:00:00Z', to: '2003-07-02T00:00:00Z' },
    { kind: 'forced-change' as const, from: '2003-07-04T09:00:00Z', to: '2003-07-06T15:00:00Z' },
    { kind: 'handing-out' as const, from: '2003-07-07T00:00:00Z', to: null },
  ],
  kept: [{ name: '月曜1限', from: '2003-07-06T23:50:00Z', to: '2003-07-07T01:20:00Z' }],
}
const letterIn = {
  dueAt: '2026-12-25T08:00:00Z',
  ja: [
    'これまでのパスワードは使えません。この紙のパスワードでログインしてください。',
    '最初にログインしたら、ご自分で決めたパスワードに変更してください。',
    'メールソフトやスマートフォンに保存したパスワードも変更してください。',
  ],
  en: [
    'Your old password no longer works. Sign in with the one on this sheet.',
    'Change it to one of your own when you first sign in.',
    'Change it in your mail program and on your phone as well.',
  ],
}
