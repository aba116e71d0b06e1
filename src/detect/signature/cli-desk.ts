// `hikeshi rule list|show|save|versions|diff|restore|remove|off|on`: the rules of a desk and care of them (S1-37).
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Facts } from '#src/detect/log/cli.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { RuleVersion, signatureApi } from './api.ts'
import { deskCliWords } from './desk-cli-words.ts'
import type { RuleRow } from './rule-row.ts'

type Client = ClientOf<typeof signatureApi>
type Given<K extends keyof Client> = Parameters<Client[K]>[0]

/** A rule may hold what would command the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const visible = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')

function rowText(row: RuleRow, { lang, zone }: Facts): string {
  const t = speaker(deskCliWords, lang)
  const state = !row.ok ? 'wrong' : row.isOff ? 'off' : row.sees?.length === 0 ? 'blind' : 'on'
  const until = row.untilAt === null ? 'none' : formatInstant(row.untilAt, { lang, zone, named: false })
  return [
    t(`state.${state}`, { until }),
    (row.level ?? '-').padEnd(13),
    visible(row.title ?? row.file),
    t('row.counts', { matches: row.matches, falseAlarms: row.falseAlarms }),
    ...(row.lagDays === null ? [] : [t('row.lag', { days: row.lagDays })]),
    visible(row.key),
  ].join('  ')
}

export async function listDeskRules(
  client: Pick<Client, 'rules'>,
  given: Given<'rules'>,
  facts: Facts,
): Promise<number> {
  const t = speaker(deskCliWords, facts.lang)
  const { rules, total } = await client.rules(given)
  for (const row of rules) facts.out(facts.json ? JSON.stringify(row) : rowText(row, facts))
  if (total === 0) facts.err(t('none'))
  if (total > rules.length) facts.err(t('more', { count: total - rules.length }))
  return 0
}

/** 1 when something is wrong with the rule. */
export async function showDeskRule(client: Pick<Client, 'rule'>, key: string, facts: Facts): Promise<number> {
  const t = speaker(deskCliWords, facts.lang)
  const rule = await client.rule({ key })
  if (facts.json) facts.out(JSON.stringify(rule))
  else {
    facts.out(rowText(rule, facts))
    if (rule.isOff) facts.out(t('off.why', { by: visible(rule.setBy), reason: visible(rule.reason) }))
    for (const { line, message } of [...rule.problems, ...rule.warnings])
      facts.out(`${visible(rule.file)}:${line}: ${visible(message)}`)
    if (rule.sees !== null) facts.out(t('sees', { sees: rule.sees.join(', ') || '0' }))
    if (rule.lacks.length > 0) facts.out(t('lacks', { lacks: visible(rule.lacks.join(' / ')) }))
    for (const { title, key: filter, isOff } of rule.filters)
      facts.out(t('filter', { title: visible(title), key: visible(filter), isOff }))
    facts.out(`\n${visible(rule.text)}`)
  }
  return rule.ok ? 0 : 1
}

/** 1 when one of the rules in it is wrong; it is kept all the same, and named. */
export async function saveDeskRules(
  client: Pick<Client, 'uploadRules'>,
  {
    files,
    reason,
  }: { readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]; readonly reason: string },
  facts: Facts,
): Promise<number> {
  const t = speaker(deskCliWords, facts.lang)
  const sent = files.map((file) => ({ ...file, mediaType: 'text/yaml' }))
  const { outcomes } = await client.uploadRules({ reason }, sent)
  for (const one of outcomes) {
    const { file, rules, wrong, problem } = one
    if (facts.json) facts.out(JSON.stringify(one))
    else facts.out(problem === null ? t('saved', { file, rules, wrong }) : t('unread', { file }))
  }
  return outcomes.some(({ wrong, problem }) => wrong > 0 || problem !== null) ? 1 : 0
}

function sayVersions(versions: readonly RuleVersion[], facts: Facts): void {
  const t = speaker(deskCliWords, facts.lang)
  for (const one of versions) {
    const at = formatInstant(one.savedAt, { lang: facts.lang, zone: facts.zone, named: false })
    const { no, isGone, isNow, savedBy, reason } = one
    const text = [t('version', { no, isGone, isNow }), at, visible(savedBy), visible(reason)].join('  ')
    facts.out(facts.json ? JSON.stringify(one) : text)
  }
  if (versions.length === 0) facts.err(t('versions.none'))
}

export async function listVersions(client: Pick<Client, 'ruleVersions'>, name: string, facts: Facts): Promise<number> {
  sayVersions((await client.ruleVersions({ name })).versions, facts)
  return 0
}

const marks = { same: '  ', added: '+ ', removed: '- ' } as const

/** 1 when they differ. */
export async function diffVersions(
  client: Pick<Client, 'ruleDifference'>,
  given: Given<'ruleDifference'>,
  facts: Facts,
): Promise<number> {
  const { parts } = await client.ruleDifference(given)
  for (const part of parts) {
    if (facts.json) facts.out(JSON.stringify(part))
    else for (const line of part.text.replace(/\n$/, '').split('\n')) facts.out(marks[part.kind] + visible(line))
  }
  return parts.some(({ kind }) => kind !== 'same') ? 1 : 0
}

export async function restoreVersion(
  client: Pick<Client, 'restoreRules'>,
  given: Given<'restoreRules'>,
  facts: Facts,
): Promise<number> {
  sayVersions((await client.restoreRules(given)).versions, facts)
  return 0
}

export async function switchDeskRule(
  client: Pick<Client, 'switchRule'>,
  given: Given<'switchRule'>,
  facts: Facts,
): Promise<number> {
  const row = await client.switchRule(given)
  facts.out(facts.json ? JSON.stringify(row) : rowText(row, facts))
  return 0
}
